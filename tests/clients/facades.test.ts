/** What is written by hand of each client stays short: everything else is made by scripts. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const clients = join(import.meta.dirname, "..", "..", "clients");

/** Where the code by hand lies, and what comments look like there. All else that is not blank counts, brackets and imports too. */
const FACADES: [language: string, folder: string, comments: RegExp][] = [
  ["Python", "python/src/autostagram", /"""[\s\S]*?"""|^\s*#.*$/gm],
  ["Go", "go/facade", /^\s*\/\/.*$/gm],
  ["Java", "java/src/main/java/autostagram", /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm],
  ["Rust", "rust/src", /^\s*\/\/.*$/gm],
  ["PHP", "php/src", /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm],
  ["Ruby", "ruby/lib", /^\s*#.*$/gm],
];

/** PHP has all in one file. */
const GENERATED = /^\/\/ From here on made from the description[\s\S]*/m;

async function linesIn(folder: string, comments: RegExp): Promise<string[]> {
  const entries = await readdir(join(clients, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(py|go|java|rs|php|rb)$/.test(entry.name));
  const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), "utf8")));
  const lines = texts.flatMap((text) => text.replace(GENERATED, "").replace(comments, "").split("\n"));
  return lines.filter((line) => line.trim() !== "");
}

test.each(FACADES)("the facade of %s has at most 200 lines of code by hand", async (_, folder, comments) => {
  const { length } = await linesIn(folder, comments);
  expect(length).toBeGreaterThan(100);
  expect(length).toBeLessThanOrEqual(200);
});
