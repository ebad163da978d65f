/** The page that tells what each client passes is about the vectors and languages that there are. Whether it tells the truth, `npm run clients` finds out. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findLanguages, loadLanguage } from "../../clients/harness/languages.ts";
import { readHoles, readVectors } from "../../clients/harness/vectors.ts";

const page = await readFile(join(import.meta.dirname, "..", "..", "clients", "MATRIX.md"), "utf8");
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(" | "));
const vectors = readVectors();

describe("clients/MATRIX.md", () => {
  test("has a column for each language that runs the vectors", async () => {
    const languages = await Promise.all(findLanguages().map(loadLanguage));
    const titles = languages.filter(({ support }) => support !== "untested").map(({ title }) => title);
    expect(rows.filter(([first]) => first === "vectors")).toEqual([["vectors", ...titles]]);
  });

  test("has every vector once, and no other", () => {
    const named = rows.map(([first = ""]) => first.slice(1, -1)).filter((name) => name.includes("/"));
    expect(named.sort()).toEqual(vectors.map(({ id }) => id).sort());
  });

  test("counts them all as passed, save those in holes.json", async () => {
    const [, ...counts] = rows.find(([first]) => first === "all") ?? [];
    const holes = Object.values(readHoles()).reduce((sum, reasons) => sum + Object.keys(reasons).length, 0);
    const passed = counts.map((count) => Number.parseInt(count, 10)).reduce((sum, count) => sum + count, 0);
    expect(passed).toBe(vectors.length * counts.length - holes);
  });
});
