/** A report as Markdown, for a pull request or the summary of a step. Text of strangers stands in code alone, where it is nothing but text. */
import { COLUMNS } from "./coverage.ts";
import { shortened, visible } from "./escape.ts";
import type { MatrixLine, Report, ReportFinding } from "./report.ts";
import {
  baselineLine,
  COLUMN_NAMES,
  cellText,
  counted,
  countsLine,
  cutLine,
  fieldsText,
  headline,
  holesIn,
  leftOutLine,
  placeIn,
  timesLine,
} from "./words.ts";

/** Bytes. A comment takes 65,536 characters, and what posts it may add some. */
const MOST = 59_000;

/** Bytes of each list but the findings, which fill the rest. */
const MOST_OF_A_LIST = 6_000;

/** Characters of a text, and of a line to be pasted. */
const LONGEST = { text: 300, curl: 2_500 };

export function markdown(report: Report): string {
  const before = opening(report);
  const after = [...goneLines(report), ...matrixLines(report), ...holeLines(report), ...unverifiedLines(report)];
  const space = MOST - bytes([...before, ...after]);
  const text = [...before, ...findingLines(report.findings, space), ...after].join("\n");
  return `${text.trimEnd()}\n`;
}

function opening(report: Report): string[] {
  const { command, target, calls, coverage } = report;
  const cut = cutLine(report);
  const sum = `**${countsLine(report)}**; ${counted(calls, "call")}; ${coverage} % of the cells covered.`;
  const others = [baselineLine(report), leftOutLine(report)].filter((line) => line !== undefined);
  return [
    `## ${headline(report)}`,
    "",
    ...(cut ? ["> [!WARNING]", `> ${cut}`, ""] : []),
    `${code(`autostagram-contract ${command}`)} of ${code(target)}`,
    "",
    sum,
    "",
    ...others.flatMap((line) => [line, ""]),
  ];
}

/** As many findings as fit, worst first, and how many do not. */
function findingLines(findings: readonly ReportFinding[], space: number): string[] {
  if (findings.length === 0) return [];
  return ["### Findings", "", ...fitting(findings.map(findingItem), space - 100)];
}

/** Items of one or more lines, as long as there is space for them. */
function fitting(items: readonly string[][], space: number): string[] {
  let left = space;
  const more = items.findIndex((item) => {
    left -= bytes(item);
    return left < 0;
  });
  if (more === -1) return items.flat();
  const notice = `**${items.length - more} more do not fit in here.** The JSON report has them all.`;
  return [...items.slice(0, more).flat(), "", notice, ""];
}

function listed(lines: readonly string[]): string[] {
  return fitting(
    lines.map((line) => [line]),
    MOST_OF_A_LIST,
  );
}

function findingItem(finding: ReportFinding): string[] {
  const { severity, operation, found, documented, since, advice, curl, security } = finding;
  const marks = [security ? "security" : undefined, since ?? undefined].filter((mark) => mark !== undefined);
  const times = timesLine(finding);
  const lines = [
    `- **${[severity, ...marks].join(", ")}** ${code(operation)} ${code(placeIn(finding))}: found ${code(found)}, documented as ${code(documented)}`,
    ...(times ? [code(times)] : []),
    ...(severity === "tolerated" ? [] : [advice]),
  ];
  return [...lines.map((line, index) => (index === 0 ? line : `  <br>${line}`)), ...curlLines(severity, curl), ""];
}

function curlLines(severity: string, curl: string): string[] {
  if (severity === "tolerated" || curl === "" || curl.length > LONGEST.curl) return [];
  // Only backticks on a line of their own would end the block, and the call is one line.
  return ["", "  ```sh", `  ${visible(curl)}`, "  ```"];
}

function goneLines({ gone }: Report): string[] {
  if (gone === null || gone.length === 0) return [];
  const lines = gone.map((finding) => {
    const { severity, operation, found, documented } = finding;
    return `- ${severity} ${code(operation)} ${code(placeIn(finding))}: ${code(found)}, documented as ${code(documented)}`;
  });
  return ["### Gone since the baseline", "", ...listed(lines), ""];
}

function matrixLines({ matrix }: Report): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const heading = ["operation", ...COLUMNS.map((column) => COLUMN_NAMES[column]), "fields seen"];
  return [
    "### What was covered",
    "",
    row(heading),
    row(heading.map(() => "---")),
    ...matrix.map((line) => row(matrixCells(line))),
    "",
  ];
}

function matrixCells(line: MatrixLine): string[] {
  return [code(line.operation), ...COLUMNS.map((column) => cellText(line[column])), fieldsText(line)];
}

function holeLines(report: Report): string[] {
  const lines = holesIn(report).map(({ operation, what, why }) => `- ${code(operation)} (${what}): ${code(why)}`);
  return lines.length === 0 ? [] : ["### Not covered, and why", "", ...listed(lines), ""];
}

function unverifiedLines({ unverified }: Report): string[] {
  const lines = unverified.map(({ operation, probe, reason, count }) => {
    const times = count > 1 ? `, ${count} times` : "";
    return `- ${code(operation)} (${code(probe)}${times}): ${code(reason)}`;
  });
  return lines.length === 0 ? [] : ["### Could not be judged", "", ...listed(lines), ""];
}

/** Text as code: no markup, no link and no mention comes of it. */
function code(text: string): string {
  const shown = shortened(visible(text), LONGEST.text);
  const fence = "`".repeat(longestRun(shown) + 1);
  // A space at both ends is taken off again; without it a backtick at an end would join the fence.
  const isDelicate = /^[\s`]|[\s`]$/.test(shown) || shown === "";
  return isDelicate ? `${fence} ${shown || " "} ${fence}` : `${fence}${shown}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

function bytes(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}
