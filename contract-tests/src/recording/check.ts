/** Judges the calls of a recording, one after another. */
import { NO_OPERATION } from "../judge.ts";
import type { Judged } from "../judged.ts";
import type { Recorded } from "./entry.ts";
import { readAsked } from "./fields.ts";
import type { Vault } from "./mask.ts";
import type { IsPanelCall } from "./panel.ts";
import { type JudgeTraffic, unverified } from "./traffic.ts";

type Checker = {
  traffic: JudgeTraffic;
  isPanelCall: IsPanelCall;
  vault: Vault;
  /** Takes what was made of each call. */
  add(place: string, judged: Judged): void;
};

/** How many calls were judged, and how many went elsewhere. */
export type Counts = { judged: number; leftOut: number };

const CUT_OFF = "the recording is cut off here";

/** What comes before the signal is judged, and the rest is not read. */
export async function checkRecording(
  checker: Checker,
  calls: AsyncIterable<Recorded>,
  signal: AbortSignal,
): Promise<Counts> {
  const counts = { judged: 0, leftOut: 0 };
  try {
    for await (const recorded of calls) {
      const judged = recorded.isCutOff ? unverified(NO_OPERATION, CUT_OFF) : await judge(checker, recorded);
      if (judged) checker.add(recorded.place, judged);
      counts[judged ? "judged" : "leftOut"]++;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return counts;
}

/** Undefined when the call goes elsewhere. */
async function judge({ traffic, isPanelCall, vault }: Checker, recorded: Recorded): Promise<Judged | undefined> {
  const { call, form, answer } = recorded;
  const asked = await readAsked(call, form);
  const mask = vault.add(asked.keys);
  return isPanelCall(call, asked) ? traffic.judge({ call, asked, answer: answer() }, mask) : undefined;
}
