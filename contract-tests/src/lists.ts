/** What no schema can say of a list: each id that was asked has an entry. */
import { describe, type Finding, isObject, pointerTo } from "./findings.ts";
import type { Place } from "./shapes.ts";

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

/**
 * A finding for each id that was asked and is not answered, and for each that is answered and was not asked.
 *
 * @param places The rows or items of the answer.
 */
export function judgeIds(
  operation: string,
  sent: Readonly<Record<string, string>>,
  places: readonly Place[],
): Finding[] {
  const list = lists[operation];
  if (!list) return [];
  const asked = [...new Set((sent[list.asked] ?? "").split(","))];
  if (!list.row && places.some(({ isKeyed }) => !isKeyed)) return judgeCount(operation, asked.length, places.length);
  const entries = places.flatMap((place) => entryOf(place, list.row));
  const answered = new Set(entries.map(({ id }) => id));
  const lost = asked.filter((id) => !answered.has(id)).map((id) => missing(operation, id, list.row));
  const foreign = entries
    .filter(({ id }) => !asked.includes(id))
    .map((entry) => notAsked(operation, entry, lost.length));
  const again = list.row ? twice(operation, entries) : [];
  if (lost.length + foreign.length + again.length > 0 || !list.row) return [...lost, ...foreign, ...again];
  return isSameOrder(asked, entries) ? [] : [otherOrder(operation)];
}

/** Items in a list instead of a map say nothing of their ids, but how many there are. */
function judgeCount(operation: string, asked: number, answered: number): Finding[] {
  if (answered >= asked) return [];
  const [found, documented] = [`${answered} entries for ${asked} ids`, "one entry for each id asked"];
  return [{ severity: "breaking", rule: "missing-id", operation, pointer: "", found, documented }];
}

type Entry = { id: string; pointer: string };

/** A row without an id, or with something else in its place, is the schema's business. */
function entryOf({ pointer, name, isKeyed, value }: Place, field: string | undefined): Entry[] {
  const id = field !== undefined && isObject(value) ? value[field] : undefined;
  if (field !== undefined && (typeof id === "number" || typeof id === "string")) {
    return [{ id: String(id), pointer: pointerTo(pointer, field) }];
  }
  return isKeyed ? [{ id: name, pointer }] : [];
}

function missing(operation: string, id: string, row: string | undefined): Finding {
  const pointer = row ? "" : pointerTo("", id);
  const found = row ? `no row with the ${row} ${id}` : describe(undefined);
  return {
    severity: "breaking",
    rule: "missing-id",
    operation,
    pointer,
    found,
    documented: "one entry for each id asked",
  };
}

/** Where an asked id is missing too, its answer is likely to stand under the wrong one. */
function notAsked(operation: string, { id, pointer }: Entry, lost: number): Finding {
  const severity = lost > 0 ? "breaking" : "drift";
  return {
    severity,
    rule: "foreign-id",
    operation,
    pointer,
    found: `the id ${id}`,
    documented: "an id that was asked",
  };
}

/** A map cannot hold an id twice. */
function twice(operation: string, entries: readonly Entry[]): Finding[] {
  const first = new Map(entries.toReversed().map((entry) => [entry.id, entry]));
  const again = entries.filter((entry) => first.get(entry.id) !== entry);
  return again.map(({ id, pointer }) => ({
    severity: "drift",
    rule: "contradiction",
    operation,
    pointer,
    found: `the id ${id} once more`,
    documented: "one entry for each id asked",
  }));
}

function isSameOrder(asked: readonly string[], entries: readonly Entry[]): boolean {
  return entries.every(({ id }, index) => id === asked[index]);
}

function otherOrder(operation: string): Finding {
  const [found, documented] = ["entries in another order", "entries in the order asked, in the examples"];
  return { severity: "tolerated", rule: "order", operation, pointer: "", found, documented };
}
