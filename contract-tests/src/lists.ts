/** What no schema can say of a list: each id that was asked has an entry. */
import { describe, type Finding, isObject, pointerTo } from "./findings.ts";

/** Where a list operation carries its ids: the field of the request, and the field of each row. No row field: a map. */
const lists: Record<string, { asked: string; row?: string }> = {
  getOrderStatuses: { asked: "orders" },
  createRefills: { asked: "orders", row: "order" },
  getRefillStatuses: { asked: "refills", row: "refill" },
  cancelOrders: { asked: "orders", row: "order" },
};

export function isList(operation: string): boolean {
  return Object.hasOwn(lists, operation);
}

/** A finding for each id that was asked and is not answered. */
export function judgeIds(operation: string, sent: Readonly<Record<string, string>>, answer: unknown): Finding[] {
  const list = lists[operation];
  if (!list || !isObject(answer)) return [];
  const asked = [...new Set((sent[list.asked] ?? "").split(","))];
  const answered = new Set(list.row ? idsInRows(answer, list.row) : Object.keys(answer));
  return asked.filter((id) => !answered.has(id)).map((id) => missing(operation, id, list.row));
}

function idsInRows(answer: object, field: string): string[] {
  // An object has no place as an id, and JSON such as {"toString":1} makes one that throws when it is written.
  return Object.values(answer).map((row) => (isObject(row) && !isObject(row[field]) ? String(row[field]) : ""));
}

function missing(operation: string, id: string, row: string | undefined): Finding {
  const pointer = row ? "" : pointerTo("", id);
  const found = row ? `no row with the ${row} ${id}` : describe(undefined);
  return { severity: "breaking", operation, pointer, found, documented: "one entry for each id asked" };
}
