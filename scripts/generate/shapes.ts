/** Reads the schemas of answers for the validators: what they demand, and how that is said to people. */
import { type Document, resolve, type Schema } from "./document.ts";

/** A schema without references, descriptions and open sets. A data-or-refusal is `if`, `then` and `else`. */
export type Shape = {
  type?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  additionalProperties?: Shape;
  propertyNames?: Shape;
  if?: object;
  then?: Shape;
  else?: Shape;
};

/** A schema as the description holds it, with the keywords that forms do not need. */
type Answer = Schema & {
  enum?: string[];
  items?: Schema;
  additionalProperties?: Schema;
  propertyNames?: Schema;
};

/** Keywords that demand nothing. */
const SAYINGS = new Set(["description", "title", "examples"]);

/** Keywords that are taken over as they are. */
const DEMANDS = new Set(["type", "pattern", "minLength", "minimum", "maximum", "required"]);

/** Keywords that hold one schema. */
const CHILDREN = new Set(["items", "propertyNames", "additionalProperties"]);

/**
 * @param path The references that lead here.
 * @throws when the schema has a keyword in it that is not read here, or leads back to itself.
 */
export function readShape(document: Document, schema: Schema, path: readonly string[] = []): Shape {
  const { $ref, anyOf, oneOf, ...rest } = schema as Answer;
  const read = (child: Schema) => readShape(document, child, path);
  if ($ref !== undefined) return readReference(document, { ...rest, $ref }, path);
  if (anyOf) return read(anyMember(anyOf, path));
  const union = dataOrRefusal(document, schema);
  if (union) return readUnion(read(union.data), read(union.refusal));
  const entries = Object.entries(oneOf ? { ...rest, oneOf } : rest).filter(([keyword]) => !SAYINGS.has(keyword));
  return Object.fromEntries(
    entries.map(([keyword, value]) => {
      if (DEMANDS.has(keyword)) return [keyword, value];
      if (keyword === "properties") return [keyword, mapValues(value as Record<string, Schema>, read)];
      // With `additionalProperties: false` an unknown field would be a problem, and panels add fields.
      if (CHILDREN.has(keyword) && value) return [keyword, read(value as Schema)];
      throw unknown(path, `\`${keyword}: ${JSON.stringify(value)}\` in an answer`);
    }),
  );
}

function readReference(document: Document, schema: Schema & { $ref: string }, path: readonly string[]): Shape {
  const { $ref, ...beside } = schema;
  const demands = Object.keys(beside).filter((keyword) => !SAYINGS.has(keyword));
  if (demands.length > 0) throw unknown(path, `${demands} beside $ref`);
  if (path.includes($ref)) throw unknown(path, "an answer that contains itself");
  return readShape(document, resolve(document, { $ref }), [...path, $ref]);
}

/** `anyOf` of known values and any text is an open set: a value that is not known is no problem. */
function anyMember(branches: Answer[], path: readonly string[]): Schema {
  const [known, any] = branches;
  if (branches.length === 2 && known?.enum && any?.type === "string" && !any.enum) return any;
  throw unknown(path, "`anyOf` of other things than known values and any text");
}

/** The branches of an answer that is data or a refusal; undefined for everything else. */
export function dataOrRefusal(document: Document, { oneOf }: Schema): { data: Schema; refusal: Schema } | undefined {
  const refusal = oneOf?.find((branch) => resolve(document, branch).required?.includes("error"));
  const [data, ...others] = oneOf?.filter((branch) => branch !== refusal) ?? [];
  return refusal && data && others.length === 0 ? { data, refusal } : undefined;
}

/**
 * Asks first which of the two it is, so that a problem is told of the branch that was meant. It is a refusal when its `error` is
 * as documented, or when there is nothing of the data beside it: some panels write `"error": null` into data.
 */
function readUnion(data: Shape, refusal: Shape): Shape {
  const refused = { type: "object", required: ["error"] };
  const nothingElse = { not: { anyOf: data.required?.map((name) => ({ required: [name] })) } };
  const condition = data.required ? { ...refused, anyOf: [{ properties: refusal.properties }, nothingElse] } : refused;
  // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
  return { if: condition, then: refusal, else: data };
}

function unknown(path: readonly string[], what: string): Error {
  return new Error(`${path.at(-1) ?? "an answer"}: the validators do not know ${what}`);
}

function mapValues<From, To>(object: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

/** What is documented at each place of an answer. `*` is any row, or any name of a map, and `*:name` the name itself. */
export function describeShape(shape: Shape, place = ""): Record<string, string> {
  const children = Object.entries(shape.properties ?? {}).map(([name, child]) =>
    describeShape(child, `${place}/${name}`),
  );
  const rows = [shape.items, shape.additionalProperties].filter((child) => child !== undefined);
  const branches = [shape.then, shape.else].filter((child) => child !== undefined);
  return Object.assign(
    {},
    ...branches.map((child) => describeShape(child, place)),
    { [place]: words(shape) },
    shape.propertyNames && { [`${place}/*:name`]: words({ type: "string", ...shape.propertyNames }) },
    ...rows.map((child) => describeShape(child, `${place}/*`)),
    ...children,
  );
}

/** Patterns of text, as people call what they let through. */
const CALLED: Record<string, string> = {
  "^\\d+(\\.\\d+)?$": "decimal text",
  "^\\d+$": "a whole number as text",
  "^[1-9]\\d*$": "an id as text",
  "^(0|[1-9]\\d*)$": "an id as text",
  "^[A-Z]{3}$": "a currency code of three capital letters",
};

const KINDS: Record<string, string> = { array: "a list", object: "an object", boolean: "true or false" };

function words(shape: Shape): string {
  if (shape.else) return `${words(shape.else)}, or a refusal`;
  if (shape.type === "string") return wordsOfText(shape);
  if (shape.type === "integer") return wordsOfInteger(shape);
  const kind = KINDS[shape.type ?? ""];
  if (kind === undefined) throw new Error(`the validators have no words for ${JSON.stringify(shape)}`);
  return kind;
}

function wordsOfText({ pattern, minLength }: Shape): string {
  if (pattern) return CALLED[pattern] ?? `text like ${pattern}`;
  return minLength ? "text that is not empty" : "text";
}

function wordsOfInteger({ minimum, maximum }: Shape): string {
  const [from, to] = [minimum === undefined ? "" : ` from ${minimum}`, maximum === undefined ? "" : ` to ${maximum}`];
  return `a whole number${from}${to}`;
}
