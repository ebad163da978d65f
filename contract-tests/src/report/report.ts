/**
 * What a run found, as data. Every format is written from it, and `--report json` writes it as it is, so its fields are
 * public: they follow the JSON Schema in `contract-tests/report.schema.json`, and `version` changes when one of them does.
 *
 * It holds no times and no durations: the same answers give the same bytes.
 */
import type { Finding, Severity } from "../findings.ts";

export type Report = {
  version: 1;
  tool: { name: "autostagram-contract"; version: string };
  command: "verify" | "check-recording" | "proxy";
  /** The address of the panel, or the name of the recording. Never with credentials. */
  target: string;
  verdict: Verdict;
  /** Why the run ended before its end; null when it did not. */
  cut: Cut | null;
  /** Calls made, or judged. */
  calls: number;
  /** Findings by severity, equal ones counted once. */
  counts: Record<Severity, number>;
  /** Whole per cent of the cells that could be covered. */
  coverage: number;
  matrix: MatrixLine[];
  /** Worst first, then by operation in the order of the description, then by pointer. */
  findings: ReportFinding[];
  /** With a baseline: what the earlier report had and this one has not. Null without one. */
  gone: ReportFinding[] | null;
  /** What could not be judged, and why: no answer, HTML, too many calls. */
  unverified: Unverified[];
  /** The calls, or the first thousand of them. */
  probes: ReportProbe[];
  /** How much was met beside what is listed: the lists end somewhere, so that a proxy can run for days. */
  leftOut: { findings: Record<Severity, number>; unverified: number; probes: number };
};

/**
 * What is known of the panel, whatever the baseline and the flags of the run say: those decide the exit code alone.
 * `unverified`: something had no answer that can be judged, the run was cut, or nothing was looked at. `broken` weighs more.
 */
type Verdict = "conforms" | "broken" | "unverified";

export type Cut = "interrupted" | "terminated" | "unreachable" | "max-time" | "balance-changed";

export type MatrixLine = {
  operation: string;
  success: Cell;
  refused: Cell;
  /** `not-applicable` for operations that take no list. */
  failingItem: Cell;
  /** Documented fields of the answer, and those that no answer showed. */
  fields: { seen: string[]; unseen: string[] };
};

export type Cell = {
  state: "ok" | "failed" | "not-covered" | "not-applicable";
  /** Answers that were judged for this cell. */
  judged: number;
  /** Why it is not covered, and what would cover it. */
  why: string | null;
};

/** Equal findings are one: same rule, same severity, same place but for the row or id. */
export type ReportFinding = Finding & {
  /** Whether it puts the key or the account at risk. */
  security: boolean;
  /** The probe that found it first; for recordings and the proxy, the place of the call, such as `line 7`. */
  probe: string;
  /** How often it was met. */
  count: number;
  /** Where, the first twenty; `pointer` is the first of them. */
  pointers: string[];
  /** What the panel's owner, or its user, can do about it. */
  advice: string;
  /** The call once more, with `$AUTOSTAGRAM_KEY` for the key. Empty where there is no call to show. */
  curl: string;
  /** With a baseline: whether the earlier report had it. Null without one. */
  since: "new" | "unchanged" | null;
};

/** Equal ones are one: same operation, same reason. */
export type Unverified = {
  operation: string;
  /** The probe that met it first. */
  probe: string;
  reason: string;
  count: number;
};

export type ReportProbe = {
  id: string;
  operation: string;
  /** What it asks, in a few words. */
  title: string;
  outcome: "answered" | "refused" | "unverified" | "skipped";
  /** The worst finding that it met, listed with it or with an earlier probe that met the same. Null without any. */
  worst: Severity | null;
  /** Why it was skipped or could not be verified. */
  reason: string | null;
};
