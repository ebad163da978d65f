/** What was covered: operation by success, refused and failing item. */
import type { ContractCase, Cover } from "./cases.ts";
import { type Finding, findingLine } from "./findings.ts";
import { isList } from "./lists.ts";
import type { Channel, Verdict } from "./runner.ts";

export type Row = { case: ContractCase; channel: Channel; verdict: Verdict };

const columns: readonly Cover[] = ["success", "refused", "failing item"];

type Cell = { text: string; hole: string | undefined };

/** The matrix as a table, and a line for each cell that nothing has verified. */
export function drawMatrix(operations: readonly string[], rows: readonly Row[]): { table: string; holes: string[] } {
  const lines = operations.map((operation) => {
    const cells = columns.map((column) => cellOf(operation, column, rows));
    return { operation, cells };
  });
  const width = Math.max(...operations.map((name) => name.length));
  const header = ["operation".padEnd(width), ...columns.map((column) => column.padEnd(14))].join("  ");
  const body = lines.map(({ operation, cells }) =>
    [operation.padEnd(width), ...cells.map(({ text }) => text.padEnd(14))].join("  ").trimEnd(),
  );
  const holes = lines.flatMap(({ operation, cells }) =>
    cells.flatMap(({ hole }, index) => (hole ? [`${operation}, ${columns[index]}: ${hole}`] : [])),
  );
  return { table: [header.trimEnd(), ...body].join("\n"), holes };
}

function cellOf(operation: string, column: Cover, rows: readonly Row[]): Cell {
  if (column === "failing item" && !isList(operation)) return { text: "-", hole: undefined };
  const own = rows.filter((row) => row.case.operation === operation && row.case.covers.includes(column));
  const run = own.filter(({ verdict }) => verdict.status === "passed" || verdict.status === "failed");
  const failed = run.filter(({ verdict }) => verdict.status === "failed");
  if (run.length > 0) return { text: `${failed.length ? "FAILED" : "ok"} ${run.length - failed.length}/${run.length}`, hole: undefined };
  return { text: "not covered", hole: own.map(({ verdict }) => ("reason" in verdict ? verdict.reason : "")).find(Boolean) ?? "no case" };
}

/** Every finding once, worst first. */
export function findingsIn(rows: readonly Row[]): Finding[] {
  const all = rows.flatMap(({ verdict }) => (verdict.status === "failed" ? verdict.findings : []));
  const unique = new Map(all.map((finding) => [findingLine(finding), finding]));
  const order = { breaking: 0, drift: 1, tolerated: 2 };
  return [...unique.values()].sort((a, b) => order[a.severity] - order[b.severity]);
}
