/** What a field of an order holds, read as the client sends it. */
import type { OrderField } from "../../generated/orderForms.ts";

/** A day ends in the last time zone this many milliseconds after it began in Greenwich. */
const WHOLE_DAY = 36 * 3_600_000;

/** What can be sent as one line: without a character that ends it, and without half of a surrogate pair. */
const LINE = /^[^\0\r\n\p{Cs}]+$/u;

/**
 * How much a value is: a number itself, the lines of a list, 1 for all else. When the field may not hold it, or the client
 * would not send it: the problem.
 */
export function measure(field: OrderField | undefined, value: unknown, now: Date): bigint | string {
  const text = textOf(value);
  if (field === undefined) return LINE.test(text) ? 1n : "must be one line of text";
  if (field === "lines") return countLines(Array.isArray(value) ? [...value] : text.split(/\r?\n/));
  if (field === "date")
    return isToCome(text, now) ? 1n : `must be today or later, as day/month/year, and is ${show(value)}`;
  const number = wholeIn(text);
  const [demand, fits] =
    typeof field === "number"
      ? [`a whole number, ${field} or more`, Number(number) >= field]
      : [field.join(" or "), field.includes(Number(number))];
  return number !== undefined && fits ? number : `must be ${demand}, and is ${show(value)}`;
}

/** Text as it goes over the wire; empty for what is not sent, such as `NaN`, or would arrive as `1e+21`. */
export function textOf(value: unknown): string {
  return typeof value === "string" || (typeof value === "number" && !/[a-z]/i.test(`${value}`)) ? `${value}` : "";
}

/** A whole number of at most 99 digits, as text or as a number. */
export function wholeIn(value: unknown): bigint | undefined {
  return /^\d{1,99}$/.test(textOf(value)) ? BigInt(value as string) : undefined;
}

/** A value for people; text that is long ends without its quote. Never throws, as `String` may do for an object. */
export function show(value: unknown): string {
  const text =
    typeof value === "string" ? JSON.stringify(value) : Object(value) === value ? "an object" : String(value);
  return text.slice(0, 40);
}

function countLines(lines: readonly unknown[]): bigint | string {
  const areSound = lines.every((line) => typeof line === "string" && line.trim() && LINE.test(line));
  return areSound && lines.length ? BigInt(lines.length) : "must be lines of text, and none empty";
}

function isToCome(text: string, now: Date): boolean {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}`);
  // 31/02 is read as a day in March, or as none.
  return date.getUTCDate() === Number(day) && +date + WHOLE_DAY > +now;
}
