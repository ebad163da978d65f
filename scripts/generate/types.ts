/** Writes TypeScript types for the actions document, with openapi-typescript. */
import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { type Document, resolve } from "./document.ts";

export async function writeTypes(actions: Document): Promise<string> {
  const nodes = await openapiTS(describeReferences(actions) as unknown as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
    transform: openSet,
  });
  // openapi-typescript marks descriptions with a tag that TSDoc does not know, and indents their further lines.
  return astToString(nodes)
    .replaceAll("@description ", "")
    .replaceAll(/^(\s*\*) {5}/gm, "$1 ")
    .replaceAll(
      /^export type (\w+) = components\['schemas'\]/gm,
      (line, name: string) => `${commentOf(actions, name)}${line}`,
    );
}

/** Says at the type what its schema says: an editor shows the comment of the name that is imported, and of no other. */
function commentOf({ components }: Document, name: string): string {
  const lines = components.schemas[name]?.description?.trim().split("\n") ?? [];
  if (lines.length < 2) return lines.map((line) => `/** ${line} */\n`).join("");
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

/** Says at each property what its schema says, since an editor does not follow the reference for the reader. */
function describeReferences(actions: Document): Document {
  const copy = structuredClone(actions);
  for (const schema of Object.values(copy.components.schemas)) {
    for (const property of Object.values(schema.properties ?? {})) {
      property.description ??= resolve(copy, property).description;
    }
  }
  return copy;
}

/**
 * An open set is `anyOf` of an enum and any string. TypeScript reads `"a" | string` as `string` and editors lose the
 * known values; `"a" | (string & {})` keeps them.
 */
function openSet(schema: SchemaObject): ts.TypeNode | undefined {
  const [known, any] = (schema as { anyOf?: { enum?: string[]; type?: string }[] }).anyOf ?? [];
  if (known?.enum === undefined || any?.type !== "string" || any.enum !== undefined) return undefined;
  const anyString = ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    ts.factory.createTypeLiteralNode([]),
  ]);
  const values = known.enum.map((value) => ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(value)));
  return ts.factory.createUnionTypeNode([...values, anyString]);
}
