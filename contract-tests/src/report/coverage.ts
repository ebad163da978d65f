/** The matrix: what each operation was seen to do, what not, and why. */
import type { Description } from "../description.ts";
import type { Column, Judged } from "../judged.ts";
import { layoutsOf } from "../layouts.ts";
import { isList } from "../lists.ts";
import type { Cell, MatrixLine } from "./report.ts";

export const COLUMNS: readonly Column[] = ["success", "refused", "failingItem"];

/** Reasons for one cell; more say nothing new. */
const MOST = 3;

/** How much a reason says about one cell: that of the run, of a probe meant for the cell, of a call, of a skipped probe. */
const WEIGHTS = ["run", "meant", "call", "skipped"] as const;

type Weight = (typeof WEIGHTS)[number];

type Tally = { judged: number; isBroken: boolean; reasons: Record<Weight, Set<string>> };

type Line = { tallies: Record<Column, Tally>; documented: readonly string[]; seen: Set<string> };

type Meant = readonly Column[] | undefined;

export type Coverage = {
  /** @param judged With the reason, fit to be shown, when nothing can be said. */
  add(
    judged: Pick<Judged, "operation" | "covers" | "fields" | "findings">,
    open: { meant: Meant; reason: string | null },
  ): void;
  skip(operation: string, open: { meant: Meant; reason: string }): void;
  whyNot(operation: string, column: Column, reason: string): void;
  /** The matrix, and the share of its cells that are covered, in whole per cent. */
  read(): { matrix: MatrixLine[]; share: number };
};

export function createCoverage(description: Description): Coverage {
  const layouts = layoutsOf(description);
  const lines = new Map(description.operations.map(({ id }) => [id, lineFor(layouts.get(id)?.fields ?? [])]));

  return {
    add({ operation, covers, fields, findings }, { meant, reason }) {
      const line = lines.get(operation);
      if (!line) return;
      if (reason !== null) return explain(line, { meant, reason: `could not be judged: ${reason}`, weight: "call" });
      const isBroken = findings.some(({ severity }) => severity === "breaking");
      for (const column of new Set(covers)) count(line.tallies[column], isBroken);
      for (const field of fields) line.seen.add(field);
    },
    skip(operation, { meant, reason }) {
      const line = lines.get(operation);
      if (line) explain(line, { meant, reason, weight: "skipped" });
    },
    whyNot(operation, column, reason) {
      note(lines.get(operation)?.tallies[column], "run", reason);
    },
    read() {
      const matrix = [...lines].map(([operation, line]) => lineOf(operation, line));
      return { matrix, share: shareOf(matrix) };
    },
  };
}

function lineFor(documented: readonly string[]): Line {
  return { tallies: { success: tally(), refused: tally(), failingItem: tally() }, documented, seen: new Set() };
}

function tally(): Tally {
  return {
    judged: 0,
    isBroken: false,
    reasons: { run: new Set(), meant: new Set(), call: new Set(), skipped: new Set() },
  };
}

function count(found: Tally, isBroken: boolean): void {
  found.judged += 1;
  found.isBroken ||= isBroken;
}

type Explanation = { meant: Meant; reason: string; weight: Weight };

function explain({ tallies }: Line, { meant, reason, weight }: Explanation): void {
  for (const column of meant ?? COLUMNS) note(tallies[column], meant ? "meant" : weight, reason);
}

function note(found: Tally | undefined, weight: Weight, reason: string): void {
  const reasons = found?.reasons[weight];
  if (reasons && reasons.size < MOST) reasons.add(reason);
}

function lineOf(operation: string, { tallies, documented, seen }: Line): MatrixLine {
  return {
    operation,
    success: cellOf(tallies.success),
    refused: cellOf(tallies.refused),
    failingItem: isList(operation)
      ? cellOf(tallies.failingItem)
      : { state: "not-applicable", judged: 0, why: "it takes no list of ids" },
    fields: {
      seen: documented.filter((field) => seen.has(field)),
      unseen: documented.filter((field) => !seen.has(field)),
    },
  };
}

function cellOf({ judged, isBroken, reasons }: Tally): Cell {
  if (judged > 0) return { state: isBroken ? "failed" : "ok", judged, why: null };
  const said = WEIGHTS.map((weight) => [...reasons[weight]]).find(({ length }) => length > 0);
  return { state: "not-covered", judged, why: said?.join("; ") ?? "no call of this run asked for it" };
}

/** Rounded down: what is not whole is not 100. */
function shareOf(matrix: readonly MatrixLine[]): number {
  const cells = matrix.flatMap((line) => COLUMNS.map((column) => line[column]));
  const coverable = cells.filter(({ state }) => state !== "not-applicable");
  const covered = coverable.filter(({ judged }) => judged > 0);
  return coverable.length === 0 ? 0 : Math.floor((100 * covered.length) / coverable.length);
}
