/** Gathers what was made of many calls, one after another, into one report. Keeps no more of a million than of a thousand. */
import manifest from "../../package.json" with { type: "json" };
import type { Description } from "../description.ts";
import type { Severity } from "../findings.ts";
import type { Column, Judged } from "../judged.ts";
import { type Coverage, createCoverage } from "./coverage.ts";
import type { Mask } from "./curl.ts";
import { shortened } from "./escape.ts";
import { createFindings, createUnjudged, type Findings, type Unjudged } from "./groups.ts";
import { byPlace, type Rank, rankOf, worstOf } from "./ordering.ts";
import type { Cut, Report, ReportFinding, ReportProbe } from "./report.ts";

/** What one call is for. */
type Probe = {
  /** For recordings and the proxy the place of the call, such as `line 7`. */
  id: string;
  title: string;
  /**
   * The cells that it is meant to fill, so that each cell that stays empty has the right reason.
   * @default all of its operation
   */
  covers?: readonly Column[];
};

export type Collector = {
  /** Takes in what was made of one call. */
  add(probe: Probe, judged: Judged): void;
  /** Notes a call that was not made. */
  skip(probe: Probe & { operation: string }, reason: string): void;
  /** Notes why a cell cannot be covered, where no probe says it. */
  whyNot(operation: string, column: Column, reason: string): void;
  /** Everything so far. Can be asked again. */
  report(cut: Cut | null): Report;
};

export type CollectorOptions = {
  command: Report["command"];
  /** An address, or the name of a recording. */
  target: string;
  /** Takes the key out of everything that enters the report. */
  mask: Mask;
  /** @default that of this package */
  version?: string;
};

/** Characters of one text of strangers. */
const LONGEST = 500;

/** Calls that are listed one by one. */
const MOST_PROBES = 1_000;

export function createCollector(description: Description, options: CollectorOptions): Collector {
  const clean = (text: string) => shortened(options.mask(text), LONGEST);
  const gathered: Gathered = {
    rank: rankOf(description.operations.map(({ id }) => id)),
    coverage: createCoverage(description),
    findings: createFindings(clean, options.mask),
    unverified: createUnjudged(),
    probes: createProbes(),
    calls: 0,
  };
  const { coverage, findings, unverified, probes } = gathered;

  return {
    add({ id, title, covers }, judged) {
      gathered.calls += 1;
      const { operation, outcome, call } = judged;
      const reason = outcome === "unverified" ? clean(judged.reason ?? "no answer that can be judged") : null;
      for (const finding of judged.findings) findings.add(finding, { probe: id, call });
      if (reason !== null) unverified.add({ operation, probe: clean(id), reason });
      coverage.add(judged, { meant: covers, reason });
      const worst = worstOf(judged.findings.map(({ severity }) => severity));
      probes.add(() => ({ id: clean(id), operation, title: clean(title), outcome, worst, reason }));
    },
    skip({ id, title, operation, covers }, given) {
      const reason = clean(given);
      coverage.skip(operation, { meant: covers, reason });
      probes.add(() => ({ id: clean(id), operation, title: clean(title), outcome: "skipped", worst: null, reason }));
    },
    whyNot: (operation, column, reason) => coverage.whyNot(operation, column, clean(reason)),
    report: (cut) => reportOf(gathered, { ...options, target: clean(options.target) }, cut),
  };
}

type Gathered = {
  rank: Rank;
  coverage: Coverage;
  findings: Findings;
  unverified: Unjudged;
  probes: Probes;
  calls: number;
};

function reportOf(gathered: Gathered, { command, target, version }: CollectorOptions, cut: Cut | null): Report {
  const { rank, calls } = gathered;
  const findings = gathered.findings.list().sort(byPlace(rank));
  const unverified = gathered.unverified.list().sort((a, b) => rank(a.operation) - rank(b.operation));
  const { matrix, share } = gathered.coverage.read();
  const counts = countsOf(findings);
  return {
    version: 1,
    tool: { name: "autostagram-contract", version: version ?? manifest.version },
    command,
    target,
    verdict: verdictOf(counts, cut !== null || unverified.length > 0 || share === 0),
    cut,
    calls,
    counts,
    coverage: share,
    matrix,
    findings,
    gone: null,
    unverified,
    probes: gathered.probes.list(),
    leftOut: leftOutOf(gathered),
  };
}

function leftOutOf({ findings, unverified, probes }: Gathered): Report["leftOut"] {
  return { findings: findings.leftOut(), unverified: unverified.leftOut(), probes: probes.leftOut() };
}

function countsOf(findings: readonly ReportFinding[]): Record<Severity, number> {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { breaking: of("breaking"), drift: of("drift"), tolerated: of("tolerated") };
}

/** What is broken stays broken, whatever else could not be said. */
function verdictOf({ breaking }: Record<Severity, number>, isOpen: boolean): Report["verdict"] {
  if (breaking > 0) return "broken";
  return isOpen ? "unverified" : "conforms";
}

type Probes = { add(make: () => ReportProbe): void; list(): ReportProbe[]; leftOut(): number };

function createProbes(): Probes {
  const listed: ReportProbe[] = [];
  let leftOut = 0;
  return {
    add(make) {
      if (listed.length < MOST_PROBES) listed.push(make());
      else leftOut += 1;
    },
    list: () => listed.map((probe) => ({ ...probe })),
    leftOut: () => leftOut,
  };
}
