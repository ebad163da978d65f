/** In which order a report tells what it has, so that the same answers give the same bytes. */
import type { Severity } from "../findings.ts";
import type { ReportFinding } from "./report.ts";

const SEVERITIES: readonly Severity[] = ["breaking", "drift", "tolerated"];

/** The number of an operation in the description; what is not in it comes last. */
export type Rank = (operation: string) => number;

export function rankOf(operations: readonly string[]): Rank {
  const ranks = new Map(operations.map((operation, index) => [operation, index]));
  return (operation) => ranks.get(operation) ?? operations.length;
}

/** Worst first, then by operation, then by place. */
export function byPlace(rank: Rank): (a: ReportFinding, b: ReportFinding) => number {
  return (a, b) =>
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    rank(a.operation) - rank(b.operation) ||
    compare(a.operation, b.operation) ||
    comparePointers(a.pointer, b.pointer) ||
    compare(a.rule, b.rule) ||
    compare(a.documented, b.documented) ||
    compare(a.found, b.found);
}

export function worstOf(severities: readonly Severity[]): Severity | null {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? null;
}

/** Name by name; the row 2 before the row 10. */
function comparePointers(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (const [index, name] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = isNumber(name) && isNumber(other) ? Number(name) - Number(other) : 0;
    const found = order || compare(name, other);
    if (found !== 0) return found;
  }
  return left.length - right.length;
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

/** By code units: what a language holds for the order of its letters differs from machine to machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
