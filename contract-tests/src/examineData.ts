/** Judges an answer with data: every row and item, the ids, the words of items that failed. */

import { reworded } from "./examineRefusal.ts";
import { isObject } from "./findings.ts";
import type { Column, Judged } from "./judged.ts";
import type { Layout } from "./layouts.ts";
import { isList, judgeIds } from "./lists.ts";
import { blank, type Question } from "./question.ts";
import { misplaced, type Place, placesIn, root } from "./shapes.ts";
import { judgeTogether } from "./together.ts";
import { isRefusal } from "./wire.ts";

export function judgeData(question: Question, layout: Layout, value: unknown): Judged {
  const { judge, operation, sent } = question;
  const findings = judge(operation, "success", value);
  const places = placesOf(value, layout);
  if (operation === "listServices" && places.length === 0 && findings.length === 0) {
    return { ...blank(question), outcome: "unverified", reason: "the list is empty, so no row was seen" };
  }
  const failing = isList(operation) ? places.flatMap(refusalsIn) : [];
  return {
    ...blank(question),
    outcome: "answered",
    covers: columnsOf(places.length, failing.length),
    fields: seenFields(places, layout.fields),
    findings: [
      ...findings,
      ...judgeIds(operation, sent, places),
      ...judgeTogether(operation, places),
      ...reworded(operation, failing),
    ],
  };
}

/** Whether any data is in it, however broken: a documented field, or entries under ids. */
export function showsData(value: unknown, layout: Layout): boolean {
  if (isObject(value) && Object.keys(value).some((name) => /^\d+$/.test(name))) return true;
  return seenFields(placesOf(value, layout), layout.fields).length > 0;
}

/** The rows, the items or the one object, wherever the panel put them. */
function placesOf(value: unknown, { container, fields }: Layout): Place[] {
  const found = misplaced(value, container, fields);
  if (found) return found;
  return container === "object" || !isObject(value) ? [root(value)] : placesIn(value);
}

/** The refusals that stand for an item, or in a field of a row. */
function refusalsIn(place: Place): Place[] {
  if (isRefusal(place.value)) return [place];
  if (!isObject(place.value) || !Object.values(place.value).some(isRefusal)) return [];
  return placesIn(place.value, place.pointer).filter(({ value }) => isRefusal(value));
}

function columnsOf(items: number, failing: number): Column[] {
  return [...(items > failing ? ["success" as const] : []), ...(failing > 0 ? ["failingItem" as const] : [])];
}

/** Stops looking once all were seen: a catalogue has ten thousand rows. */
function seenFields(places: readonly Place[], documented: readonly string[]): string[] {
  const unseen = new Set(documented);
  for (const { value } of places) {
    if (unseen.size === 0) break;
    if (isObject(value)) for (const name of unseen) if (Object.hasOwn(value, name)) unseen.delete(name);
  }
  return documented.filter((name) => !unseen.has(name));
}
