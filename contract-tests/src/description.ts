/** The actions document, as the mock and the judge read it: ten operations, each with its forms and examples. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { isObject, valueAt } from "./findings.ts";

/** The actions document of this repository. */
export const ACTIONS = join(import.meta.dirname, "..", "..", "generated", "actions.yaml");

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

/** @throws with one line that names the file, and the place in it, when it is no such description. */
export async function readDescription(file: string): Promise<Description> {
  const document = parseYaml(file, await readFile(file, "utf8"));
  if (!isObject(document.paths)) throw new Error(`${file}: no OpenAPI document with paths`);
  const lost = refsIn(document).find((ref) => !leadsSomewhere(document, ref));
  if (lost !== undefined) throw new Error(`${file}: ${lost} leads nowhere`);
  const found = document as unknown as Description["document"];
  const items = Object.entries(document.paths) as [string, PathItem][];
  return { document: found, operations: items.map(([path, item]) => readOperation(found, path, item)) };
}

function parseYaml(file: string, text: string): Record<string, unknown> {
  const lineCounter = new LineCounter();
  const parsed = parseDocument(text, { lineCounter, prettyErrors: false });
  const [error] = parsed.errors;
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new Error(`${file}:${line}:${col}: ${error.message}`);
  }
  const document: unknown = parsed.toJS();
  return isObject(document) ? document : {};
}

function refsIn(value: unknown): string[] {
  if (!isObject(value)) return [];
  const own = typeof value.$ref === "string" ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

function leadsSomewhere(document: unknown, ref: string): boolean {
  return ref.startsWith("#/") && valueAt(document, ref.slice(1)) !== undefined;
}

type PathItem = {
  post: {
    operationId: string;
    requestBody: { content: Record<string, MediaType> };
    responses: Record<string, { content: Record<string, MediaType> }>;
  };
};

type MediaType = { schema: Schema; examples?: Record<string, Example> };

function readOperation(document: Description["document"], path: string, { post }: PathItem): Operation {
  const request = post.requestBody.content["application/x-www-form-urlencoded"];
  const answer = post.responses["200"]?.content["application/json"];
  if (!request || !answer) throw new Error(`${post.operationId}: needs a urlencoded form and a JSON answer`);
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
