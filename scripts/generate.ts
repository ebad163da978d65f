/**
 * Writes everything that follows from the description.
 *   in   spec/
 *   out  generated/   openapi.yaml (bundled), actions.yaml (one path per operation), types.ts, operations.ts,
 *        orderForms.ts, validators.ts
 *   use  npm run generate [-- --check]
 *   exit 0 done · 1 with --check: a file on disk is stale · 2 usage, or a broken description
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { deriveActions } from "./generate/actions.ts";
import { bundle } from "./generate/bundle.ts";
import type { Document } from "./generate/document.ts";
import { writeOperations } from "./generate/operations.ts";
import { writeOrderForms } from "./generate/orderForms.ts";
import { writeTypes } from "./generate/types.ts";
import { writeValidators } from "./generate/validators.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "generated");

/** Every generated file, by its name: the whole text that belongs on disk. */
async function generate(): Promise<Map<string, string>> {
  const openapi = await bundle(join(root, "spec", "openapi.yaml"));
  const actions = deriveActions(openapi);
  return new Map([
    ["openapi.yaml", yamlFile(openapi)],
    ["actions.yaml", yamlFile(actions)],
    ["types.ts", `//${notice}\n${await writeTypes(actions)}`],
    ["operations.ts", `//${notice}\n${writeOperations(actions)}`],
    ["orderForms.ts", `//${notice}\n${writeOrderForms(actions)}`],
    ["validators.ts", `//${notice}\n${writeValidators(actions)}`],
  ]);
}

const notice = " Made by scripts/generate.ts from spec/. Do not edit: change spec/ and run `npm run generate`.";

function yamlFile(document: Document): string {
  return `#${notice}\n${stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

async function staleFiles(expected: Map<string, string>): Promise<string[]> {
  const onDisk = await readdir(folder).catch(() => []);
  const foreign = onDisk.filter((name) => !expected.has(name)).map((name) => `${name}: nothing makes this file`);
  const differing = await Promise.all([...expected].map(([name, text]) => difference(name, text)));
  return [...foreign, ...differing.filter((line) => line !== undefined)];
}

async function difference(name: string, text: string): Promise<string | undefined> {
  const found = await readFile(join(folder, name), "utf8").catch(() => undefined);
  if (found === undefined) return `${name}: missing`;
  // A checkout on Windows may turn line ends into CRLF; that is no change of content.
  const [wanted, there] = [text, found].map((content) => content.replaceAll("\r\n", "\n").split("\n"));
  const line = wanted?.findIndex((content, index) => content !== there?.[index]) ?? -1;
  if (line >= 0) return `${name}:${line + 1}: ${contrast(there?.[line], wanted?.[line])}`;
  return wanted?.length === there?.length
    ? undefined
    : `${name}: on disk has lines at its end that spec/ does not give`;
}

/** Both lines from a little before the place where they part. */
function contrast(there = "", wanted = ""): string {
  let same = 0;
  while (same < there.length && there[same] === wanted[same]) same++;
  const from = Math.max(0, same - 40);
  const show = (line: string) => JSON.stringify(line.slice(from, from + 80));
  return `on disk ${show(there)}, spec/ gives ${show(wanted)}`;
}

async function write(files: Map<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (!files.has(name)) await rm(join(folder, name), { recursive: true });
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  console.log(`generated/ holds ${[...files.keys()].join(", ")}`);
}

async function check(files: Map<string, string>): Promise<void> {
  const stale = await staleFiles(files);
  for (const line of stale) console.error(`stale  generated/${line}`);
  if (stale.length > 0) {
    console.error("Run `npm run generate` and commit what it writes.");
    process.exitCode = 1;
  } else console.log(`generated/ is up to date (${files.size} files)`);
}

try {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const files = await generate();
  await (values.check ? check(files) : write(files));
} catch (error) {
  console.error(`generate: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
