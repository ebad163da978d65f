/** Reads what the panel answers: the documented value, or an error that names the field that is wrong. */
import type { Answer } from "./call.ts";
import { isId } from "./ids.ts";

/** Reads a value of an answer, or throws the answer's error. */
export type Read<Value> = (answer: Answer, value: unknown) => Value;

/** An object that has the field; `read` brings the field to its documented type. What else is in it stays as it is. */
export function objectWith<Value>(field: keyof Value & string, read: Read<unknown> = asIs): Read<Value> {
  return (answer, value) => {
    const object = Object(value); // null and text become objects too, without the field
    if (!Object.hasOwn(object, field)) throw answer.fail(`no \`${field}\``);
    object[field] = read(answer, object[field]);
    return object;
  };
}

export function listOf<Value>(read: Read<Value>): Read<Value[]> {
  return (answer, value) => {
    if (!Array.isArray(value)) throw answer.fail("no list");
    return value.map((item) => read(answer, item));
  };
}

/** Takes an id as a number or as its digits. A number that is no id rides on the error, with all its digits. */
export function readId({ fail }: Answer, value: unknown): number {
  const digits = textOf(value);
  const id = /^-?\d[\d.]*$/.test(digits) ? Number(digits) : undefined;
  if (isId(id)) return id;
  throw id === undefined ? fail("no id") : fail(`the id ${digits}, which is no exact positive integer`, digits);
}

/** Empty for objects: JSON such as `{"toString":1}` makes one that throws when it is turned into text. */
export function textOf(value: unknown): string {
  return Object(value) === value ? "" : String(value);
}

/** `createRefill` documents its id as text. A panel that sends a number means the same. */
export function readIdAsText(answer: Answer, value: unknown): string {
  return String(readId(answer, value));
}

export function readText({ fail }: Answer, value: unknown): string {
  if (typeof value === "string") return value;
  throw fail("no text as a status");
}

function asIs(_answer: Answer, value: unknown): unknown {
  return value;
}
