/** What the JSON of an answer is made of, before any of it is read: envelopes, refusals, text. */
import type { Operation } from "../operations.ts";
import { Exact } from "./json.ts";

/** The field that an answer of one object is known by. */
const fieldOf: { readonly [operation in Operation]?: string } = {
  addOrder: "order",
  getOrderStatus: "status",
  createRefill: "refill",
  getRefillStatus: "status",
  getBalance: "balance",
};

/** What {@link unwrap} has taken out. */
type Unwrapped = { operation: Operation; value: unknown };

/** Takes the answer out of `{ data: … }` or `{ services: … }`, which some panels put it into. */
export function unwrap(operation: Operation, value: unknown): unknown {
  const { data, services } = Object(value);
  const content = data ?? (operation === "listServices" ? services : undefined);
  const field = fieldOf[operation] ?? "";
  // A status beside `data` is the envelope's own; anything else there is the answer.
  const isEnvelope =
    !Object.hasOwn(Object(value), field) || (field === "status" && Object.hasOwn(Object(content), field));
  return isEnvelope && !Array.isArray(value) && isObject(content) ? content : value;
}

/** The reason in `{ "error": "…" }`, or in the field where the answer belongs; undefined for everything else. */
export function refusalIn({ operation, value: answer }: Unwrapped, value: unknown): string | undefined {
  const field = fieldOf[operation];
  return errorIn(value) ?? errorIn(answer) ?? (field ? errorIn(Object(answer)[field]) : undefined);
}

/** The text of an `error` that is some. */
export function errorIn(value: unknown): string | undefined {
  const { error } = Object(value);
  return typeof error === "string" && error ? error : undefined;
}

/** Empty for objects: JSON such as `{"toString":1}` makes one that throws when it is turned into text. */
export function textOf(value: unknown): string {
  if (value instanceof Exact) return value.digits;
  return isObject(value) ? "" : String(value);
}

export function isObject(value: unknown): value is { [field: string]: unknown } {
  return Object(value) === value && !(value instanceof Exact);
}
