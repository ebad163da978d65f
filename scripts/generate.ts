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
import { expandPages } from "./docs/files.ts";
import { staleTranslations } from "./docs/translations.ts";
import { difference, differences } from "./generate/difference.ts";
import { generateFiles, staleFiles } from "./generate/files.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "generated");

/** What belongs on disk: generated files by their name, pages by their path. */
type Texts = { files: Map<string, string>; pages: Map<string, string> };

async function generate(): Promise<Texts> {
  const { actions, files } = await generateFiles(join(root, "spec"));
  return { files, pages: await expandPages(actions) };
}

async function write({ files, pages }: Texts): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (!files.has(name)) await rm(join(folder, name), { recursive: true });
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  console.log(`generated/ holds ${[...files.keys()].join(", ")}`);
  for (const [page, text] of pages) {
    if ((await difference(join(root, page), text, "")) === undefined) continue;
    await writeFile(join(root, page), text);
    console.log(`${page} has new derived blocks`);
  }
}

async function check({ files, pages }: Texts): Promise<void> {
  const found = [...(await staleFiles(folder, files)), ...(await differences(root, pages, "a derived block"))];
  const translations = await staleTranslations();
  for (const line of [...found, ...translations]) console.error(`stale  ${line}`);
  if (found.length > 0) console.error("Run `npm run generate` and commit what it writes.");
  if (found.length + translations.length > 0) process.exitCode = 1;
  else console.log(`generated/ and the derived blocks of ${pages.size} pages are up to date`);
}

try {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const texts = await generate();
  await (values.check ? check(texts) : write(texts));
} catch (error) {
  console.error(`generate: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
