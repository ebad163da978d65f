/** Reads what the panel answers: the documented value, or an error that names the field that is wrong. */
import { type Outcome, UnexpectedAnswer } from "../errors.ts";
import type { Operation } from "../operations.ts";
import { isId } from "./ids.ts";
import { Exact, plain } from "./json.ts";
import type { Hide } from "./mask.ts";
import { isObject, textOf } from "./shapes.ts";
import type { Reply } from "./transport.ts";

/** A reply as JSON. */
export type Answer = Reply & {
  operation: Operation;
  /** Undefined for what is no JSON. */
  value: unknown;
  hide: Hide;
  /** Rows about ids that nobody asked for. */
  foreign: number;
};

/** Reads a value of an answer, or throws the answer's error. */
export type Read<Value> = (answer: Answer, value: unknown) => Value;

/** Thrown at a number that `JSON.parse` may have taken a digit from. The answer is parsed exactly then, and read again. */
export const INEXACT = Symbol("inexact");

type Facts = ConstructorParameters<typeof UnexpectedAnswer>[2];

/** Characters of an unusable answer that go into the error. */
const EXCERPT = 200;

/** An error about an answer, with the start of it. The key is taken out first: cut in two it would not be found. */
export function unusable<Failure>(
  Kind: new (operation: Operation, problem: string, facts: Facts) => Failure,
  { operation, status, body = "", hide }: Answer,
  ...[found, facts]: [found: string, facts?: Facts]
): Failure {
  const excerpt = hide(body).slice(0, EXCERPT);
  return new Kind(operation, hide(`HTTP ${status}${found}`), { outcome: "unknown", status, excerpt, ...facts });
}

/** The error for an answer that holds something else than what is documented. */
export function unexpected(
  answer: Answer,
  found: string,
  { outcome = "unknown", id }: { outcome?: Outcome; id?: string } = {},
): UnexpectedAnswer {
  return unusable(UnexpectedAnswer, answer, ` with ${found}`, { outcome, id: id && answer.hide(id) });
}

/**
 * An object that has the field; `read` brings the field to its documented type. `amounts` name the fields that are decimal text;
 * what else is in it stays as it is.
 */
export function objectWith<Value>(
  field: keyof Value & string,
  read: Read<unknown>,
  amounts: readonly (keyof Value & string)[] = [],
): Read<Value> {
  return (answer, value) => {
    if (!isObject(value) || !Object.hasOwn(value, field)) throw unexpected(answer, `no \`${field}\``);
    for (const amount of amounts) {
      const found: unknown = value[amount];
      if (typeof found === "number") throw INEXACT;
      if (found instanceof Exact) (value as { [field: string]: unknown })[amount] = plain(found.digits);
    }
    value[field] = read(answer, value[field]);
    return value as Value;
  };
}

export function listOf<Value>(read: Read<Value>): Read<Value[]> {
  return (answer, value) => {
    if (!Array.isArray(value)) throw unexpected(answer, "no list");
    return value.map((item) => read(answer, item));
  };
}

/** Takes an id as a number or as its digits. A number that is no id rides on the error, with all its digits. */
export function readId(answer: Answer, value: unknown): number {
  if (isId(value)) return value;
  if (typeof value === "number") throw INEXACT;
  const digits = plain(textOf(value));
  const [, whole] = /^([1-9]\d*)(?:\.0+)?$/.exec(digits) ?? [];
  const id = Number(whole);
  if (isId(id)) return id;
  if (!/^-?\d[\d.eE+-]*$/.test(digits)) throw unexpected(answer, "no id");
  // A number above zero is the panel's id for something that exists now.
  const outcome = Number(digits) > 0 ? "done" : "unknown";
  throw unexpected(answer, `the id ${digits}, which is no exact positive integer`, {
    outcome,
    id: digits,
  });
}

/** What `cancelOrders` answers for an order is a number, for a panel that takes the wish; for some panels it is true. */
export function readCancel(answer: Answer, value: unknown): number {
  return value === true ? 1 : readId(answer, value);
}

/** `createRefill` documents its id as text. A panel that sends a number means the same. */
export function readIdAsText(answer: Answer, value: unknown): string {
  return String(readId(answer, value));
}

export function readText(answer: Answer, value: unknown): string {
  if (typeof value === "string") return value;
  throw unexpected(answer, "no text as a status");
}

export function asIs(_answer: Answer, value: unknown): unknown {
  return value;
}
