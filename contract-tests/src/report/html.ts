/** A report as one HTML page that loads nothing. Every element is closed, so that the page is XML too. */
import { createHash } from "node:crypto";
import { COLUMNS } from "./coverage.ts";
import { markup } from "./escape.ts";
import type { MatrixLine, Report, ReportFinding } from "./report.ts";
import { STYLES } from "./styles.ts";
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

/** Not even the page's own scripts: a text that slipped through could run nothing. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLES).digest("base64")}'; base-uri 'none'; form-action 'none'`;

export function html(report: Report): string {
  const title = `${headline(report)} ${report.target}`;
  const sections = [
    opening(report),
    findings("Findings", report.findings),
    findings("Gone since the baseline", report.gone ?? []),
    matrix(report),
    holes(report),
    unverified(report),
    probes(report),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${markup(POLICY)}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="robots" content="noindex" />
<title>${markup(title)}</title>
<style>${STYLES}</style>
</head>
<body>
<main>
${sections.filter((section) => section !== "").join("\n")}
</main>
</body>
</html>
`;
}

function opening(report: Report): string {
  const { command, target, calls, coverage, verdict, tool } = report;
  const cut = cutLine(report);
  const others = [baselineLine(report), leftOutLine(report)].filter((line) => line !== undefined);
  return `<header>
${cut ? `<p class="cut" role="note"><strong>${markup(cut)}</strong></p>\n` : ""}<h1 class="${verdict}">${markup(headline(report))}</h1>
<p><code>${markup(`${tool.name} ${command}`)}</code> of <code>${markup(target)}</code></p>
<p>${markup(`${countsLine(report)}; ${counted(calls, "call")}; ${coverage} % of the cells covered.`)}</p>
${others.map((line) => `<p>${markup(line)}</p>\n`).join("")}</header>`;
}

function findings(heading: string, all: readonly ReportFinding[]): string {
  return section(heading, ["how bad", "operation", "where", "found", "documented as"], all.map(findingRow));
}

function findingRow(finding: ReportFinding): Row {
  const { severity, operation, found, documented, security, since } = finding;
  const marks = [security ? "security" : "", since ?? ""].filter((mark) => mark !== "").join(", ");
  return {
    head: `<span class="${severity}">${severity}</span>${marks ? ` <small>${marks}</small>` : ""}`,
    cells: [
      { text: code(operation), look: "name" },
      ...[placeIn(finding), found, documented].map((text) => ({ text: code(text) })),
    ],
    below: below(finding),
  };
}

function below(finding: ReportFinding): string {
  const { severity, advice, curl, probe } = finding;
  const times = timesLine(finding);
  const parts = [
    `<p>${prose(advice)}</p>`,
    `<p><small>Met by ${markup(probe)}${times ? `; ${markup(times)}` : ""}</small></p>`,
    curl && severity !== "tolerated" ? `<pre><code>${markup(curl)}</code></pre>` : "",
  ];
  return parts.join("");
}

/** Advice has code in backticks. */
function prose(text: string): string {
  return markup(text).replace(/`([^`]*)`/g, "<code>$1</code>");
}

function matrix({ matrix: lines }: Report): string {
  const heading = ["operation", ...COLUMNS.map((column) => COLUMN_NAMES[column]), "fields seen"];
  return section("What was covered", heading, lines.map(matrixRow));
}

function matrixRow(line: MatrixLine): Row {
  const cells = COLUMNS.map((column) => ({ text: cellText(line[column]), look: line[column].state }));
  return { head: code(line.operation), cells: [...cells, { text: fieldsText(line) }] };
}

function holes(report: Report): string {
  const rows = holesIn(report).map(
    ({ operation, what, why }): Row => ({
      head: code(operation),
      cells: [{ text: markup(what) }, { text: markup(why) }],
    }),
  );
  return section("Not covered, and why", ["operation", "what", "why"], rows);
}

function unverified({ unverified: all }: Report): string {
  const rows = all.map(({ operation, probe, reason, count }): Row => {
    const times = count > 1 ? `, ${count} times` : "";
    return { head: code(operation), cells: [{ text: markup(`${probe}${times}`) }, { text: markup(reason) }] };
  });
  return section("Could not be judged", ["operation", "call", "why"], rows);
}

function probes({ probes: all }: Report): string {
  const rows = all.map(({ id, operation, title, outcome, worst, reason }): Row => {
    const came = `${outcome}${worst ? `, <span class="${worst}">${worst}</span>` : ""}${reason ? `: ${markup(reason)}` : ""}`;
    return {
      head: markup(id),
      cells: [{ text: code(operation), look: "name" }, { text: markup(title) }, { text: came, look: outcome }],
    };
  });
  return section("Calls", ["call", "operation", "asks", "came to"], rows);
}

function code(text: string): string {
  return `<code>${markup(text)}</code>`;
}

/** Markup of the cells of one row; `below` goes under it over the whole width. */
type Row = { head: string; cells: { text: string; look?: string }[]; below?: string };

/** A heading and a table. The roles are said again, since a narrow window shows rows as blocks, and browsers forget them then. */
function section(heading: string, columns: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return "";
  const id = heading.toLowerCase().replace(/[^a-z]+/g, "-");
  const heads = columns.map((column) => `<th scope="col" role="columnheader">${column}</th>`).join("");
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
<table role="table" aria-labelledby="${id}">
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${rows.flatMap((row) => rowLines(row, columns)).join("\n")}
</tbody>
</table>
</section>`;
}

function rowLines({ head, cells, below: more }: Row, columns: readonly string[]): string[] {
  const label = (index: number) => `data-label="${columns[index] ?? ""}"`;
  const written = cells.map(({ text, look }, index) => {
    const looks = look === undefined ? "" : ` class="${look}"`;
    return `<td role="cell" ${label(index + 1)}${looks}>${text}</td>`;
  });
  const row = `<tr role="row"><th scope="row" role="rowheader" ${label(0)}>${head}</th>${written.join("")}</tr>`;
  if (more === undefined) return [row];
  return [row, `<tr role="row" class="more"><td role="cell" colspan="${columns.length}">${more}</td></tr>`];
}
