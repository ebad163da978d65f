/** A run of the probes against a panel, one call after another, and the report of it. */
import { Interruption } from "../../../src/cli/exit.ts";
import { createMask } from "../../../src/internal/mask.ts";
import { reasonOf } from "../../../src/reasons.ts";
import { createExaminer, type Examine } from "../examine.ts";
import type { Answer, Call } from "../exchange.ts";
import type { Column, Judged } from "../judged.ts";
import { layoutsOf } from "../layouts.ts";
import { isList } from "../lists.ts";
import { readAnswer } from "../readAnswer.ts";
import { createCollector } from "../report/collect.ts";
import type { Cut, Report } from "../report/report.ts";
import { NoAnswer, send as sendOverNetwork } from "../send.ts";
import { type Unwrapped, unwrapped } from "../shapes.ts";
import { isRefusal } from "../wire.ts";
import { FIRST_BALANCE } from "./account.ts";
import { MACHINE } from "./clock.ts";
import type { VerifyOptions } from "./options.ts";
import { openCells, planProbes } from "./plan.ts";
import type { Look, Probe, Seen } from "./probe.ts";

/** Never rejects for what a panel does. What was seen is in the report, also when the run was cut. */
export async function verify(options: VerifyOptions): Promise<Report> {
  const { description, key, url } = options;
  const collector = createCollector(description, { command: "verify", target: url, mask: createMask(key) });
  for (const { operation, column, reason } of openCells(options)) collector.whyNot(operation, column, reason);
  const run = createRun(options);
  for (const probe of planProbes(options)) {
    const judged = await run.ask(probe);
    const asked = { id: probe.id, title: probe.title, operation: probe.operation, covers: aimOf(probe) };
    if (typeof judged === "string") collector.skip(asked, judged);
    else collector.add(asked, judged);
  }
  return collector.report(run.cut ?? null);
}

/** The cells of the matrix that a probe is sent for. */
function aimOf({ judge, owed, operation }: Probe): Column[] {
  if (judge) return [];
  if (owed === "refused") return ["refused"];
  return isList(operation) ? ["success", "failingItem"] : ["success"];
}

/** Operations without an answer, one after another, after which the panel is taken to be gone. One alone may be at fault. */
const PATIENCE = 2;

const WHY_CUT: Record<Cut, string> = {
  interrupted: "the run was interrupted",
  terminated: "the run was ended",
  unreachable: "the panel could not be reached any more",
  "max-time": "the time of the run was over",
  "balance-changed": "the run stopped, because the balance or the order had changed",
};

type Run = {
  /** What was made of the answer; a text when the call was not made, with the reason. */
  ask: (probe: Probe) => Promise<Judged | string>;
  readonly cut: Cut | undefined;
};

function createRun(options: VerifyOptions): Run {
  const { description, key, signal, maxTime = Number.POSITIVE_INFINITY, timeout = DEADLINE, onProbe } = options;
  const { clock = MACHINE, send = sendOverNetwork } = options;
  const examine = createExaminer(description);
  const seen = new Map<string, Unwrapped & { judged: Judged }>();
  const layouts = layoutsOf(description);
  const wait = createPace(options);
  const end = clock.now() + maxTime;
  let cut: Cut | undefined;
  const lost = new Set<string>();

  const why = (probe: Probe) => {
    if (!cut && signal?.aborted) cut = cutBy(signal);
    if (!cut && clock.now() > end) cut = "max-time";
    return cut ? WHY_CUT[cut] : (whyLocked(probe, key, seen) ?? probe.unless?.(seen));
  };

  const ask = async (probe: Probe): Promise<Judged | string> => {
    const reason = why(probe);
    if (reason !== undefined) return reason;
    onProbe?.(probe.id);
    const call = probe.prepare?.(seen) ?? probe.call;
    try {
      await wait();
      // The time of the run can end while its pace is kept.
      const late = why(probe);
      if (late !== undefined) return late;
      const answer = await send(call, { timeout, signal });
      lost.clear();
      return take(probe, call, answer);
    } catch (error) {
      return takeFailure(probe, call, error);
    }
  };

  const take = (probe: Probe, call: Call, answer: Answer): Judged => {
    const { value: whole } = readAnswer(answer.body);
    const layout = layouts.get(probe.operation);
    const data = layout ? unwrapped(whole, layout.container, layout.fields) : { value: whole, base: "" };
    const judged = look(examine, { probe, call, key, sight: { ...data, answer, seen } });
    seen.set(probe.id, { judged, ...data });
    if (judged.findings.some(({ rule }) => rule === "balance-changed")) cut = "balance-changed";
    return judged;
  };

  const takeFailure = (probe: Probe, call: Call, error: unknown): Judged | string => {
    if (!(error instanceof NoAnswer)) {
      if (!signal?.aborted) throw error;
      cut = cutBy(signal);
      return WHY_CUT[cut];
    }
    const judged = { operation: probe.operation, covers: [], fields: [], findings: [], call };
    if (probe.mayFail) return { ...judged, outcome: "refused" };
    lost.add(probe.operation);
    if (error.isUnreachable || lost.size >= PATIENCE) cut = "unreachable";
    return { ...judged, outcome: "unverified", reason: error.message };
  };

  return {
    ask,
    get cut() {
      return cut;
    },
  };
}

/** Milliseconds; a panel that takes longer for one call than this is of no use to anybody. */
const DEADLINE = 30_000;

/** Calls begin at least so far apart. */
function createPace({ pace = 0, signal, clock = MACHINE }: VerifyOptions): () => Promise<void> {
  let next = 0;
  return async () => {
    const left = next - clock.now();
    if (left > 0) await clock.sleep(left, signal);
    next = clock.now() + pace;
  };
}

function cutBy({ reason }: AbortSignal): Cut {
  return reason instanceof Interruption && reason.code === 143 ? "terminated" : "interrupted";
}

/** A panel that does not know the key says the same to every call. */
function whyLocked({ call }: Probe, key: string, seen: Seen): string | undefined {
  const first = seen.get(FIRST_BALANCE)?.value;
  const isLocked = isRefusal(first) && reasonOf(first.error) === "invalid_key";
  const usesKey = new URLSearchParams(call.body).get("key") === key;
  return isLocked && usesKey ? "the panel does not let the key in" : undefined;
}

type Sight = { probe: Probe; call: Call; key: string; sight: Look };

function look(examine: Examine, { probe, call, key, sight }: Sight): Judged {
  const { answer, seen } = sight;
  const { operation, owed, refine, judge } = probe;
  if (judge) return judge(call, sight);
  const isKeyKnown = seen.get(FIRST_BALANCE)?.judged.outcome === "answered";
  const judged = examine({ call, answer }, { secrets: [key], operation, isKeyKnown, ...(owed ? { owed } : {}) });
  // Of what cannot be verified no probe can tell more.
  return refine && judged.outcome !== "unverified" ? refine(judged, sight) : judged;
}
