/** Writes the table that the client sends by: which path each operation has, which fields are lines, which are amounts. */
import { type Document, resolve, type Schema } from "./document.ts";

export function writeOperations(actions: Document): string {
  const rows = Object.entries(actions.paths).map(
    ([path, { post }]) => `  ${post.operationId}: ${JSON.stringify(path)},`,
  );
  return `
/** Where each operation stands in the actions document. The fragment names what selects it, and is never sent. */
export const operations = {
${rows.join("\n")}
} as const;

/** Order fields that hold one entry a line. */
export const lineFields = ${JSON.stringify(namesOf(actions, ({ format }) => format === "lines"))} as const;

/** Fields of answers that hold an amount or a count, as decimal text. */
export const amountFields = ${JSON.stringify(namesOf(actions, ({ pattern }) => DECIMAL.test(pattern ?? "")))} as const;
`;
}

/** The patterns of `Money` and `Count` begin so, and no other. */
const DECIMAL = /^\^\\d\+/;

/** The names of the properties whose schema is of a kind. */
function namesOf(actions: Document, isOfKind: (schema: Schema) => boolean): string[] {
  const schemas = Object.values(actions.components.schemas);
  const properties = schemas.flatMap((schema) => Object.entries(schema.properties ?? {}));
  const found = properties.filter(([, schema]) => isOfKind(resolve(actions, schema)));
  return [...new Set(found.map(([name]) => name))].sort();
}
