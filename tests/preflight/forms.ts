/** The 17 order forms as the description has them, read without the table that preflight judges by. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { JudgedBy } from "../../src/preflight/index.ts";

type Schema = {
  $ref?: string;
  title?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  type?: string;
};
export type Fields = Record<string, unknown>;
export type Form = {
  type: string;
  required: string[];
  fields: string[];
  schema: Schema;
  minimal: Fields;
  full: Fields;
};

const root = join(import.meta.dirname, "..", "..");
const [{ components }, { requests }] = await Promise.all(
  ["generated/actions.yaml", "spec/examples/addOrder.yaml"].map(async (file) =>
    parse(await readFile(join(root, file), "utf8")),
  ),
);

/** What stands behind every `$ref`, at any depth. */
function inline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inline);
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value) return inline(components.schemas[String(value.$ref).split("/").at(-1) ?? ""]);
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, inline(child)]));
}

/** The example of a type, without what the client adds. The lines stay text, as they are on the wire. */
function exampleOf(type: string): Fields {
  const examples = Object.values(requests as Record<string, { summary: string; value: Fields }>);
  const { key, action, ...fields } = examples.find(({ summary }) => summary === type)?.value ?? {};
  return { ...fields, service: 1 };
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

export const forms: Form[] = (inline(components.schemas.AddOrderRequest) as { anyOf: Schema[] }).anyOf.map((schema) => {
  const [type, example] = [schema.title ?? "", exampleOf(schema.title ?? "")];
  const choice = (names: string[] = []) => names.filter((name) => name !== "key" && name !== "action");
  const [required, fields] = [choice(schema.required), choice(Object.keys(schema.properties ?? {}))];
  return { type, required, fields, schema, minimal: pick(example, required), full: example };
});

/** Every field of every form. */
export const everyField = [...new Set(forms.flatMap(({ fields }) => fields))];

/** A service that allows any number of units that a test comes up with. */
export function serviceOf(type: string, facts: Partial<JudgedBy> = {}): JudgedBy {
  return { service: 1, type, rate: "0.90", min: "1", max: "9".repeat(40), ...facts };
}

/** A day before the `expiry` of the example. */
export const now = new Date("2027-06-15T12:00:00Z");
