/** Holds the vectors against the description: what it shows as an answer, some vector must hear. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import type { Vector } from "../../clients/harness/vector.ts";

type Description = {
  paths: { [path: string]: { post: { operationId: string; responses: { 200: { content: Content } } } } };
};

type Content = { "application/json": { examples: { [name: string]: { value: unknown } } } };

const file = join(import.meta.dirname, "..", "..", "generated", "actions.yaml");

/** @throws when an example of the description is in no vector: the contract cases do not follow it. */
export function refuseForgotten(vectors: readonly Vector[]): void {
  const { paths }: Description = parse(readFileSync(file, "utf8"));
  for (const { post } of Object.values(paths)) {
    const own = vectors.filter(({ operation }) => operation === post.operationId);
    const bodies = own.flatMap(({ calls }) => calls.map(({ answer }) => answer.body));
    for (const [name, { value }] of Object.entries(post.responses[200].content["application/json"].examples)) {
      if (bodies.some((body) => isDeepStrictEqual(parsed(body), value))) continue;
      throw new Error(`${post.operationId}: no vector hears the example ${name}; is it in contract-tests/cases/?`);
    }
  }
}

function parsed(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}
