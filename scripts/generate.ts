/**
 * Writes everything that follows from the description.
 *   in   spec/
 *   out  generated/   openapi.yaml (bundled), actions.yaml (one path per operation), types.ts, operations.ts,
 *        orderForms.ts, validators.ts
 *        docs/, README.md   what stands between `<!-- derived: … -->` and `<!-- /derived -->`
 *   use  npm run generate [-- --check]
 *   exit 0 done · 1 with --check: a file on disk is stale · 2 usage, or a broken description
 */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { expandPages } from "./docs/files.ts";
import { staleTranslations } from "./docs/translations.ts";
import { deriveActions } from "./generate/actions.ts";
import { bundle } from "./generate/bundle.ts";
import { difference } from "./generate/difference.ts";
import type { Document } from "./generate/document.ts";
import { writeOperations } from "./generate/operations.ts";
import { writeOrderForms } from "./generate/orderForms.ts";
import { writeTypes } from "./generate/types.ts";
import { writeValidators } from "./generate/validators.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "generated");

/** What belongs on disk: generated files by their name, pages by their path. */
type Files = { generated: Map<string, string>; pages: Map<string, string> };

async function generate(): Promise<Files> {
  const openapi = await bundle(join(root, "spec", "openapi.yaml"));
  const actions = deriveActions(openapi);
  const generated = new Map([
    ["openapi.yaml", yamlFile(openapi)],
    ["actions.yaml", yamlFile(actions)],
    ["types.ts", `//${notice}\n${await writeTypes(actions)}`],
    ["operations.ts", `//${notice}\n${writeOperations(actions)}`],
    ["orderForms.ts", `//${notice}\n${writeOrderForms(actions)}`],
    ["validators.ts", `//${notice}\n${writeValidators(actions)}`],
  ]);
  return { generated, pages: await expandPages(actions) };
}

const notice = " Made by scripts/generate.ts from spec/. Do not edit: change spec/ and run `npm run generate`.";

function yamlFile(document: Document): string {
  return `#${notice}\n${stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

/** One line for each file that is not as it belongs. */
async function staleFiles({ generated, pages }: Files): Promise<string[]> {
  const onDisk = await readdir(folder).catch(() => []);
  const foreign = onDisk.filter((name) => !generated.has(name));
  const differing = await Promise.all([
    ...[...generated].map(([name, text]) => stale(`generated/${name}`, text, "spec/")),
    ...[...pages].map(([page, text]) => stale(page, text, "a derived block")),
  ]);
  return [...foreign.map((name) => `generated/${name}: nothing makes this file`), ...differing.flat()];
}

async function stale(file: string, text: string, source: string): Promise<string[]> {
  const found = await difference(join(root, file), text, source);
  return found === undefined ? [] : [`${file}${found}`];
}

async function write({ generated, pages }: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (!generated.has(name)) await rm(join(folder, name), { recursive: true });
  for (const [name, text] of generated) await writeFile(join(folder, name), text);
  console.log(`generated/ holds ${[...generated.keys()].join(", ")}`);
  for (const [page, text] of pages) {
    if ((await stale(page, text, "")).length === 0) continue;
    await writeFile(join(root, page), text);
    console.log(`${page} has new derived blocks`);
  }
}

async function check(files: Files): Promise<void> {
  const [found, translations] = [await staleFiles(files), await staleTranslations()];
  for (const line of [...found, ...translations]) console.error(`stale  ${line}`);
  if (found.length > 0) console.error("Run `npm run generate` and commit what it writes.");
  if (found.length + translations.length > 0) process.exitCode = 1;
  else console.log(`generated/ and the derived blocks of ${files.pages.size} pages are up to date`);
}

try {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const files = await generate();
  await (values.check ? check(files) : write(files));
} catch (error) {
  console.error(`generate: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
