/**
 * The description as a client with a facade needs it. What the facade adds to every call (key, action) and takes from every answer
 * (refusal, envelope of a list) is taken out of the schemas, so that generated code neither asks for it nor shows it.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parse, stringify } from "yaml";

export type Schema = {
  [keyword: string]: unknown;
  $ref?: string;
  properties?: { [name: string]: Schema };
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
};

export type Description = {
  servers: { url: string }[];
  paths: { [path: string]: { post: Operation } };
  components: { schemas: { [name: string]: Schema } };
};

type Operation = {
  operationId: string;
  description: string;
  requestBody: { content: { [media: string]: Media } };
  responses: { [status: string]: { content: { [media: string]: Media } } };
};

type Media = { schema: Schema; examples?: unknown };

const REF = "#/components/schemas/";

/** Marks a set of words that panels add to. */
const OPEN = "x-open";

/** Changes a schema before it is written into the places that refer to it. */
type Adapt = (name: string, schema: Schema) => void;

export async function readDescription(file: string, adapt: Adapt = () => {}): Promise<Description> {
  const document: Description = parse(await readFile(file, "utf8"));
  const { schemas } = document.components;
  for (const { post } of Object.values(document.paths)) simplify(document, post);
  for (const [name, schema] of Object.entries(schemas)) {
    slim(schema);
    adapt(name, schema);
  }
  // The panel writes this one id as text and all others as numbers. Facades read both.
  const refill = schemas.CreatedRefill?.properties;
  if (refill?.refill) refill.refill = { $ref: `${REF}RefillId` };
  for (const schema of Object.values(schemas)) inline(document, schema);
  prune(document);
  return document;
}

export async function writeDescription(document: Description, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, stringify(document, { aliasDuplicateObjects: false }));
}

/** Where the panel of the description answers. */
export function urlOf({ servers, paths }: Description): string {
  return `${servers[0]?.url}${Object.keys(paths)[0]?.replace(/#.*/, "")}`;
}

/** The ids that a panel can give. */
export function idRange({ components }: Description): { smallest: unknown; largest: unknown } {
  const { minimum, maximum } = components.schemas.PlacedOrder?.properties?.order ?? {};
  return { smallest: minimum, largest: maximum };
}

/** What answers are made of: every object that is no order form. */
export function answersOf(document: Description): [name: string, schema: Schema][] {
  const forms = orderForms(document);
  return Object.entries(document.components.schemas).filter(
    ([name, schema]) => schema.properties && !forms.includes(name),
  );
}

/** The names of the order forms: the branches of what `addOrder` takes. */
export function orderForms({ components }: Description): string[] {
  return (components.schemas.AddOrderRequest?.anyOf ?? []).map(({ $ref = "" }) => nameIn($ref));
}

/** Lets a property of an open set have any other word too, for languages whose sets are closed. */
export function admitOthers({ components: { schemas } }: Description): void {
  for (const { properties = {} } of Object.values(schemas)) {
    for (const [name, { $ref = "", ...own }] of Object.entries(properties)) {
      if (schemas[nameIn($ref)]?.[OPEN]) properties[name] = { ...own, anyOf: [{ $ref }, { type: "string" }] };
    }
  }
}

function nameIn(ref: string): string {
  return ref.slice(REF.length);
}

/** Leaves the answer of one call, without the refusal. Forms of ids and answers of lists are written and read by the facade. */
function simplify({ components }: Description, { operationId, requestBody, responses }: Operation): void {
  for (const { content } of [requestBody, ...Object.values(responses)]) {
    for (const media of Object.values(content)) {
      delete media.examples;
      const [answer = media.schema] = media.schema.oneOf ?? [];
      const { items, additionalProperties, required } = components.schemas[nameIn(answer.$ref ?? "")] ?? {};
      const isList = items || additionalProperties;
      const isForm = required?.includes("key");
      media.schema = (isList && operationId !== "listServices") || isForm ? {} : answer;
    }
  }
}

function slim(schema: Schema): void {
  const { properties, description, anyOf } = schema;
  // The title is a service type, and some generators would take it for the name of the class.
  if (properties) delete schema.title;
  if (properties?.key && properties.action) {
    const { key: _, action: __, ...rest } = properties;
    schema.properties = rest;
    schema.required = (schema.required ?? []).filter((name) => name in rest);
  }
  if (schema.format === "lines") replace(schema, { description, type: "array", items: { type: "string" } });
  const known = anyOf?.find((branch) => branch.enum);
  if (known) replace(schema, { description, ...known, [OPEN]: true });
}

function replace(schema: Schema, other: Schema): void {
  for (const keyword of Object.keys(schema)) delete schema[keyword];
  Object.assign(schema, other);
}

/** Writes a schema that is no object and no set into the places that refer to it, where it may have words of its own. */
function inline({ components }: Description, { properties = {} }: Schema): void {
  for (const [name, { $ref, ...own }] of Object.entries(properties)) {
    const schema = components.schemas[nameIn($ref ?? "")];
    if (schema && !schema.properties && !schema.enum) properties[name] = { ...schema, ...own };
  }
}

/** Takes out the schemas that nothing asks for any more. */
function prune({ paths, components: { schemas } }: Description): void {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (Object(value) !== value) return;
    const name = nameIn((value as Schema).$ref ?? "");
    if (!used.has(name)) {
      used.add(name);
      visit(schemas[name]);
    }
    for (const child of Object.values(value as object)) visit(child);
  };
  visit(paths);
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name];
}
