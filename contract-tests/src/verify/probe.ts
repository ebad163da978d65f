/** A probe: one call, what it must be answered with, and what it can reveal. */
import type { Answer, Call } from "../exchange.ts";
import type { Kind } from "../judge.ts";
import type { Judged } from "../judged.ts";
import type { Unwrapped } from "../shapes.ts";
import { isRefusal } from "../wire.ts";

export type Probe = {
  /** Stable; findings name it. */
  id: string;
  operation: string;
  /** What it asks, in a few words. */
  title: string;
  /** What an answer could reveal. */
  reveals: string;
  call: Call;
  /** The call where it depends on earlier answers; `call` then shows its form. */
  prepare?: (seen: Seen) => Call;
  /** Both data and a refusal are fine where it is left out. */
  owed?: Kind;
  /** Why it is not to be sent after what was seen so far; undefined when it may be. */
  unless?: (seen: Seen) => string | undefined;
  /** Looks at the answer for what this probe alone can tell, and gives what is to be reported. */
  refine?: (judged: Judged, look: Look) => Judged;
  /** Judges the answer where it is not that of an operation: where the question is whether a way in is open. */
  judge?: (call: Call, look: Look) => Judged;
  /** Whether no answer is as good as a refusal. */
  mayFail?: boolean;
};

/** What a probe looks at: the answer, what was parsed from it, out of any envelope, where it lay there, and the answers before. */
export type Look = Unwrapped & { answer: Answer; seen: Seen };

/** The answers so far, by probe. */
export type Seen = ReadonlyMap<string, Unwrapped & { judged: Judged }>;

/** Whether a call was refused in the documented way, and not for what only comes after the key. */
export function wasRefused(seen: Seen, id: string): boolean {
  const found = seen.get(id);
  if (found?.judged.outcome !== "refused" || !isRefusal(found.value)) return false;
  return found.judged.findings.every(({ rule }) => rule !== "key-accepted");
}
