/** The files of generated/, as they belong. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { deriveActions } from "./actions.ts";
import { bundle } from "./bundle.ts";
import { differences } from "./difference.ts";
import type { Document } from "./document.ts";
import { writeOperations } from "./operations.ts";
import { writeOrderForms } from "./orderForms.ts";
import { writeTypes } from "./types.ts";
import { writeValidators } from "./validators.ts";

const notice = " Made by scripts/generate.ts from spec/. Do not edit: change spec/ and run `npm run generate`.";

/** What follows from the description in a folder `spec`: the actions document, and every file by its name. */
export async function generateFiles(spec: string): Promise<{ actions: Document; files: Map<string, string> }> {
  const openapi = await bundle(join(spec, "openapi.yaml"));
  const actions = deriveActions(openapi);
  const files = new Map([
    ["openapi.yaml", yamlFile(openapi)],
    ["actions.yaml", yamlFile(actions)],
    ["types.ts", `//${notice}\n${await writeTypes(actions)}`],
    ["operations.ts", `//${notice}\n${writeOperations(actions)}`],
    ["orderForms.ts", `//${notice}\n${writeOrderForms(actions)}`],
    ["validators.ts", `//${notice}\n${writeValidators(actions)}`],
  ]);
  return { actions, files };
}

function yamlFile(document: Document): string {
  return `#${notice}\n${stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

/** One line for each file in a folder `generated` that is not as it belongs. */
export async function staleFiles(generated: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const onDisk = await readdir(generated).catch(() => []);
  const foreign = onDisk.filter((name) => !files.has(name));
  const lines = [
    ...foreign.map((name) => `${name}: nothing makes this file`),
    ...(await differences(generated, files, "spec/")),
  ];
  return lines.map((line) => `generated/${line}`);
}
