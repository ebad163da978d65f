/** The documented fields of each operation's value, from the description. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Operation } from "../../src/index.ts";

type Schema = { $ref?: string; properties?: object };

type Description = {
  paths: { [path: string]: { post: { operationId: Operation; responses: { 200: object } } } };
  components: { schemas: { [name: string]: Schema } };
};

/** Stands in a refusal. In a value it says nothing. */
const ERROR = "error";

let known: Map<Operation, ReadonlySet<string>> | undefined;

export function fieldsOf(operation: Operation): ReadonlySet<string> {
  known ??= readFields();
  return known.get(operation) ?? new Set();
}

function readFields(): Map<Operation, ReadonlySet<string>> {
  const file = join(import.meta.dirname, "..", "..", "generated", "actions.yaml");
  const { paths, components }: Description = parse(readFileSync(file, "utf8"));
  const namesIn = (value: unknown): string[] => {
    if (Object(value) !== value) return [];
    const { $ref, properties } = value as Schema;
    if ($ref) return namesIn(components.schemas[$ref.replace(/.*\//, "")]);
    return [...Object.keys(properties ?? {}), ...Object.values(value as object).flatMap(namesIn)];
  };
  const rows = Object.values(paths).map(({ post }) => {
    // Not the examples beside the schema.
    const schemas = Object.values(post.responses[200]).flatMap((content) =>
      Object.values(Object(content)).map((media) => Object(media).schema),
    );
    return [post.operationId, new Set(namesIn(schemas).filter((name) => name !== ERROR))] as const;
  });
  return new Map(rows);
}
