/** Says where an answer leaves what is documented: the place, what is there, what is documented. Never a text of the answer. */
import { documented, most, type ValidatorError, validators } from "../../generated/validators.ts";
import type { Operation } from "../operations.ts";

/** Problems that are told one by one. */
const TOLD = 10;

/** What Ajv calls a name of a map that is no id. */
const NAME = "propertyNames";

/**
 * What is wrong with an answer that is no refusal: at most ten problems, and then how many more there are.
 *
 * @returns Empty when nothing is wrong.
 */
export function problemsIn(operation: Operation, answer: unknown): string[] {
  const validate = validators[operation];
  if (validate(answer)) return [];
  const errors = validate.errors ?? [];
  // A number can be wrong in two ways at once, and a name beside its value.
  const problems = new Map(
    errors.filter(isCause).map((error) => [`${error.keyword === NAME} ${pointerOf(error)}`, error]),
  );
  const told = [...problems.values()].slice(0, TOLD).map((error) => lineOf(operation, answer, error));
  const more = problems.size - told.length;
  if (more > 0) told.push(`${errors.length < most ? "" : "at least "}${more} more`);
  return told;
}

/** Ajv adds an error for a refusal that is wrong, and for a name that is; it has told of them already, or does so next. */
function isCause({ keyword, propertyName }: ValidatorError): boolean {
  return keyword !== "if" && propertyName === undefined;
}

function pointerOf({ instancePath, params: { missingProperty, propertyName } }: ValidatorError): string {
  const name = missingProperty ?? propertyName;
  return name === undefined ? instancePath : `${instancePath}/${escapeName(name)}`;
}

function lineOf(operation: Operation, answer: unknown, error: ValidatorError): string {
  const pointer = pointerOf(error);
  const table = documented[operation];
  const { place, shown } = placeOf(table, pointer);
  const name = error.params.propertyName;
  const found = name === undefined ? kindOf(valueAt(answer, pointer)) : `a name of length ${name.length}`;
  return `${shown || "the answer"} is ${found}, documented as ${table[name === undefined ? place : `${place}:name`]}`;
}

/** Where a pointer leads in the table, and what of it may be shown: a name that is no id can be anything, the key included. */
function placeOf(table: Record<string, string>, pointer: string): { place: string; shown: string } {
  let [place, shown] = ["", ""];
  for (const name of pointer.split("/").slice(1)) {
    const any = `${place}/*` in table;
    shown += any && !/^\d{1,16}$/.test(name) ? "/*" : `/${name}`;
    place += any ? "/*" : `/${name}`;
  }
  return { place, shown };
}

/** The value at a pointer; undefined where there is none. */
function valueAt(answer: unknown, pointer: string): unknown {
  const names = pointer.split("/").slice(1);
  return names.reduce((value, name) => Object(value)[name.replaceAll("~1", "/").replaceAll("~0", "~")], answer);
}

function escapeName(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Names a value by its kind. Of numbers the short ones are shown; a longer one may be anything, the key included. */
function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") return value === "" ? "empty text" : `text of length ${value.length}`;
  if (typeof value === "number") return /^.{1,8}$/.test(String(value)) ? `the number ${value}` : "a number";
  if (Object(value) !== value) return String(value);
  return Array.isArray(value) ? "a list" : "an object";
}
