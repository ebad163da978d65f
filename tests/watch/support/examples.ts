/** Runs the examples in the documentation of a source file as they stand, on the mock. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { withMock } from "../../../contract-tests/tests/support/stage.ts";
import { createFolder, root, run } from "../../support/checkout.ts";

/** What every example takes for granted. */
const before = `
  import { createClient } from "autostagram";
  const panel = createClient({ key: process.env.KEY, url: process.env.URL });
`;

export async function examplesOf(file: string): Promise<string[]> {
  const source = await readFile(join(root, file), "utf8");
  return [...source.matchAll(/@example\n((?: \*.*\n)+?) \*\//g)].map(([, text = ""]) => text.replace(/^ \* ?/gm, ""));
}

/** An example prints what the comments behind its `console.log` say, one line for each part between commas and spaces. */
export async function expectToPrintItsComments(example: string): Promise<void> {
  const comments = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].flatMap(([, words = ""]) =>
    words.split(", "),
  );
  expect(comments.length).toBeGreaterThan(0);
  const { code, stdout, stderr } = await withMock({}, ({ url, key }) =>
    print(before + example, { URL: url, KEY: key }),
  );
  expect([code, stderr, stdout]).toEqual([0, "", `${comments.join("\n")}\n`]);
}

/** Runs a module that finds the package in this repository. */
async function print(code: string, env: Record<string, string>) {
  const text = code.replace(
    /from "autostagram(?:\/(\w+))?"/g,
    (_, subpath = "") => `from ${JSON.stringify(pathToFileURL(join(root, "src", subpath, "index.ts")).href)}`,
  );
  const folder = await createFolder();
  try {
    await writeFile(join(folder, "example.ts"), text);
    return await run([join(folder, "example.ts")], { cwd: folder, env });
  } finally {
    await rm(folder, { recursive: true });
  }
}
