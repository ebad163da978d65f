/**
 * Writes the vectors, the cases that a client in any language must pass.
 *   in   contract-tests/cases/, generated/, scripts/vectors/
 *   out  clients/vectors/*.json, save holes.json
 *   use  npm run generate:vectors [-- --check]
 *   exit 0 done · 1 with --check: a file on disk is stale · 2 usage, or a table that contradicts the description
 */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Vector } from "../clients/harness/vector.ts";
import { allOperations, vectorOf } from "./vectors/case.ts";
import { contractVectors } from "./vectors/contract.ts";
import { idCases } from "./vectors/deviations/ids.ts";
import { noAnswerCases } from "./vectors/deviations/noAnswers.ts";
import { refusalCases } from "./vectors/deviations/refusals.ts";
import { shapeCases } from "./vectors/deviations/shapes.ts";
import { valueCases } from "./vectors/deviations/values.ts";
import { wordCases } from "./vectors/deviations/words.ts";
import { refuseForgotten } from "./vectors/examples.ts";
import { faultVectors } from "./vectors/faults.ts";
import { httpCases } from "./vectors/http.ts";
import { inputVectors } from "./vectors/inputs.ts";
import { layOut } from "./vectors/json.ts";
import { listVectors } from "./vectors/lists.ts";
import { orderVectors } from "./vectors/orders.ts";
import { secretCases } from "./vectors/secrets.ts";

const folder = join(import.meta.dirname, "..", "clients", "vectors");

/** Kept by hand. */
const HOLES = "holes.json";

/** Every file, by its name: the whole text that belongs on disk. */
function write(): Map<string, string> {
  const documented = [...contractVectors(), ...listVectors()];
  const files: [name: string, vectors: Vector[]][] = [
    ...allOperations.map((name): [string, Vector[]] => [
      name,
      documented.filter(({ operation }) => operation === name),
    ]),
    ["orders", orderVectors()],
    ["refusals", refusalCases.map((found) => vectorOf("refusals", found))],
    [
      "deviations",
      [...valueCases, ...idCases, ...wordCases, ...shapeCases, ...noAnswerCases].map((found) =>
        vectorOf("deviations", found),
      ),
    ],
    ["http", httpCases.map((found) => vectorOf("http", found))],
    ["faults", faultVectors()],
    ["input", inputVectors()],
    ["secrets", secretCases.map((found) => vectorOf("secrets", found))],
  ];
  refuseTwins(files.flatMap(([, vectors]) => vectors));
  refuseForgotten(documented);
  return new Map(files.map(([name, vectors]) => [`${name}.json`, `${layOut({ vectors })}\n`]));
}

function refuseTwins(vectors: Vector[]): void {
  const ids = vectors.map(({ id }) => id);
  const twin = ids.find((id, place) => ids.indexOf(id) < place);
  if (twin !== undefined) throw new Error(`two vectors are called ${twin}`);
}

async function staleFiles(expected: Map<string, string>): Promise<string[]> {
  const onDisk = (await readdir(folder)).filter((name) => name.endsWith(".json") && name !== HOLES);
  const foreign = onDisk.filter((name) => !expected.has(name));
  const texts = [...expected].map(async ([name, text]) => {
    const found = await readFile(join(folder, name), "utf8").catch(() => "");
    // A checkout on Windows may turn line ends into CRLF; that is no change of content.
    return found.replaceAll("\r\n", "\n") === text ? [] : [name];
  });
  return [...foreign, ...(await Promise.all(texts)).flat()];
}

async function check(files: Map<string, string>): Promise<void> {
  const stale = await staleFiles(files);
  for (const name of stale) console.error(`stale  clients/vectors/${name}`);
  if (stale.length > 0) {
    console.error("Run `npm run generate:vectors` and commit what it writes.");
    process.exitCode = 1;
  } else console.log(`clients/vectors/ is up to date (${files.size} files)`);
}

async function writeAll(files: Map<string, string>): Promise<void> {
  for (const name of await staleFiles(files)) await rm(join(folder, name), { force: true });
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  console.log(`clients/vectors/ holds ${[...files.keys()].join(", ")}`);
}

try {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const files = write();
  await (values.check ? check(files) : writeAll(files));
} catch (error) {
  console.error(`vectors: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
