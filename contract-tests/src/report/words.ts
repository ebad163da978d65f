/** What every format says in the same words. */
import type { Column } from "../judged.ts";
import { COLUMNS } from "./coverage.ts";
import type { Cell, Cut, MatrixLine, Report, ReportFinding } from "./report.ts";

export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  success: "success",
  refused: "refused",
  failingItem: "failing item",
};

/** The verdict in a sentence. */
export function headline(report: Report): string {
  const { verdict, coverage, counts } = report;
  if (verdict === "broken")
    return isKnown(report) ? "The contract is broken, by nothing new." : "The contract is broken.";
  if (verdict === "unverified") return "Not verified: this run cannot say that the contract holds.";
  if (counts.drift > 0) return `Nothing broken, and some drift, in the ${coverage} % that this run covered.`;
  return `The contract holds in the ${coverage} % that this run covered.`;
}

/** Whether a baseline has all that is broken. */
function isKnown({ findings, leftOut }: Report): boolean {
  const isNew = findings.some(({ severity, since }) => severity === "breaking" && since !== "unchanged");
  return !isNew && leftOut.findings.breaking === 0;
}

const CUTS: Readonly<Record<Cut, string>> = {
  interrupted: "it was interrupted",
  terminated: "it was told to end",
  unreachable: "the panel could not be reached any more",
  "max-time": "its time was up",
  "balance-changed": "the balance or an order changed, though it orders nothing",
};

/** Why a report is partial, in a sentence; undefined when it is whole. */
export function cutLine({ cut, calls }: Report): string | undefined {
  if (cut === null) return undefined;
  return `Partial report: the run ended after ${counted(calls, "call")}, because ${CUTS[cut]}. What is not listed here was not looked at.`;
}

/** The findings by number: `2 breaking, 1 drift, 0 tolerated`. */
export function countsLine({ counts }: Report): string {
  return `${counts.breaking} breaking, ${counts.drift} drift, ${counts.tolerated} tolerated`;
}

/** What the baseline changes; undefined without one. */
export function baselineLine({ gone, findings, cut }: Report): string | undefined {
  if (gone === null) return undefined;
  const fresh = findings.filter(({ since }) => since === "new").length;
  const line = `Against the baseline: ${fresh} new, ${findings.length - fresh} unchanged, ${gone.length} gone`;
  return cut === null || gone.length === 0 ? `${line}.` : `${line}, or not looked at, since this run was cut.`;
}

/** What the lists leave out; undefined when they have everything. */
export function leftOutLine({ leftOut }: Report): string | undefined {
  const { breaking, drift, tolerated } = leftOut.findings;
  const parts = [
    breaking + drift + tolerated > 0
      ? `${breaking} more breaking, ${drift} more drift, ${tolerated} more tolerated, equal ones not joined`
      : undefined,
    leftOut.unverified > 0 ? `${counted(leftOut.unverified, "more answer")} that could not be judged` : undefined,
    leftOut.probes > 0 ? counted(leftOut.probes, "more call") : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? `Not listed, for their number: ${parts.join("; ")}.` : undefined;
}

export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The place of a finding, for people. */
export function placeIn({ pointer, rule }: Pick<ReportFinding, "pointer" | "rule">): string {
  if (pointer !== "") return pointer;
  return rule === "request" ? "(whole form)" : "(whole answer)";
}

/** How often, where it is more than once. */
export function timesLine({ count, pointers }: ReportFinding): string | undefined {
  if (count === 1) return undefined;
  const others = pointers.slice(1, 4).map((pointer) => pointer || "(whole answer)");
  const more = pointers.length > 4 || count > pointers.length ? ", …" : "";
  return others.length > 0 ? `${count} times, also at ${others.join(", ")}${more}` : `${count} times`;
}

export function cellText({ state, judged }: Cell): string {
  if (state === "not-covered") return "not covered";
  return state === "not-applicable" ? "-" : `${state} (${judged})`;
}

export function fieldsText({ fields }: MatrixLine): string {
  return `${fields.seen.length} of ${fields.seen.length + fields.unseen.length}`;
}

/** What was not covered, and why: a line for each operation and reason. */
export type Hole = { operation: string; what: string; why: string };

export function holesIn({ matrix }: Report): Hole[] {
  return matrix.flatMap((line) => [...openCells(line), ...unseenFields(line)]);
}

function openCells(line: MatrixLine): Hole[] {
  const open = COLUMNS.filter((column) => line[column].state === "not-covered");
  const reasons = [...new Set(open.map((column) => line[column].why ?? ""))];
  return reasons.map((why) => {
    const columns = open.filter((column) => (line[column].why ?? "") === why);
    return { operation: line.operation, what: columns.map((column) => COLUMN_NAMES[column]).join(", "), why };
  });
}

/** Fields of an answer that never came are told by their cell. */
function unseenFields({ operation, success, fields }: MatrixLine): Hole[] {
  if (success.state === "not-covered" || fields.unseen.length === 0) return [];
  return [{ operation, what: "fields", why: `no answer had ${fields.unseen.join(", ")}` }];
}
