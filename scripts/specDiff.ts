/**
 * Names what has changed for the worse in generated/actions.yaml since the last release, as oasdiff sees it.
 *   in   the document as it is, and as it was at the last tag v1.2.3; CHANGELOG.md
 *   use  npm run spec:diff [-- --against REF]     with Go, which fetches and builds oasdiff; OASDIFF names a program in its place
 *   exit 0 nothing breaks, or CHANGELOG.md announces a new major version, or there is no tag yet · 1 something breaks, and it does
 *        not · 2 it cannot be told
 */
import { parseArgs } from "node:util";
import { compare } from "./specDiff/oasdiff.ts";
import { announcedIn, type Base, baseOf, isShallow } from "./specDiff/release.ts";

const DOCUMENT = "generated/actions.yaml";

async function main(): Promise<void> {
  const { against } = parseArgs({ options: { against: { type: "string" } } }).values;
  const base = await baseOf(DOCUMENT, against);
  if (base === undefined) return console.log(`spec:diff: ${await whyNot()}`);
  const changes = await compare(base.text, DOCUMENT);
  for (const { operationId, path, text } of changes) console.log(`${operationId || path}  ${text}  breaking`);
  const sum = changes.length === 0 ? "nothing breaks" : `${changes.length} breaking`;
  console.log(`spec:diff: ${sum} since ${base.ref}`);
  if (changes.length > 0) await demandMajor(base);
}

/** A clone without history may lack its tags too. */
async function whyNot(): Promise<string> {
  return (await isShallow())
    ? "this clone is shallow and has no tag to compare with: git fetch --unshallow --tags"
    : "there is no tag yet, and nothing to compare with";
}

async function demandMajor({ ref, major }: Base): Promise<void> {
  const announced = await announcedIn("CHANGELOG.md");
  if (announced !== undefined && announced > major) {
    return console.log(`spec:diff: CHANGELOG.md announces ${announced}.0.0, which may break`);
  }
  console.error(
    `spec:diff: CHANGELOG.md announces no major version after ${ref}: take the change back, or head its top with "## Unreleased: ${major + 1}.0.0"`,
  );
  process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(`spec:diff: ${(error as Error).message}`);
  process.exitCode = 2;
}
