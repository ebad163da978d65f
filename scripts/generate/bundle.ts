/** Bundles the description into one document, with Redocly's own bundler. */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { type Document, lookUp } from "./document.ts";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

/** @throws with the place (file, line, column) and Redocly's own words when the description is broken. */
export async function bundle(file: string): Promise<Document> {
  const document: Document = JSON.parse(await runBundler(file));
  inlineExamples(document);
  refuseRenamedSchemas(document);
  return document;
}

async function runBundler(file: string): Promise<string> {
  try {
    const args = [redocly, "bundle", file, "--ext", "json"];
    return (await promisify(execFile)(process.execPath, args, { env: quietly(), maxBuffer: 64 * 1024 ** 2 })).stdout;
  } catch (error) {
    throw new Error(firstProblem((error as { stderr?: string }).stderr ?? String(error)));
  }
}

/** No telemetry, and no colours in a report that is read here. */
function quietly(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _colour, ...env } = process.env;
  return { ...env, NO_COLOR: "1", REDOCLY_TELEMETRY: "off" };
}

/** Out of pages of problems and warnings, the first problem in one line: `file:line:column: what is wrong`. */
function firstProblem(report: string): string {
  const blocks = report.split(/^\[\d+\] /m).slice(1);
  const [place = "", , message = ""] = blocks.find((block) => block.includes("Error was generated"))?.split("\n") ?? [];
  if (place !== "") return `${place.split(" ")[0]}: ${message}`;
  const lines = report.split("\n").map((line) => line.trim());
  return (lines.find((line) => /^- |not exist/.test(line)) ?? lines.filter(Boolean).join(" ")).replace(/^- /, "");
}

/**
 * Puts every example where it is used. The bundler keeps them in one flat list instead, where the `partial` of one
 * operation and the `partial` of another become `partial` and `partial-2`.
 */
function inlineExamples(document: Document): void {
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, child] of Object.entries(value)) {
      const ref = (child as { $ref?: string } | null)?.$ref;
      if (ref?.startsWith("#/components/examples/")) Object.assign(value, { [name]: lookUp(document, ref) });
      else visit(child);
    }
  };
  visit(document);
  delete document.components.examples;
}

/** Two schemas of one name would become `Name` and `Name-2`, and nobody would know which is which. */
function refuseRenamedSchemas(document: Document): void {
  const renamed = Object.keys(document.components.schemas).find((name) => /-\d+$/.test(name));
  if (renamed !== undefined) throw new Error(`two schemas in spec/schemas/ are called ${renamed.replace(/-\d+$/, "")}`);
}
