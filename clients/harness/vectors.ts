/** Reads the vectors, and the cells that a runtime makes impossible. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseExactly } from "./exact.ts";
import type { Vector } from "./vector.ts";

const folder = join(import.meta.dirname, "..", "vectors");

export function readVectors(): Vector[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "holes.json");
  return files.sort().flatMap((name) => {
    const { vectors } = parseExactly(readFileSync(join(folder, name), "utf8")) as { vectors: Vector[] };
    return vectors;
  });
}

/** Reasons, by language and vector. */
export type Holes = { [language: string]: { [id: string]: string } };

export function readHoles(): Holes {
  return JSON.parse(readFileSync(join(folder, "holes.json"), "utf8"));
}

type Known = { holes: Holes; vectors: readonly Vector[]; languages: readonly string[] };

/** Holes that are about nothing. */
export function checkHoles({ holes, vectors, languages }: Known): string[] {
  const ids = new Set(vectors.map(({ id }) => id));
  return Object.entries(holes).flatMap(([language, reasons]) => [
    ...(languages.includes(language) ? [] : [`holes.json: there is no language ${language}`]),
    ...Object.entries(reasons).flatMap(([id, reason]) => [
      ...(ids.has(id) ? [] : [`holes.json: ${language} has a hole ${id}, and there is no such vector`]),
      ...(reason.trim() ? [] : [`holes.json: ${language} gives no reason for ${id}`]),
    ]),
  ]);
}
