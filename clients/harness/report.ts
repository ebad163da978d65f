/** What came of all languages: whether it is good, as lines for the console, and as JSON. */
import type { Cell } from "./judge.ts";
import { type Result, STEPS } from "./steps.ts";

/** Cells with the same problem are listed up to this many. */
const MOST = 12;

export function hasFailed({ problems, cells }: Result): boolean {
  return problems.length > 0 || cells.some(({ state }) => state === "failed");
}

/** A complete language that was skipped proves nothing, and may not pass for proved where nothing may be skipped. */
export function mayNotSkip({ skipped, support }: Result): boolean {
  return skipped !== undefined && support === "complete" && process.env.CI_NO_SKIP === "1";
}

export const countOf = (cells: readonly Cell[], state: Cell["state"]) =>
  cells.filter((cell) => cell.state === state).length;

/** The first part of an id: an operation, or a subject. */
export const groupOf = ({ id }: { id: string }) => id.slice(0, id.indexOf("/"));

const seconds = (time: number | undefined) => (time === undefined ? "" : `${(time / 1000).toFixed(1)} s`);

export function linesOf(results: readonly Result[]): string[] {
  const tried = results.filter(({ skipped }) => skipped === undefined);
  return [
    ...table(["language", "passed", "holes", "failed", ...STEPS, "× raw"], results.map(rowOf)),
    ...(tried.some(({ cells }) => cells.length > 0) ? ["", ...matrixOf(tried)] : []),
    ...results.flatMap(detailsOf),
  ];
}

function rowOf({ title, skipped, support, cells, times, ratio }: Result): string[] {
  if (skipped !== undefined) return [title, "skipped"];
  const counts = (["passed", "hole", "failed"] as const).map((state) => String(countOf(cells, state)));
  const first = support === "untested" ? ["untested", "", ""] : cells.length > 0 ? counts : ["", "", ""];
  return [title, ...first, ...STEPS.map((step) => seconds(times[step])), ratio?.toFixed(2) ?? ""];
}

/** Vectors by subject, and how many of them each language passes. */
function matrixOf(results: readonly Result[]): string[] {
  const tried = results.filter(({ cells }) => cells.length > 0);
  const groups = [...new Set(tried.flatMap(({ cells }) => cells.map(groupOf)))];
  const rows = groups.map((group) => [group, ...tried.map(({ cells }) => shareOf(cells, group))]);
  return table(["vectors", ...tried.map(({ title }) => title)], rows);
}

export function shareOf(cells: readonly Cell[], group: string): string {
  const own = cells.filter((cell) => groupOf(cell) === group);
  const passed = countOf(own, "passed");
  return passed === own.length ? String(passed) : `${passed} of ${own.length}`;
}

/** Each cell that is not green, and what is wrong as a whole. */
function detailsOf({ title, skipped, cells, problems }: Result): string[] {
  const lines = [
    ...(skipped === undefined ? [] : [`skipped: ${skipped}`]),
    ...problems,
    ...cells.filter(({ state }) => state === "hole").map(({ id, problems: [reason] }) => `hole  ${id}: ${reason}`),
    ...failuresOf(cells),
  ];
  return lines.length === 0 ? [] : ["", title, ...lines.flatMap((line) => line.split("\n")).map((line) => `  ${line}`)];
}

function failuresOf(cells: readonly Cell[]): string[] {
  const failed = cells.filter(({ state }) => state === "failed");
  const skipped = failed.filter(({ problems }) => problems[0] === "it was skipped");
  const others = failed.filter((cell) => !skipped.includes(cell));
  return [
    ...others.flatMap(({ id, problems }) => [`failed  ${id}`, ...problems.map((problem) => `  ${problem}`)]),
    ...skipped.slice(0, MOST).map(({ id }) => `failed  ${id}: it was skipped`),
    ...(skipped.length > MOST ? [`failed  ${skipped.length - MOST} more that were skipped`] : []),
  ];
}

function table(head: readonly string[], rows: readonly string[][]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Every cell, by vector and language. */
export function jsonOf(results: readonly Result[]): string {
  const languages = results.map(({ cells, ...result }) => {
    const times = Object.fromEntries(Object.entries(result.times).map(([step, time]) => [step, Math.round(time)]));
    return { ...result, times, cells: Object.fromEntries(cells.map(({ id, ...cell }) => [id, cell])) };
  });
  return `${JSON.stringify({ ok: !results.some((one) => hasFailed(one) || mayNotSkip(one)), languages }, undefined, 2)}\n`;
}
