/** Writes TypeScript types for the actions document, with openapi-typescript. */
import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import type { Document } from "./document.ts";

export async function writeTypes(actions: Document): Promise<string> {
  const nodes = await openapiTS(structuredClone(actions) as unknown as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
    transform: openSet,
  });
  return astToString(nodes);
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
