/**
 * The collection as the converter makes it leaves constants empty, sends the type's name as the key and a fragment in the
 * address, and takes no notice of named examples. This fills it from them.
 */
import type { Document, Operation } from "../../scripts/generate/document.ts";
import { type Example, examplesOf, MOCK } from "../reference/calls.ts";
import { type Collection, convert, type Field, type Folder, type Item, type Request, type Saved } from "./convert.ts";

export async function collectionOf(actions: Document): Promise<Collection> {
  const { info, item, variable: _own, ...others } = await convert(actions);
  const { _postman_id: _random, ...named } = info;
  return {
    ...others,
    info: named,
    item: item.map((folder) => fillFolder(folder, actions)),
    // A key that is typed in here would be exported with the collection; the mock's is no secret.
    variable: [
      { key: "url", value: MOCK.url, type: "string" },
      { key: "key", value: MOCK.key, type: "string" },
    ],
    event: [{ listen: "test", script: { type: "text/javascript", exec: check } }],
  };
}

/** Runs after every request, in Postman and in newman. */
const check = [
  'pm.test("answers HTTP 200 with JSON that is no refusal", () => {',
  "  pm.response.to.have.status(200);",
  '  pm.expect(pm.response.json()).not.to.have.property("error");',
  "});",
];

/** Random ids would make every build another collection. */
function fillFolder({ id: _random, ...folder }: Folder, actions: Document): Folder {
  const tags = actions.tags as Array<{ name: string; "x-displayName"?: string }>;
  const name = tags.find((tag) => tag.name === folder.name)?.["x-displayName"] ?? folder.name;
  return { ...folder, name, item: folder.item.map((item) => fillItem(item, operationOf(item, actions))) };
}

/** The operation whose path has the fragment that the converter left in the address. */
function operationOf({ name, request: { url } }: Item, { paths }: Document): Operation {
  const hash = typeof url === "string" ? undefined : url.hash;
  const found = Object.entries(paths).find(([path]) => path.split("#")[1] === hash);
  if (found === undefined) throw new Error(`website/postman: ${name} is no operation of the description`);
  return found[1].post;
}

function fillItem({ id: _random, request, response: [first], ...item }: Item, operation: Operation): Item {
  const examples = examplesOf(operation);
  const [example] = examples;
  if (example === undefined || first === undefined) throw new Error(`website/postman: ${item.name} has no example`);
  return { ...item, request: fillRequest(request, example), response: savedOf(operation, request, first) };
}

function fillRequest(request: Request, { call }: Example): Request {
  const own = request.body?.urlencoded ?? [];
  const key = call.key === MOCK.key ? "{{key}}" : call.key;
  const fields = [["key", key] as const, ...call.fields].map(([name, value]): Field => {
    const { description } = own.find((field) => field.key === name) ?? {};
    return { key: name, value: String(value), ...(description !== undefined && { description }) };
  });
  return { ...request, url: "{{url}}", body: { mode: "urlencoded", urlencoded: fields } };
}

/** Every documented answer, with the request of the same name, or the first where no request is sure to bring it. */
function savedOf(operation: Operation, request: Request, { id: _random, ...pattern }: Saved): Saved[] {
  const examples = examplesOf(operation);
  const answers = operation.responses["200"]?.content?.["application/json"]?.examples ?? {};
  return Object.entries(answers as Record<string, { summary: string; value: unknown }>).map(([name, answer]) => {
    const example = examples.find((candidate) => candidate.name === name) ?? examples[0];
    const body = JSON.stringify(answer.value, null, 2);
    return { ...pattern, name: answer.summary, originalRequest: fillRequest(request, example as Example), body };
  });
}
