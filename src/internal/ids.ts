import { InputError } from "../errors.ts";

/** @throws {@link InputError} when an id is not a positive integer that a number holds exactly. */
export function checkId(field: string, id: unknown): number {
  if (isId(id)) return id;
  throw new InputError(field, "must be a positive integer");
}

/**
 * The distinct ids, in the order given.
 *
 * @throws {@link InputError} when there is none, or when one is no id.
 */
export function checkIds(field: string, ids: readonly number[]): number[] {
  const distinct = Array.isArray(ids) ? [...new Set(ids)] : [];
  if (distinct.length === 0) throw new InputError(field, "must be an array with an id in it");
  return distinct.map((id) => checkId(field, id));
}

export function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
