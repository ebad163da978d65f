/**
 * Runs a TypeScript file of this repository as it is, or says in one line why it cannot.
 *   use  node scripts/run.mjs FILE [flags]      FILE from the repository's root
 *   exit 2 this Node is too old, or there is no such file; else what the file says
 * Plain JavaScript that any Node reads: the files themselves need Node 24, which reads TypeScript by itself.
 */
import { existsSync } from "node:fs";

const [file = "", ...flags] = process.argv.slice(2);
const target = new URL(`../${file}`, import.meta.url);

if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(
    `This needs Node 24; it runs on ${process.version}. \`npm ci\` brings Node 24 along, unless install scripts are off (--ignore-scripts).`,
  );
  process.exitCode = 2;
} else if (!file.endsWith(".ts") || !existsSync(target)) {
  console.error("use: node scripts/run.mjs FILE.ts [flags]");
  process.exitCode = 2;
} else {
  process.argv.splice(1, process.argv.length, file, ...flags);
  await import(target.href);
}
