/** How the documented answers are built: data or a refusal, and how the data lies. */
import { type Description, type Operation, resolve, type Schema } from "./description.ts";
import { isObject } from "./findings.ts";
import type { Container } from "./shapes.ts";

type Document = Description["document"];

/** How the data of an answer lies. */
export type Layout = {
  container: Container;
  /** From the schema of the answer to that of a row or an item, as a JSON pointer; empty for one object. */
  inner: string;
  /** The documented fields of the one object, of a row or of an item. */
  fields: string[];
};

/** Of every operation, by its name. */
export function layoutsOf({ document, operations }: Description): Map<string, Layout> {
  return new Map(operations.map((each) => [each.id, layoutOf(document, branchesOf(document, each).success)]));
}

/** The references to the two schemas that an answer may follow. */
export function branchesOf(document: Document, { answer }: Operation): { success: string; refused: string } {
  const branches = (resolve(document, answer).oneOf ?? []) as Schema[];
  const refused = branches.find((branch) => requiresError(document, branch));
  const success = branches.find((branch) => branch !== refused);
  if (!refused || !success) throw new Error("an answer must be one schema or a refusal");
  return { success: String(success.$ref), refused: String(refused.$ref) };
}

/** @param data A reference to the schema of the data. */
export function layoutOf(document: Document, data: string): Layout {
  const { items, additionalProperties, ...schema } = resolve(document, { $ref: data }) as {
    items?: Schema;
    additionalProperties?: Schema;
  };
  if (items) return { container: "array", inner: "/items", fields: fieldsOf(document, items) };
  if (isObject(additionalProperties)) {
    return { container: "map", inner: "/additionalProperties", fields: fieldsOf(document, additionalProperties) };
  }
  return { container: "object", inner: "", fields: fieldsOf(document, schema) };
}

/** Whether a schema is that of a refusal. */
export function requiresError(document: Document, schema: Schema): boolean {
  return ((resolve(document, schema).required ?? []) as string[]).includes("error");
}

function fieldsOf(document: Document, schema: Schema): string[] {
  const { oneOf, properties = {} } = resolve(document, schema) as { oneOf?: Schema[]; properties?: object };
  const data = oneOf?.find((branch) => !requiresError(document, branch));
  return data ? fieldsOf(document, data) : Object.keys(properties);
}
