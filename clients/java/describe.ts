/** The description as the template for Java needs it: types that Java has, and sets of words as text. */
import { type Description, orderForms, readDescription, type Schema } from "../description.ts";
import { javadoc } from "./javadoc.ts";
import type { Sets } from "./tables.ts";

/** Java's types for what is text on the wire. */
const TYPES: { [schema: string]: Schema } = {
  Money: { type: "string", format: "decimal", "x-money": true },
  Count: { type: "integer", format: "int64", minimum: 0 },
};

export async function describe(actions: string): Promise<{ description: Description; sets: Sets }> {
  const sets: Sets = new Map();
  const description = await readDescription(actions, (name, schema) => {
    if (Array.isArray(schema.enum)) {
      // An enum would lose a word that it does not know, and its numbers have no names.
      if (schema.type === "string") sets.set(name, { text: String(schema.description), words: schema.enum });
      else schema.description += ` One of ${schema.enum.join(", ")}.`;
      delete schema.enum;
    }
    delete schema.pattern;
    Object.assign(schema, TYPES[name]);
  });
  const { schemas } = description.components;
  for (const name of orderForms(description)) Object.assign(schemas[name] ?? {}, { "x-order": true });
  // Some panels leave the counts out.
  const status = schemas.OrderStatus;
  if (status?.required) status.required = status.required.filter((name) => !["start_count", "remains"].includes(name));
  for (const schema of Object.values(schemas)) prepare(schema);
  return { description, sets };
}

/** A number for ids holds all of them, and descriptions are Javadoc. */
function prepare(schema: Schema): void {
  if (schema.type === "integer") schema.format = "int64";
  if (typeof schema.description === "string") schema.description = javadoc(schema.description);
  for (const property of Object.values(schema.properties ?? {})) prepare(property);
}
