/**
 * The Korean of the description: says whether it is complete, or prints a document in Korean.
 *   in   spec/ko.overlay.yaml, generated/openapi.yaml, generated/actions.yaml
 *   use  npx node scripts/run.mjs scripts/overlay.ts --check
 *        npx node scripts/run.mjs scripts/overlay.ts generated/actions.yaml > actions.ko.yaml
 *   exit 0 done · 1 with --check: a text has no Korean, or the Korean of another text · 2 usage, or a broken file
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse, stringify } from "yaml";
import type { Document } from "./generate/document.ts";
import { findProblems } from "./overlay/check.ts";
import { readOverlay, translate } from "./overlay/overlay.ts";
import { textsOf } from "./overlay/texts.ts";

const root = join(import.meta.dirname, "..");

async function read(path: string): Promise<Document> {
  return parse(await readFile(path, "utf8"));
}

async function check(): Promise<void> {
  const overlay = await readOverlay(join(root, "spec", "ko.overlay.yaml"), "spec/ko.overlay.yaml");
  const names = ["generated/openapi.yaml", "generated/actions.yaml"];
  const documents = new Map<string, Document>();
  for (const name of names) documents.set(name, await read(join(root, name)));
  const problems = await findProblems(documents, overlay);
  for (const line of problems) console.error(line);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${overlay.file} has Korean for every text (${[...documents.values()].flatMap(textsOf).length})`);
}

async function print(file: string): Promise<void> {
  const overlay = await readOverlay(join(root, "spec", "ko.overlay.yaml"), "spec/ko.overlay.yaml");
  process.stdout.write(stringify(await translate(await read(file), overlay), { lineWidth: 0 }));
}

try {
  const { values, positionals } = parseArgs({ options: { check: { type: "boolean" } }, allowPositionals: true });
  const [file] = positionals;
  if (values.check) await check();
  else if (file !== undefined) await print(file);
  else throw new Error("say --check, or which document to print in Korean");
} catch (error) {
  console.error(`overlay: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
