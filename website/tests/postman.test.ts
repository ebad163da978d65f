/** The Postman collection, as newman runs it against the mock. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMock } from "../../clients/harness/mock.ts";
import { run } from "../../tests/support/checkout.ts";
import { buildPostman } from "../postman/build.ts";
import type { Collection, Item } from "../postman/convert.ts";
import { examplesOf } from "../reference/calls.ts";
import { readDocuments } from "../reference/documents.ts";

const newman = createRequire(import.meta.url).resolve("newman/bin/newman.js");
const documents = await readDocuments();

type Execution = {
  item: { name: string };
  response?: { code: number; stream: { data: number[] } };
  assertions?: Array<{ assertion: string; error?: { message: string } }>;
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postman-"));
  await buildPostman({ outDir: folder });
});
afterAll(() => rm(folder, { recursive: true }));

describe.each([
  ["autostagram.postman_collection.json", "en"],
  ["autostagram.ko.postman_collection.json", "ko"],
] as const)("%s", (name, locale) => {
  const read = () => readFile(join(folder, "downloads", name), "utf8");
  const readItems = async () => (JSON.parse(await read()) as Collection).item.flatMap(({ item }) => item);
  const operations = Object.values(documents[locale].actions.paths).map(({ post }) => post);

  /** What newman got for each request, with the collection's variables set to a mock of its own. */
  async function runIt(key?: string): Promise<{ code: number | null; executions: Execution[] }> {
    const mock = await openMock();
    const report = join(folder, `${name}.report.json`);
    try {
      const to = ["--env-var", `url=${mock.url}`, ...(key === undefined ? [] : ["--env-var", `key=${key}`])];
      const reporter = ["--reporters", "json", "--reporter-json-export", report];
      const { code } = await run([newman, "run", join(folder, "downloads", name), ...to, ...reporter], { cwd: folder });
      return { code, executions: JSON.parse(await readFile(report, "utf8")).run.executions };
    } finally {
      await mock.close();
    }
  }

  const answerOf = ({ response }: Execution) => JSON.parse(Buffer.from(response?.stream.data ?? []).toString());
  const saved = ({ response }: Item) => response.map(({ body }) => JSON.parse(body));

  test("makes the ten calls, and gets the answers that it has saved", async () => {
    const { code, executions } = await runIt();
    const items = await readItems();
    expect(code).toBe(0);
    expect(executions.map(({ item }) => item.name)).toEqual(items.map((item) => item.name));
    expect(executions).toHaveLength(10);
    for (const [index, execution] of executions.entries()) {
      expect(execution.assertions?.map(({ error }) => error)).toEqual([undefined]);
      expect(saved(items[index] as Item)).toContainEqual(answerOf(execution));
    }
  });

  test("says so when the key is wrong", async () => {
    const { code, executions } = await runIt("wrong");
    expect(code).toBe(1);
    for (const execution of executions) {
      expect(answerOf(execution)).toEqual({ error: "Invalid API key" });
      expect(execution.assertions?.map(({ error }) => error?.message)).toEqual([expect.stringContaining("'error'")]);
    }
  });

  test("sends each first example as it stands in the description", async () => {
    const sent = (await readItems()).map(({ request: { body } }) =>
      body?.urlencoded.map(({ key, value }) => [key, value]),
    );
    const examples = operations.map((operation) => examplesOf(operation)[0]?.call.fields ?? []);
    const wanted = examples.map((fields) => [
      ["key", "{{key}}"],
      ...fields.map(([key, value]) => [key, String(value)]),
    ]);
    expect(sent.toSorted()).toEqual(wanted.toSorted());
  });

  test("has every documented answer by its summary", async () => {
    const documented = operations.flatMap(({ responses }) => {
      const examples = responses["200"]?.content?.["application/json"]?.examples as Record<string, { summary: string }>;
      return Object.values(examples).map(({ summary }) => summary);
    });
    const names = (await readItems()).flatMap(({ response }) => response.map((answer) => answer.name));
    expect(names.toSorted()).toEqual(documented.toSorted());
  });

  test("has no fragment in an address, and is the same in every build", async () => {
    const text = await read();
    const requests = (await readItems()).flatMap(({ request, response }) => [
      request,
      ...response.map((r) => r.originalRequest),
    ]);
    expect(new Set(requests.map(({ url }) => url))).toEqual(new Set(["{{url}}"]));
    await buildPostman({ outDir: folder });
    expect(await read()).toBe(text);
  });
});
