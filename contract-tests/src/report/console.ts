/** A report for a terminal: one finding a line, what to do below it, the matrix, then a sum. */
import { type Styles, stylesFor } from "../../../src/cli/colour.ts";
import type { Column } from "../../../src/cli/rows.ts";
import { table, wrap } from "../../../src/cli/table.ts";
import { COLUMNS } from "./coverage.ts";
import { visible } from "./escape.ts";
import type { RenderOptions } from "./formats.ts";
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

/** Places in a line where nobody says how many there are, such as in the log of a build. */
const WIDTH = 160;

const INDENT = "    ";

type Look = { styles: Styles; width: number };

export function console(report: Report, { colour = false, width = WIDTH }: RenderOptions): string {
  const look = { styles: stylesFor(process.stdout, colour ? "always" : "never", {}), width };
  const blocks = [
    opening(report, look),
    findingsTable(report.findings, look),
    goneTable(report, look),
    matrixTable(report, look),
    list(
      "Not covered:",
      holesIn(report).map(({ operation, what, why }) => `${operation} (${what}): ${why}`),
      look,
    ),
    list("Could not be judged:", unverifiedLines(report), look),
    closing(report, look),
  ];
  return blocks.filter((block) => block !== "").join("\n");
}

function opening(report: Report, { styles, width }: Look): string {
  const cut = cutLine(report);
  const lines = [visible(`${report.tool.name} ${report.command} ${report.target}`)];
  return text([...lines, ...(cut ? wrap(cut, width).map(styles.strong) : [])]);
}

const FINDING_COLUMNS: readonly Column<ReportFinding>[] = [
  { name: "operation", of: ({ operation }) => operation },
  { name: "where", of: placeIn, wraps: true },
  { name: "found", of: ({ found }) => found, wraps: true },
  { name: "documented as", of: ({ documented }) => documented, wraps: true },
  { name: "how bad", of: ({ severity }) => severity },
  { name: "baseline", of: ({ since }) => since ?? "", optional: true },
];

function findingsTable(findings: readonly ReportFinding[], look: Look): string {
  if (findings.length === 0) return "";
  const [heading = "", ...rows] = rowsOf(FINDING_COLUMNS, findings, look);
  return text([heading, ...findings.flatMap((finding, index) => [rows[index] ?? "", ...below(finding, look)])]);
}

/** The heading and each row, which can take several lines: those that go on with a row begin with a space. */
function rowsOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[], { styles, width }: Look): string[] {
  const show = (value: unknown) => visible(String(value));
  const written = table({ columns, rows, json: null }, show, { styles, width });
  return written.trimEnd().split(/\n(?! )/);
}

function below(finding: ReportFinding, { width }: Look): string[] {
  const { severity, advice, curl } = finding;
  const times = timesLine(finding);
  const isWorthActing = severity !== "tolerated";
  const lines = [...(times ? [times] : []), ...(isWorthActing ? [advice] : [])];
  const wrapped = lines.flatMap((line) => wrap(visible(line), width - INDENT.length));
  // A line that is to be pasted stays whole.
  return [...wrapped, ...(isWorthActing && curl ? [visible(curl)] : [])].map((line) => `${INDENT}${line}`);
}

function goneTable({ gone }: Report, look: Look): string {
  if (gone === null || gone.length === 0) return "";
  const columns = FINDING_COLUMNS.filter(({ name }) => name !== "baseline");
  return text(["Gone since the baseline:", ...rowsOf(columns, gone, look)]);
}

const MATRIX_COLUMNS: readonly Column<MatrixLine>[] = [
  { name: "operation", of: ({ operation }) => operation },
  ...COLUMNS.map((column) => ({ name: COLUMN_NAMES[column], of: (line: MatrixLine) => cellText(line[column]) })),
  { name: "fields seen", of: fieldsText },
];

function matrixTable({ matrix }: Report, look: Look): string {
  return text(rowsOf(MATRIX_COLUMNS, matrix, look));
}

function unverifiedLines({ unverified }: Report): string[] {
  return unverified.map(({ operation, probe, reason, count }) => {
    const times = count > 1 ? `, ${count} times` : "";
    return `${operation} (${probe}${times}): ${reason}`;
  });
}

function list(heading: string, lines: readonly string[], { width }: Look): string {
  if (lines.length === 0) return "";
  return text([heading, ...lines.flatMap((line) => wrap(visible(line), width - 2).map((part) => `  ${part}`))]);
}

function closing(report: Report, { styles, width }: Look): string {
  const { calls, coverage } = report;
  const lines = [
    leftOutLine(report),
    `${countsLine(report)}; ${counted(calls, "call")}; ${coverage} % of the cells covered`,
    baselineLine(report),
  ].filter((line) => line !== undefined);
  return text([...lines.flatMap((line) => wrap(line, width)), styles.strong(headline(report))]);
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
