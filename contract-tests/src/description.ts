/** The actions document, as the mock and the judge read it: ten operations, each with its forms and examples. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isObject, valueAt } from "./findings.ts";
import { readYamlFile, type YamlFile } from "./yamlFile.ts";

/** In the package the actions document lies beside the program; in the repository, where it is generated. */
const places = [".", join("..", "..", "generated")].map((place) => join(import.meta.dirname, place, "actions.yaml"));

/** The actions document that comes with the program. */
export const ACTIONS = places.find(existsSync) as string;

export type Schema = { [keyword: string]: unknown };

type Example = { value: unknown };

/** One operation of a description with one path per operation. */
export type Operation = {
  id: string;
  /** With its fragment: `/api/v2#action=status&order`. */
  path: string;
  /** The closed forms that its request may take; most have one. */
  forms: Form[];
  requests: Record<string, Example>;
  answers: Record<string, Example>;
  /** The schema of the answer, a union with the refusal. */
  answer: Schema;
};

export type Form = { title: string; required: string[]; fields: string[] };

export type Description = {
  document: { components: { schemas: Record<string, Schema> } };
  operations: Operation[];
};

/** @throws {@link UsageError} with one line that names the file, and the place in it, when it is no such description. */
export async function readDescription(file: string): Promise<Description> {
  const { value, fault } = await readYamlFile(file);
  if (!/^3\.1\./.test(String(value.openapi))) throw fault(["openapi"], "needs to be a document of OpenAPI 3.1");
  if (!isObject(value.paths)) throw fault(["paths"], "no OpenAPI document with paths");
  for (const { ref, path } of refsIn(value)) {
    const problem = problemOfRef(value, ref);
    if (problem) throw fault(path, `${ref} ${problem}`);
  }
  const document = value as unknown as Description["document"];
  const items = Object.entries(value.paths) as [string, PathItem | null][];
  return { document, operations: items.map(([path, item]) => readOperation(document, path, item, fault)) };
}

type Ref = { ref: string; path: string[] };

function refsIn(value: unknown, path: string[] = []): Ref[] {
  if (!isObject(value)) return [];
  const own = typeof value.$ref === "string" ? [{ ref: value.$ref, path: [...path, "$ref"] }] : [];
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => refsIn(inner, [...path, name]))];
}

/** A reference may lead to another, but not back to itself. */
function problemOfRef(document: unknown, ref: string): string | undefined {
  const passed = new Set<unknown>();
  for (let next: unknown = ref; typeof next === "string"; ) {
    if (passed.has(next)) return "leads in a circle";
    passed.add(next);
    const found: unknown = next.startsWith("#/") ? valueAt(document, next.slice(1)) : undefined;
    if (found === undefined) return "leads nowhere";
    next = isObject(found) ? found.$ref : undefined;
  }
  return undefined;
}

/** Of a file that anybody may have written. */
type PathItem = {
  post?: {
    operationId: string;
    requestBody?: { content?: Record<string, MediaType> };
    responses?: Record<string, { content?: Record<string, MediaType> }>;
  };
};

type MediaType = { schema: Schema; examples?: Record<string, Example> };

function readOperation(
  document: Description["document"],
  path: string,
  item: PathItem | null,
  fault: YamlFile["fault"],
): Operation {
  const post = item?.post;
  const request = post?.requestBody?.content?.["application/x-www-form-urlencoded"];
  const answer = post?.responses?.["200"]?.content?.["application/json"];
  if (!post || !request?.schema || !answer?.schema) {
    throw fault(["paths", path], "each path needs a POST with a urlencoded form and an answer of JSON");
  }
  return {
    id: post.operationId,
    path,
    forms: formsOf(document, request.schema),
    requests: request.examples ?? {},
    answers: answer.examples ?? {},
    answer: answer.schema,
  };
}

function formsOf(document: Description["document"], schema: Schema): Form[] {
  const found = resolve(document, schema);
  const branches = (found.anyOf ?? found.oneOf) as Schema[] | undefined;
  if (branches) return branches.flatMap((branch) => formsOf(document, branch));
  const {
    title = "",
    required = [],
    properties = {},
  } = found as { title?: string; required?: string[]; properties?: object };
  return [{ title, required, fields: Object.keys(properties) }];
}

/** Follows `$ref` inside the document. */
export function resolve(document: Description["document"], schema: Schema): Schema {
  let found = schema;
  while (typeof found.$ref === "string") {
    found = valueAt(document, found.$ref.slice(1)) as Schema;
  }
  return found;
}
