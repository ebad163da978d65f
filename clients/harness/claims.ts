/** Holds what an error says became of an order, a refill or a cancel against what the server knows. */
import { isWrite } from "../../src/operations.ts";
import type { Problem, Script } from "./script.ts";
import type { Answer, Failure } from "./vector.ts";

/** Whoever believes one of these where something may exist sends it again, and pays twice. */
const SAFE_TO_REPEAT = ["not-sent", "refused"];

/** Undefined for a true claim, and for calls that only read: nothing becomes of them. */
export function problemOfClaim({ vector, arrived }: Script, failure: Failure): Problem | undefined {
  if (!isWrite(vector.operation)) return undefined;
  const { outcome = "nothing" } = failure;
  const possible = outcomesOf(failure, arrived === 0 ? undefined : vector.calls[arrived - 1]?.answer);
  if (possible.includes(outcome)) return undefined;
  const isSafe = (one: string) => SAFE_TO_REPEAT.includes(one);
  const grave = isSafe(outcome) && !possible.some(isSafe);
  return { text: `its error says that the outcome is ${outcome}, and it is ${possible.join(" or ")}`, grave };
}

/** What may be said, from the last answer that was given. Not every runtime can tell that nothing was sent. */
function outcomesOf({ kind }: Failure, answer: Answer | undefined): string[] {
  if (kind === "input") return ["not-sent"];
  if (!answer) return ["not-sent", "unknown"];
  const { status = 200, body = "" } = answer;
  if (kind === "http") return /^4(?!08|25|99)/.test(String(status)) ? ["refused"] : ["unknown"];
  // Some clients tell that an order exists whose id they cannot read.
  if (kind === "unexpected") return ["unknown", "done"];
  if (kind !== "refused" && kind !== "rate_limited") return ["unknown"];
  // An order that is named beside an error exists.
  return /"order"\s*:\s*(?!null)/.test(body) ? ["unknown", "done"] : ["refused"];
}
