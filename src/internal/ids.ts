import { InputError } from "../errors.ts";

/** Most ids that one call takes. The panel refuses a longer list whole. */
export const MAX_IDS = 100;

/** @throws {@link InputError} when an id is not a positive integer that a number holds exactly. */
export function checkId(field: string, id: unknown): number {
  if (typeof id === "number" && Number.isSafeInteger(id) && id > 0) return id;
  throw new InputError(field, `must be a positive integer, not ${describe(id)}`);
}

/**
 * The distinct ids, in the order given.
 *
 * @throws {@link InputError} when there is none, when there are more than {@link MAX_IDS}, or when one is no id.
 */
export function checkIds(field: string, ids: unknown): number[] {
  if (!Array.isArray(ids)) throw new InputError(field, `must be an array of ids, not ${describe(ids)}`);
  const distinct = [...new Set(ids.map((id) => checkId(field, id)))];
  if (distinct.length === 0) throw new InputError(field, "must hold at least one id");
  if (distinct.length > MAX_IDS) {
    throw new InputError(field, `must hold at most ${MAX_IDS} ids, not ${distinct.length}: the panel refuses a longer list whole`);
  }
  return distinct;
}

function describe(value: unknown): string {
  // Text is named by its type alone: people paste keys into the wrong argument.
  if (typeof value === "number") return String(value);
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "an object" : typeof value;
}
