/** The documented answers with the forms that they answer, and the same with one value of them exchanged. */
import fc from "fast-check";
import { isObject } from "../../src/findings.ts";
import type { Kind } from "../../src/judge.ts";
import { placesIn } from "../../src/shapes.ts";
import { isRefusal } from "../../src/wire.ts";
import { json } from "./fuzz.ts";
import { stage } from "./stage.ts";

export type Documented = { operation: string; example: string; form: string; kind: Kind; answer: unknown };

/** Each example of an answer, with the request of its name where there is one. */
export const documented: Documented[] = stage.description.operations.flatMap(({ id, requests, answers }) =>
  Object.entries(answers).map(([example, { value }]) => {
    const request = requests[example] ?? Object.values(requests)[0];
    const form = new URLSearchParams(request?.value as Record<string, string>).toString();
    return { operation: id, example, form, kind: isRefusal(value) ? "refused" : "success", answer: value };
  }),
);

/** Where something stands in a value, the whole first. */
export function pointersIn(value: unknown, pointer = ""): string[] {
  if (!isObject(value)) return [pointer];
  return [pointer, ...placesIn(value, pointer).flatMap((place) => pointersIn(place.value, place.pointer))];
}

/** The value with another one in the place of a pointer. */
export function exchange(value: unknown, pointer: string, other: unknown): unknown {
  if (pointer === "") return other;
  const copy = structuredClone(value) as Record<string, unknown>;
  const parts = pointer.split("/").slice(1);
  const names = parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = names.pop() as string;
  const parent = names.reduce((found, name) => found[name] as Record<string, unknown>, copy);
  parent[last] = other;
  return copy;
}

/** Values of other types than the one that stands there, none of which the description allows in its place. */
export function wrongFor(value: unknown): unknown[] {
  // Where a reason stands for an item, its data may stand as well.
  if (isRefusal(value)) return [true, false, [], [value]];
  if (Array.isArray(value)) return [{}, { x: 1 }, "", "text", 0, 1, true, false];
  if (isObject(value)) return [[], [1], "", "text", 0, 1, true, false];
  const containers = [[], [value], {}, { x: value }];
  if (typeof value === "string") return [0, 1, -1.5, 1e21, true, false, ...containers];
  if (typeof value === "number") return ["", "1", String(value), value + 0.5, true, false, ...containers];
  return ["", "true", "false", 0, 1, ...containers];
}

/** Whether one of two places is the other, or stands in it. */
export function overlap(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

export type Exchanged = Documented & { pointer: string; other: unknown };

/** A documented answer in which one value, or the whole, is any other. */
export const exchanged: fc.Arbitrary<Exchanged> = fc
  .constantFrom(...documented)
  .chain((found) =>
    fc
      .tuple(fc.constantFrom(...pointersIn(found.answer)), json)
      .map(([pointer, other]) => ({ ...found, pointer, other, answer: exchange(found.answer, pointer, other) })),
  );
