/** The schemas of the description, put so that a validator says exactly what is wrong. */
import type { Description, Schema } from "./description.ts";
import { isObject } from "./findings.ts";
import { requiresError } from "./layouts.ts";

/** An open set whose description invites panels to add to it. A member of another one may change what an answer means. */
const INVITING = new Set(["ServiceType"]);

/** What the examples show of a schema, beside which another value is worth a word. */
const SHOWN: Readonly<Record<string, string>> = { Currency: "currency" };

/** Those of `components`, by name. */
export function preparedSchemas({ document, operations }: Description): Record<string, unknown> {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const schema = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, visit(child)]));
    return closed(openSet(dataOrRefusal(document, schema)));
  };
  const examples = operations.map(({ answers }) => answers);
  const named = Object.entries(document.components.schemas).map(([name, value]) => {
    const schema = visit(value) as Schema;
    if (SHOWN[name]) return [name, { ...schema, shown: valuesOf(examples, SHOWN[name]) }];
    return [name, INVITING.has(name) ? { ...schema, inviting: true } : schema];
  });
  return Object.fromEntries(named);
}

/** Every "data or refusal" as a question, so that a fault is told of the branch that was meant. */
function dataOrRefusal(document: Description["document"], schema: Schema): Schema {
  const { oneOf, ...rest } = schema as { oneOf?: Schema[] };
  const refusal = oneOf?.find((branch) => requiresError(document, branch));
  if (!oneOf || !refusal) return schema;
  const data = oneOf.filter((branch) => branch !== refusal);
  // Some send `error: null` beside the data: with nothing wrong, it says so.
  const notNull = { properties: { error: { not: { type: "null" } } } };
  const asked = { type: "object", required: ["error"], anyOf: [notNull, { maxProperties: 1 }] };
  // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
  return { ...rest, if: asked, then: refusal, else: data.length === 1 ? data[0] : { oneOf: data } };
}

/** `anyOf` of an enum and any string: an open set. */
function openSet(schema: Schema): Schema {
  const { anyOf, ...rest } = schema as { anyOf?: Schema[] };
  const [known, any] = anyOf ?? [];
  if (anyOf?.length !== 2 || !known?.enum || any?.type !== "string") return schema;
  return { ...rest, ...any, known: known.enum };
}

/** Answers may grow. Closed, a schema tells of each field that is new; how bad that is, is said elsewhere. */
function closed(schema: Schema): Schema {
  return schema.type === "object" && isObject(schema.properties) && !("additionalProperties" in schema)
    ? { ...schema, additionalProperties: false }
    : schema;
}

/** Every value of a field, wherever it stands. */
function valuesOf(root: unknown, field: string): unknown[] {
  if (!isObject(root)) return [];
  const own = Object.hasOwn(root, field) ? [root[field]] : [];
  return [...new Set([...own, ...Object.values(root).flatMap((child) => valuesOf(child, field))])];
}
