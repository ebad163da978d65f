/** Finds what a panel meant where it put the documented data into another shape, so that the data is judged all the same. */
import { isObject, pointerTo, valueAt } from "./findings.ts";

/** What the data of an answer is documented as: one object, a list of rows, or a map from ids to items. */
export type Container = "object" | "array" | "map";

/** Something in an answer, and where it stands. */
export type Place = {
  pointer: string;
  /** The last name of the pointer. */
  name: string;
  /** Whether the name is one that the panel gave, not the number of an entry. */
  isKeyed: boolean;
  value: unknown;
};

/**
 * The rows, items or the one object inside another shape than the documented one; undefined where the shape is right, or
 * nothing of the kind can be made out.
 *
 * @param fields Documented fields of the one object, by which it is known again.
 */
export function misplaced(answer: unknown, container: Container, fields: readonly string[]): Place[] | undefined {
  switch (container) {
    case "array":
      return Array.isArray(answer) ? undefined : rowsIn(answer, fields);
    case "map":
      return itemsIn(answer);
    case "object":
      return isMostly(answer, fields) ? undefined : oneIn(answer, fields);
  }
}

/** The data of an answer out of its envelope, and where it lies there. */
export function unwrapped(answer: unknown, container: Container, fields: readonly string[]): Unwrapped {
  const places = misplaced(answer, container, fields) ?? [];
  const bases = places.map(({ pointer }) => (container === "object" ? pointer : pointer.replace(/\/[^/]*$/, "")));
  const [base = "", ...others] = new Set(bases);
  return others.length > 0 ? { value: answer, base: "" } : { value: valueAt(answer, base), base };
}

export type Unwrapped = { value: unknown; base: string };

/** `{ services: […] }`, a list for each category, or a map whose values are the rows. */
function rowsIn(answer: unknown, fields: readonly string[]): Place[] | undefined {
  if (!isObject(answer)) return undefined;
  const lists = objectsIn(answer).filter(({ value }) => Array.isArray(value));
  const known = lists.filter(({ value }) => (value as unknown[]).some((row) => isMostly(row, fields)));
  const chosen = known.length > 0 ? known : lists.slice(0, 1);
  if (chosen.length > 0) return chosen.flatMap(({ value, pointer }) => placesIn(value as object, pointer));
  const values = placesIn(answer);
  return values.length > 0 && values.every(({ value }) => isObject(value)) ? values : undefined;
}

/** A list instead of a map, or either of them in an envelope such as `{ code: 0, data: … }`. */
function itemsIn(answer: unknown): Place[] | undefined {
  if (!isObject(answer)) return undefined;
  const entries = placesIn(answer);
  if (Array.isArray(answer)) return entries;
  if (entries.some(({ name }) => /^\d+$/.test(name)) || Object.hasOwn(answer, "error")) return undefined;
  const objects = objectsIn(answer).filter(({ value }) => isObject(value) && !Object.hasOwn(value, "error"));
  const inner = objects.find(({ value }) => holdsItems(value as object)) ?? objects[0];
  return inner && placesIn(inner.value as object, inner.pointer);
}

function oneIn(answer: unknown, fields: readonly string[]): Place[] | undefined {
  if (!isObject(answer)) return undefined;
  const found = objectsIn(answer).find(({ value }) => isMostly(value, fields));
  return found && [found];
}

/** The lists and objects in an answer, the outer ones first, as deep as envelopes go: `{ status, data: { services: … } }`. */
function objectsIn(answer: object): Place[] {
  const outer = placesIn(answer).filter(({ value }) => isObject(value));
  const envelopes = outer.filter(({ isKeyed, value }) => isKeyed && !Array.isArray(value));
  const inner = envelopes.flatMap(({ value, pointer }) => placesIn(value as object, pointer));
  return [...outer, ...inner.filter(({ value }) => isObject(value))];
}

function holdsItems(value: object): boolean {
  return Array.isArray(value) || Object.keys(value).some((name) => /^\d+$/.test(name));
}

/** By one field alone nothing is known: `{ status: "success", … }` is no order, and categories have names as services do. */
function isMostly(value: unknown, fields: readonly string[]): boolean {
  return isObject(value) && fields.filter((field) => Object.hasOwn(value, field)).length * 2 >= fields.length;
}

/** Every entry of an object or a list, with its place. */
export function placesIn(value: object, base = ""): Place[] {
  const isKeyed = !Array.isArray(value);
  if (!isKeyed) {
    // A number needs no escape, and a catalogue has ten thousand rows.
    return value.map((child, index) => ({ pointer: `${base}/${index}`, name: String(index), isKeyed, value: child }));
  }
  return Object.entries(value).map(([name, child]) => ({
    pointer: pointerTo(base, name),
    name,
    isKeyed,
    value: child,
  }));
}

/** An answer as a whole, as its own only place. */
export function root(value: unknown): Place {
  return { pointer: "", name: "", isKeyed: false, value };
}
