/** The shape is right, and single values are of another kind. */
import { type Faults, late, replacing, rewriting } from "./fault.ts";

const DECIMAL = /^-?\d+(\.\d+)?$/;

const isLeaf = (value: unknown) => typeof value !== "object" || value === null;

/** One more than the largest whole number that every reader holds exactly. */
const HUGE = "9007199254740993";

export const valueFaults: Faults = {
  numbers: late(
    "amounts, and all other numbers in quotes, as plain numbers",
    replacing((value) => (typeof value === "string" && DECIMAL.test(value) ? Number(value) : value)),
  ),
  strings: late(
    "ids, and all other plain numbers, in quotes",
    replacing((value) => (typeof value === "number" ? String(value) : value)),
  ),
  "null-values": late(
    "null in place of every value",
    replacing((value) => (isLeaf(value) ? null : value)),
  ),
  "huge-ids": late(
    `${HUGE} in place of every id`,
    rewriting((json) => json.replace(/("(?:order|refill|service)":"?)\d+/g, `$1${HUGE}`)),
  ),
};
