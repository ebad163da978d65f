/** Files that are no description: each is told in one line, with its place. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UsageError } from "../../src/cli/exit.ts";
import { rejectionOf } from "../../tests/support/rejection.ts";
import { readDescription } from "../src/description.ts";

const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
afterAll(() => rm(folder, { recursive: true }));

let count = 0;

/** What is said of a file with this text, after its path. */
async function problemOf(text: string): Promise<string> {
  const file = join(folder, `${++count}.yaml`);
  await writeFile(file, text);
  const { message } = await rejectionOf(readDescription(file), UsageError);
  expect(message.startsWith(file)).toBe(true);
  expect(message).not.toContain("\n");
  return message.slice(file.length);
}

const HEAD = "openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n";

/** Nine lines, each nine times the one before. */
const BOMB = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, index) => {
  const alias = `*a${index}`;
  return `a${index + 1}: &a${index + 1} [${Array(9).fill(alias).join(", ")}]\n`;
}).join("")}`;

describe("a description", () => {
  test.each<[string, string, RegExp]>([
    ["is no YAML", "openapi: 3.1.0\npaths: {\n", /^:3:1: /],
    ["has a key twice", "openapi: 3.1.0\npaths: {}\npaths: {}\n", /^:3:1: Map keys must be unique/],
    ["is no OpenAPI document", "hello: world\n", /^:1:1: needs to be a document of OpenAPI 3\.1$/],
    ["is a list", "- openapi\n", /^:1:1: needs to be a document of OpenAPI 3\.1$/],
    ["is empty", "", /^:1:1: needs to be a document of OpenAPI 3\.1$/],
    ["is of OpenAPI 3.0", "info: {}\nopenapi: 3.0.3\npaths: {}\n", /^:2:10: needs to be a document of OpenAPI 3\.1$/],
    ["has no paths", "openapi: 3.1.0\n", /^:1:1: no OpenAPI document with paths$/],
    ["leads nowhere", `${HEAD}    A: { $ref: "#/components/schemas/B" }\n`, /^:5:16: .*\/B leads nowhere$/],
    ["leads to another file", `${HEAD}    A: { $ref: "other.yaml#/B" }\n`, /^:5:16: other\.yaml#\/B leads nowhere$/],
    [
      "leads in a circle",
      `${HEAD}    A: { $ref: "#/components/schemas/B" }\n    B: { $ref: "#/components/schemas/A" }\n`,
      /^:5:16: .*\/B leads in a circle$/,
    ],
    ["has a path without a form", 'openapi: 3.1.0\npaths:\n  "/a": { post: {} }\n', /^:3:9: each path needs a POST/],
    ["has a path that is nothing", 'openapi: 3.1.0\npaths:\n  "/a":\n', /^:3:8: each path needs a POST/],
    ["stands for more than memory holds", `${BOMB}${HEAD}`, /^:1:1: the aliases in it stand for too much$/],
    ["has 50 MB", "#".repeat(50_000_000), /^ has more than 16 MiB/],
  ])("that %s is told with its place", async (_, text, words) => {
    expect(await problemOf(text)).toMatch(words);
  });

  test("that is not there, or is a directory, is told by its path", async () => {
    const missing = await rejectionOf(readDescription(join(folder, "none.yaml")), UsageError);
    expect(missing.message).toBe(`${join(folder, "none.yaml")} is not there`);
    expect((await rejectionOf(readDescription(folder), UsageError)).message).toBe(`${folder} is a directory`);
  });
});
