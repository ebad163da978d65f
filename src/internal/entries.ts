/** Reads the answers of list operations: one entry for each id asked, in the order asked. */
import type { Entry } from "../entries.ts";
import { reasonOf } from "../reasons.ts";
import { isRecord, readId } from "./answers.ts";
import { type Answer, refusalIn } from "./call.ts";

/** Reads what stands in an item's place when it is no refusal. */
type ReadValue<Value> = (answer: Answer, value: unknown) => Value;

/** From a map of id to value, as `getOrderStatuses` answers. */
export function entriesOfMap<Value>(answer: Answer, ids: readonly number[], read: ReadValue<Value>): Entry<Value>[] {
  if (!isRecord(answer.value)) throw answer.fail("the answer is no map of ids");
  // A Map, because a plain object would answer for `constructor`.
  const values = new Map(Object.entries(answer.value));
  return ids.map((id) => entryOf(answer, { id, value: values.get(String(id)), read }));
}

/** Where a row has its id and its value. */
type Row<Value> = { id: string; value: string; read: ReadValue<Value> };

/** From an array of rows, as the other three lists answer. */
export function entriesOfRows<Value>(answer: Answer, ids: readonly number[], row: Row<Value>): Entry<Value>[] {
  const rows = answer.value;
  if (!Array.isArray(rows) || !rows.every(isRecord)) throw answer.fail("the answer is no list of rows");
  const values = new Map(rows.map((found) => [readId(answer, found[row.id]), found[row.value]]));
  return ids.map((id) => entryOf(answer, { id, value: values.get(id), read: row.read }));
}

type Item<Value> = { id: number; value: unknown; read: ReadValue<Value> };

function entryOf<Value>(answer: Answer, { id, value, read }: Item<Value>): Entry<Value> {
  if (value === undefined) {
    return { id, ok: false, error: { reason: "missing", text: "the panel's answer leaves this id out" } };
  }
  const text = refusalIn(value);
  if (text !== undefined) return { id, ok: false, error: { reason: reasonOf(text), text } };
  return { id, ok: true, value: read(answer, value) };
}
