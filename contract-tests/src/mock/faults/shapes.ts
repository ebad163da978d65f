/** The answer is JSON, and has another shape. */
import { type Faults, late, reshaping, rewriting } from "./fault.ts";

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** An id that nobody asked for. */
const FOREIGN = 999_999_999;

function swapped(answer: unknown): unknown {
  if (Array.isArray(answer)) return { ...answer };
  const values = isRow(answer) ? Object.values(answer) : [];
  return values.length > 0 && values.every(isRow) ? values : [answer];
}

/** The first item is missing, and another stands there instead. */
function otherItems(answer: unknown): unknown {
  if (Array.isArray(answer)) {
    const [first, ...rest] = answer;
    return isRow(first) ? [...rest, renumbered(first)] : answer;
  }
  const entries = isRow(answer) ? Object.entries(answer) : [];
  if (entries.length === 0 || !entries.every(([, value]) => isRow(value))) return answer;
  return Object.fromEntries([...entries.slice(1), [FOREIGN, { error: "Incorrect order ID" }]]);
}

function renumbered(row: Record<string, unknown>): Record<string, unknown> {
  const [id] = ["order", "refill", "service"].filter((name) => typeof row[name] === "number");
  return id === undefined ? row : { ...row, [id]: FOREIGN };
}

/** Names that an object has before anybody gives it one. Written as text: a literal with `__proto__` would set it. */
const INHERITED = '"__proto__":{"polluted":true},"constructor":{"error":"Incorrect order ID"},"toString":"1",';

export const shapeFaults: Faults = {
  null: late(
    "null",
    reshaping(() => null),
  ),
  "empty-object": late(
    "an object without fields",
    reshaping(() => ({})),
  ),
  "empty-list": late(
    "a list without items",
    reshaping(() => []),
  ),
  envelope: late(
    'the answer inside {"data":…}',
    reshaping((data) => ({ data })),
  ),
  "swapped-list": late("a list in place of an object, an object in place of a list", reshaping(swapped)),
  "other-items": late(
    "a list or map without its first item, and with one that nobody asked for",
    reshaping(otherItems),
  ),
  "proto-keys": late(
    "fields more, called __proto__, constructor and toString",
    rewriting((json) => json.replace(/\{(?=")/, `{${INHERITED}`)),
  ),
  "duplicate-keys": late(
    "the first field twice, first as null",
    rewriting((json) => json.replace(/\{("(?:[^"\\]|\\.)*"):/, "{$1:null,$1:")),
  ),
};
