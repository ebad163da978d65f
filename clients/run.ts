/**
 * Generates, builds, tries and packages the clients in other languages, and shows which vectors each passes.
 *   use   npm run clients [-- LANGUAGE… FLAGS]     all languages whose toolchain is there, unless some are named
 *         --json FILE       writes every cell of the matrix     --markdown FILE   writes the matrix as a page
 *         --match TEXT      only vectors whose id has the text in it
 *         --bench           measures each client against raw HTTP of its language too
 *         --no-generate, --no-build, --no-vectors, --no-package     leaves a step out
 *   exit  0 every vector passes, or is a hole with its reason · 1 one does not, a step failed, or CI_NO_SKIP=1 and a
 *         complete language was skipped · 2 usage · 130 Ctrl-C · 143 SIGTERM
 */
import { access, constants, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findLanguages, loadLanguage } from "./harness/languages.ts";
import { openMock } from "./harness/mock.ts";
import { isAbout, markdownOf } from "./harness/page.ts";
import { hasFailed, jsonOf, linesOf, mayNotSkip } from "./harness/report.ts";
import { type Plan, type Result, STEPS, tryLanguage, untried } from "./harness/steps.ts";
import { checkHoles, readHoles, readVectors } from "./harness/vectors.ts";

class UsageError extends Error {}

type Wish = { names: string[]; plan: Plan; files: [path: string, write: (results: Result[]) => string][] };

const on = { type: "boolean", default: true } as const;

const FLAGS = {
  generate: on,
  build: on,
  vectors: on,
  package: on,
  bench: { type: "boolean", default: false },
  match: { type: "string", default: "" },
  json: { type: "string" },
  markdown: { type: "string" },
} as const;

function readFlags(args: string[]) {
  try {
    return parseArgs({ args, options: FLAGS, allowPositionals: true, allowNegative: true });
  } catch (error) {
    // What follows is advice about words that people may have pasted.
    throw new UsageError((error as Error).message.replace(/\. .*/s, ""));
  }
}

async function readWish(argv: string[]): Promise<Wish> {
  // A second -- is what npm makes people write, and means nothing here.
  const { values, positionals } = readFlags(argv.filter((word) => word !== "--"));
  const known = findLanguages();
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`there is no language ${unknown}; there are ${known.join(", ")}`);
  const all = readVectors();
  const holes = readHoles();
  const [wrong] = checkHoles({ holes, vectors: all, languages: known });
  if (wrong !== undefined) throw new UsageError(wrong);
  const vectors = all.filter(({ id }) => id.includes(values.match));
  if (vectors.length === 0) throw new UsageError(`no vector has ${values.match} in its id`);
  const files: Wish["files"] = [];
  if (values.json !== undefined) files.push([await checkPath(values.json), jsonOf]);
  if (values.markdown !== undefined) files.push([await checkPath(values.markdown), markdownOf]);
  const steps = new Set(STEPS.filter((step) => values[step]));
  return { names: positionals, plan: { steps, vectors, holes, openMock, log: console.log }, files };
}

/** Found out before anything is built, not after. */
async function checkPath(path: string): Promise<string> {
  await access(dirname(resolve(path)), constants.W_OK).catch(() => {
    throw new UsageError(`${path} cannot be written`);
  });
  return path;
}

async function tryAll({ names, plan, files }: Wish): Promise<void> {
  const results: Result[] = [];
  for (const name of names.length > 0 ? names : findLanguages()) {
    const language = await loadLanguage(name);
    // What is generated on demand waits for the demand, and is told of.
    if (language.support === "untested" && names.length === 0) {
      results.push(untried(language));
      continue;
    }
    console.log(language.title);
    results.push(await tryLanguage(language, plan));
  }
  console.log(`\n${linesOf(results).join("\n")}`);
  for (const [path, write] of files) await writeFile(path, write(results));
  if (names.length === 0 && plan.vectors.length === readVectors().length) await comparePage(results);
  if (results.some((result) => hasFailed(result) || mayNotSkip(result))) process.exitCode = 1;
}

const PAGE = "clients/MATRIX.md";

/** The page tells what every language passes, so what was tried of all of them must be what it tells. */
async function comparePage(results: Result[]): Promise<void> {
  const told = (await readFile(join(import.meta.dirname, "..", PAGE), "utf8")).split(/\r?\n/);
  if (!isAbout(told.join("\n"), results)) return;
  const found = markdownOf(results).split("\n");
  const stale = told.filter((line) => !found.includes(line));
  if (stale.length === 0 && told.length === found.length) return;
  console.error(`${PAGE} tells something else: npm run clients -- --markdown ${PAGE}`);
  for (const line of stale.slice(0, 10)) console.error(`  ${line}`);
  process.exitCode = 1;
}

/** Children are ended when this process exits, which a signal alone does not make it do. */
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => process.exit(code));
}

try {
  await tryAll(await readWish(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`clients: ${error.message}`);
  process.exitCode = 2;
}
