/** Which findings are the same: within a run, and from one run to the next. */
import type { Finding, Rule } from "../findings.ts";

/** Rules whose findings differ by what was found: each unknown word is a finding of its own. */
const TOLD_BY_VALUE: ReadonlySet<Rule> = new Set([
  "unknown-value",
  "reworded",
  "other-currency",
  "http-status",
  "redirect",
  "content-type",
  "encoding",
]);

/** A place without the number of its row, or the id of its item: `/2/rate` and `/7/rate` are both the same place. */
function placeOf(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, "/*");
}

/**
 * The same in two runs for the same break of the contract, however often and with whatever value it is met. Baselines and
 * code scanners go by it.
 */
export function identityOf({ rule, operation, pointer, severity, documented }: Finding): string {
  return JSON.stringify([rule, operation, placeOf(pointer), severity, withoutNumbers(documented)]);
}

/** The same within a run for findings that are told as one: the identity, and the kind of value that was found. */
export function groupOf(finding: Finding): string {
  return `${identityOf(finding)} ${kindOf(finding)}`;
}

function kindOf({ rule, found }: Finding): string {
  if (rule === "http-status" || rule === "redirect") return found;
  return withoutNumbers(TOLD_BY_VALUE.has(rule) ? found : (found.split(" ", 1)[0] ?? ""));
}

/** Documented texts name ids and amounts of other answers now and then. */
function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, "*");
}
