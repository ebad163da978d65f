/** Holds what a runner says against what a vector allows. */
import { isDeepStrictEqual } from "node:util";
import type { Operation } from "../../src/index.ts";
import { fieldsOf } from "./fields.ts";
import type { Failure, Outcome, Vector } from "./vector.ts";

/** The place of the first allowed outcome that it is; undefined for none. */
export function placeOf(vector: Vector, outcome: Outcome): number | undefined {
  const place = vector.allowed.findIndex((allowed) => isSame(vector, allowed, outcome));
  return place < 0 ? undefined : place;
}

function isSame(vector: Vector, allowed: Outcome, outcome: Outcome): boolean {
  const normal = (value: unknown) => normalOf(vector, value);
  if ("value" in allowed) {
    return (
      "value" in outcome && !("error" in outcome) && isDeepStrictEqual(normal(outcome.value), normal(allowed.value))
    );
  }
  if (!("error" in outcome) || "value" in outcome) return false;
  const { kind, text, answered } = Object(outcome.error) as Failure;
  const wanted: Failure = allowed.error;
  return (
    kind === wanted.kind &&
    (wanted.text === undefined || text === wanted.text) &&
    (wanted.answered === undefined || isDeepStrictEqual(normal(answered), normal(wanted.answered)))
  );
}

/** Without fields that are null, and without those that are not documented. */
function normalOf({ operation, allowed }: Vector, value: unknown): unknown {
  // What a vector names counts even when the description has come to call it something else.
  const named = allowed.flatMap((outcome) => ("value" in outcome ? modelsIn(operation, outcome.value) : []));
  const documented = new Set([...fieldsOf(operation), ...named.flatMap((model) => Object.keys(Object(model)))]);
  const clean = (model: unknown) => pick(model, (name) => documented.has(name));
  if (!Array.isArray(value)) return clean(value);
  if (operation === "listServices") return value.map(clean);
  return value.map((entry) => {
    const kept = pick(entry, () => true);
    return isObject(kept) && "value" in kept ? { ...kept, value: clean(kept.value) } : kept;
  });
}

/** The objects of the panel's own in a value: itself, its services, or what its entries hold. */
function modelsIn(operation: Operation, value: unknown): unknown[] {
  if (!Array.isArray(value)) return [value];
  const models = operation === "listServices" ? value : value.map((entry) => Object(entry).value);
  return models.filter(isObject);
}

function pick(model: unknown, isWanted: (name: string) => boolean): unknown {
  if (!isObject(model)) return model;
  return Object.fromEntries(Object.entries(model).filter(([name, value]) => value !== null && isWanted(name)));
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return Object(value) === value && !Array.isArray(value);
}
