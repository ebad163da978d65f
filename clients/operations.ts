/** The ten operations as the description has them, for the methods of clients in other languages. */
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Description, Schema } from "./description.ts";

export type Operation = {
  /** `getOrderStatus`. */
  name: string;
  /** What the description says about it. */
  text: string;
  /** The value of `action`. */
  action: string;
  /** What it takes: nothing, an order form, one id, or many. */
  takes: "nothing" | "form" | "id" | "ids";
  /** What an id is called: `order`, in the form and in the rows of a list. Many are sent with an s at the end. */
  own: string;
  /** The name of the schema that it gives, or that each entry of a list has; `integer` for one without a name. */
  gives: string;
  /** Whether that is a list without ids, as the catalogue is. */
  isCatalogue: boolean;
  /** Which field of a row has the value; empty when the row is the value. */
  field: string;
};

type Resolve = (schema: Schema) => Schema & { items?: Schema; additionalProperties?: Schema };

export async function readOperations(file: string): Promise<Operation[]> {
  const { paths, components }: Description = parse(await readFile(file, "utf8"));
  const resolve: Resolve = (schema) => (schema.$ref ? resolve(components.schemas[nameOf(schema)] ?? {}) : schema);
  return Object.entries(paths).map(([path, { post }]) => {
    const request = readRequest(resolve(contentOf(post.requestBody)));
    return {
      name: post.operationId,
      text: post.description,
      action: /=(\w+)/.exec(path)?.[1] ?? "",
      ...request,
      ...readAnswer(goodPart(contentOf(post.responses[200])), request.takes, resolve),
    };
  });
}

function readRequest({ properties = {}, anyOf }: Schema): Pick<Operation, "takes" | "own"> {
  const [own] = Object.keys(properties).filter((name) => !["key", "action"].includes(name));
  if (anyOf || own === undefined) return { takes: anyOf ? "form" : "nothing", own: "" };
  return { takes: properties[own]?.$ref?.endsWith("Ids") ? "ids" : "id", own: own.replace(/s$/, "") };
}

type Answered = Pick<Operation, "gives" | "isCatalogue" | "field">;

function readAnswer(answer: Schema, takes: Operation["takes"], resolve: Resolve): Answered {
  const { items, additionalProperties } = resolve(answer);
  const row = items ?? additionalProperties ?? answer;
  const { properties = {} } = resolve(row);
  // The first field of a row names the id, the second has the value.
  const [, field = ""] = takes === "ids" && items ? Object.keys(properties) : [];
  const value = goodPart(properties[field] ?? row);
  return { gives: nameOf(value) || "integer", isCatalogue: takes === "nothing" && items !== undefined, field };
}

/** Names of operations stand in the texts too, and are written as each language writes them. */
export function textOf({ text }: Operation, all: readonly Operation[], style: (name: string) => string): string {
  const names = new Set(all.map(({ name }) => name));
  return text.replace(/`(\w+)`/g, (marked, name: string) => (names.has(name) ? `\`${style(name)}\`` : marked));
}

function contentOf(body: { content: { [media: string]: { schema: Schema } } } | undefined): Schema {
  return Object.values(body?.content ?? {})[0]?.schema ?? {};
}

/** Without the refusal. */
function goodPart(schema: Schema): Schema {
  return schema.oneOf?.[0] ?? schema;
}

function nameOf({ $ref = "" }: Schema): string {
  return $ref.replace(/.*\//, "");
}
