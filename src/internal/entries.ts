/** Reads the answers of list operations: one entry for each id asked, in the order asked. */
import type { Entry } from "../entries.ts";
import { UnexpectedAnswer } from "../errors.ts";
import { isWrite } from "../operations.ts";
import { reasonOf } from "../reasons.ts";
import { type Answer, type Read, unexpected } from "./answers.ts";
import { isId } from "./ids.ts";
import { plain } from "./json.ts";
import { errorIn, isObject, textOf } from "./shapes.ts";

/** Where the value for one id stands. */
type Place = { holder: { [field: string]: unknown }; field: string };

/**
 * Finds where the value for each id stands. A Map, because a plain object would answer for `constructor`.
 * Brings the answer to the documented shape, should it have the other one.
 */
export type Index = (answer: Answer, ids: readonly number[]) => Map<string, Place>;

/** In a map of id to value, as `getOrderStatuses` answers. Some panels answer an array instead, in the order asked. */
export const byKey: Index = (answer, ids) => {
  const { value } = answer;
  if (!isObject(value)) throw unexpected(answer, "no map of ids");
  if (Array.isArray(value)) {
    // Without ids in the rows, only their number says which is whose.
    if (value.length !== ids.length && !value.every((row) => isObject(row) && row.order)) {
      throw unexpected(answer, "a list of another length, and no ids in it");
    }
    const rows = value.map((row, index) => [isObject(row) && row.order ? textOf(row.order) : ids[index], row]);
    answer.value = Object.fromEntries(rows);
  }
  const holder = answer.value as Place["holder"];
  return new Map(Object.keys(holder).map((field) => [field, { holder, field }]));
};

/** In an array of rows, as the other three lists answer. Some panels answer a map of id to value instead. */
export function byField(idField: string, valueField: string): Index {
  return (answer) => {
    const { value } = answer;
    if (isObject(value) && !Array.isArray(value)) {
      answer.value = Object.entries(value).map(([id, found]) =>
        isObject(found) && valueField in found ? { ...found, [idField]: id } : { [idField]: id, [valueField]: found },
      );
    }
    const rows = answer.value;
    if (!Array.isArray(rows) || !rows.every(isObject)) throw unexpected(answer, "no list of rows");
    return new Map(rows.map((row) => [readRow(row, idField, valueField), { holder: row, field: valueField }]));
  };
}

/** The id of a row, which is brought to its documented type. */
function readRow(row: Place["holder"], idField: string, valueField: string): string {
  const id = plain(textOf(row[idField])).replace(/\.0+$/, "");
  if (/^[1-9]\d{0,14}$/.test(id)) row[idField] = Number(id);
  // Some panels put the refusal beside the id. An id of what exists counts for more.
  if (errorIn(row) && !isId(Number(textOf(row[valueField])))) row[valueField] = { error: row.error };
  return id;
}

export function readEntries<Value>(
  answer: Answer,
  ids: readonly number[],
  { index, value }: { index: Index; value: Read<Value> },
): Entry<Value>[] {
  const places = index(answer, ids);
  const entries = ids.map((id) => readEntry(answer, id, { place: places.get(String(id)), read: value }));
  answer.foreign = places.size - ids.filter((id) => places.has(String(id))).length;
  return entries;
}

function readEntry<Value>(
  answer: Answer,
  id: number,
  { place, read }: { place: Place | undefined; read: Read<Value> },
): Entry<Value> {
  const failed = (reason: ReturnType<typeof reasonOf>, text: string, outcome: UnexpectedAnswer["outcome"]) =>
    ({
      id,
      ok: false,
      error: { reason, text: answer.hide(text) },
      ...(isWrite(answer.operation) && { outcome }),
    }) as Entry<Value>;
  const found = place?.holder[place.field];
  if (!place || found === undefined) return failed("missing", "left out of the answer", "unknown");
  const text = errorIn(found);
  if (text) return failed(reasonOf(text), text, "refused");
  try {
    const value = read(answer, found);
    place.holder[place.field] = value;
    return { id, ok: true, value };
  } catch (error) {
    // One item that makes no sense does not take the others with it.
    if (!(error instanceof UnexpectedAnswer)) throw error;
    // A bare text in the item's place is how some panels refuse it.
    if (typeof found === "string" && !/\d/.test(found)) return failed(reasonOf(found), found, "refused");
    return failed("unexpected", error.message, error.outcome);
  }
}
