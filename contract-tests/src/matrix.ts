/** What was covered: operation by success, refused and failing item. */
import type { ContractCase, Cover } from "./cases.ts";
import { type Finding, findingLine } from "./findings.ts";
import { isList } from "./lists.ts";
import type { Channel, Verdict } from "./runner.ts";

export type Row = { case: ContractCase; channel: Channel; verdict: Verdict };

const columns: readonly Cover[] = ["success", "refused", "failing item"];

/** `why` is set where nothing has verified the cell. */
type Cell = { text: string; why?: string };

type Line = { operation: string; cells: Cell[] };

/** The matrix as a table, and a line for each operation and reason for which cells stand open. */
export function drawMatrix(operations: readonly string[], rows: readonly Row[]): { table: string; holes: string[] } {
  const lines = operations.map((operation) => ({
    operation,
    cells: columns.map((column) => cellOf(operation, column, rows)),
  }));
  const width = Math.max(...operations.map((name) => name.length));
  const draw = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padEnd(12))].join("   ").trimEnd();
  const table = [
    draw("operation", columns),
    ...lines.map(({ operation, cells }) =>
      draw(
        operation,
        cells.map(({ text }) => text),
      ),
    ),
  ];
  return { table: table.join("\n"), holes: lines.flatMap(holesIn) };
}

function holesIn({ operation, cells }: Line): string[] {
  const reasons = [...new Set(cells.flatMap(({ why }) => why ?? []))];
  return reasons.map((why) => {
    const open = columns.filter((_, index) => cells[index]?.why === why);
    return `${operation} (${open.join(", ")}): ${why}`;
  });
}

function cellOf(operation: string, column: Cover, rows: readonly Row[]): Cell {
  if (column === "failing item" && !isList(operation)) return { text: "-" };
  const own = rows.filter((row) => row.case.operation === operation && row.case.covers.includes(column));
  const run = own.filter(({ verdict }) => verdict.status === "passed" || verdict.status === "failed");
  const failed = run.filter(({ verdict }) => verdict.status === "failed");
  if (run.length > 0)
    return { text: `${failed.length > 0 ? "FAILED" : "ok"} ${run.length - failed.length}/${run.length}` };
  // Of several reasons, the one that the reader can do something about.
  const reasons = own.flatMap(({ verdict }) => ("reason" in verdict ? verdict.reason : []));
  return {
    text: "not covered",
    why: reasons.find((reason) => reason.startsWith("set ")) ?? reasons[0] ?? "there is no case",
  };
}

/** Every finding once, worst first. */
export function findingsIn(rows: readonly Row[]): Finding[] {
  const all = rows.flatMap(({ verdict }) => (verdict.status === "failed" ? verdict.findings : []));
  const unique = new Map(all.map((finding) => [findingLine(finding), finding]));
  const order = { breaking: 0, drift: 1, tolerated: 2 };
  return [...unique.values()].sort((a, b) => order[a.severity] - order[b.severity]);
}
