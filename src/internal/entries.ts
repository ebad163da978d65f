/** Reads the answers of list operations: one entry for each id asked, in the order asked. */
import type { Entry } from "../entries.ts";
import { reasonOf } from "../reasons.ts";
import { type Read, textOf } from "./answers.ts";
import { type Answer, refusalIn } from "./call.ts";

/** Finds what stands in an answer for each id. A Map, because a plain object would answer for `constructor`. */
export type Index = (answer: Answer) => Map<string, unknown>;

/** In a map of id to value, as `getOrderStatuses` answers. */
export function byKey({ value, fail }: Answer): Map<string, unknown> {
  if (Object(value) !== value || Array.isArray(value)) throw fail("no map of ids");
  return new Map(Object.entries(value as object));
}

/** In an array of rows, as the other three lists answer. */
export function byField(idField: string, valueField: string): Index {
  return ({ value, fail }) => {
    if (!Array.isArray(value) || !value.every((row) => Object(row) === row)) throw fail("no list of rows");
    // Some panels put the refusal beside the id.
    return new Map(value.map((row) => [textOf(row[idField]), refusalIn(row) ? row : row[valueField]]));
  };
}

export function readEntry<Value>(
  answer: Answer,
  id: number,
  { found, read }: { found: unknown; read: Read<Value> },
): Entry<Value> {
  if (found === undefined) return { id, ok: false, error: { reason: "missing", text: "left out of the answer" } };
  const text = refusalIn(found);
  return text
    ? { id, ok: false, error: { reason: reasonOf(text), text } }
    : { id, ok: true, value: read(answer, found) };
}
