/** Writes the table that the client sends by: which path each operation has, which fields are lines. */
import { type Document, resolve } from "./document.ts";

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
export const lineFields = ${JSON.stringify(lineFields(actions))} as const;
`;
}

function lineFields(actions: Document): string[] {
  const forms = Object.values(actions.components.schemas);
  const properties = forms.flatMap((form) => Object.entries(form.properties ?? {}));
  const lines = properties.filter(([, schema]) => resolve(actions, schema).format === "lines");
  return [...new Set(lines.map(([name]) => name))].sort();
}
