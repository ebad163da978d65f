/**
 * Runs the vectors with the TypeScript client.
 *   use  node clients/typescript/runner.ts FILE BASE
 *   out  one line of JSON for each vector; `clients/vectors/README.md` says what is in it
 */
import { readFileSync } from "node:fs";
import { parseExactly, writeExactly } from "../harness/exact.ts";
import { answer, type Question } from "./outcome.ts";

/** Vectors under way at once, so that those that wait for a timeout wait together. */
const WIDTH = 16;

const [file = "", base = ""] = process.argv.slice(2);
const { vectors } = parseExactly(readFileSync(file, "utf8")) as { vectors: Question[] };
const open = vectors.entries();

async function work(): Promise<void> {
  for (const [index, vector] of open) console.log(writeExactly(await answer(vector, `${base}/${index}/api/v2`)));
}

await Promise.all(Array.from({ length: WIDTH }, work));
