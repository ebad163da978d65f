/** The code on the README's first screen runs as it stands, against the mock. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { post, withMock } from "../contract-tests/tests/support/stage.ts";

const root = join(import.meta.dirname, "..");
const readme = await readFile(join(root, "README.md"), "utf8");

/** Where the source of an import is, as a literal. */
function sourceOf(subpath: string): string {
  return JSON.stringify(pathToFileURL(join(root, "src", subpath, "index.ts")).href);
}

const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";

/** Runs the first example so many times, as a program with an interval that a test can wait for; gives what each printed. */
async function runExample(times: number): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
  const file = join(folder, "example.ts");
  const code = example.replace(/"autostagram(\/\w+)?"/g, (_, subpath = "") => sourceOf(subpath));
  await writeFile(file, code.replace("60_000", "1"));
  const prints: string[][] = [];
  try {
    await withMock({}, async ({ url, key }) => {
      const env = { ...process.env, AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: key };
      for (let time = 0; time < times; time++) {
        const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: folder, env });
        prints.push(stdout.trimEnd().split("\n"));
      }
    });
    return prints;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("README", () => {
  test("shows in under 25 lines an order checked, placed with a ref, watched and cancelled", async () => {
    const [first, again] = await runExample(2);
    expect(first).toEqual([
      "Followers: 0.9",
      "order 23501 is Pending, 1000 to go",
      "order 23501 is In progress, 500 to go",
      "order 23501 is Canceled, 1000 to go",
    ]);
    // Nothing is ordered twice.
    expect(again).toEqual(["Followers: 0.9", "order 23501 is Canceled, 1000 to go"]);
    expect(example.trimEnd().split("\n").length).toBeLessThan(25);
  });

  test("shows the mock's own answer to the curl line", async () => {
    const [, form, answer] = /\$ curl (.+) http\S+\n(.+)\n/.exec(readme) ?? [];
    const fields = form?.replaceAll("-d ", "").split(" ").join("&") ?? "";
    const { text } = await withMock({}, ({ url }) => post(url, fields));
    expect(text).toBe(answer);
  });
});
