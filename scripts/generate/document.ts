/** The parts of an OpenAPI document that the generator reads, and how to follow a `$ref` inside it. */

export type Schema = {
  $ref?: string;
  description?: string | undefined;
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
};

export type MediaType = { schema: Schema; examples?: Record<string, unknown> };

export type Operation = {
  operationId: string;
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, { content?: Record<string, MediaType> }>;
};

export type PathItem = { post: Operation };

export type Document = {
  info: { description: string; [field: string]: unknown };
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    examples?: Record<string, unknown>;
    pathItems?: Record<string, PathItem>;
  };
  [field: string]: unknown;
};

/** The schema behind a `$ref`, however many steps away; the schema itself when it is none. */
export function resolve(document: Document, schema: Schema): Schema {
  let found = schema;
  while (found.$ref !== undefined) found = lookUp(document, found.$ref) as Schema;
  return found;
}

export function lookUp(document: Document, ref: string): unknown {
  const names = ref.replace(/^#\//, "").split("/").map(unescapeName);
  const found = names.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name],
    document,
  );
  if (found === undefined) throw new Error(`${ref} leads nowhere`);
  return found;
}

function unescapeName(name: string): string {
  return name.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** The form that an operation takes. */
export function formOf(operation: Operation): MediaType {
  const form = operation.requestBody?.content["application/x-www-form-urlencoded"];
  if (form === undefined) throw new Error(`${operation.operationId}: its request body is no urlencoded form`);
  return form;
}
