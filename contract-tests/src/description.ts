/** The actions document, as the mock and the judge read it: ten operations, each with its forms and examples. */
import { readFile } from "node:fs/promises";
import { parse } from "yaml";

export type Schema = { [keyword: string]: unknown };

export type Example = { value: unknown };

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

/** @throws with the file's name in the message when it cannot be read, or is no such description. */
export async function readDescription(file: string): Promise<Description> {
  const document = parse(await readFile(file, "utf8"));
  if (typeof document?.paths !== "object") throw new Error(`${file}: no OpenAPI document with paths`);
  const operations = Object.entries(document.paths).map(([path, item]) =>
    readOperation(document, path, item as PathItem),
  );
  return { document, operations };
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
    const name = found.$ref.replace("#/components/schemas/", "");
    const next = document.components.schemas[name];
    if (next === undefined) throw new Error(`${found.$ref} leads nowhere`);
    found = next;
  }
  return found;
}
