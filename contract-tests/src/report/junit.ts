/** A report as JUnit XML: an operation is a suite, a probe is a test case. It holds no times, so that it is the same each run. */

import type { Severity } from "../findings.ts";
import { COLUMNS } from "./coverage.ts";
import { markup, visible } from "./escape.ts";
import { failsRun } from "./exit.ts";
import type { RenderOptions } from "./formats.ts";
import type { Report, ReportFinding, ReportProbe } from "./report.ts";
import { baselineLine, COLUMN_NAMES, cutLine, headline, leftOutLine, placeIn } from "./words.ts";

type Case = {
  suite: string;
  name: string;
  failures: ReportFinding[];
  /** What fails nothing, and is worth reading. */
  notes: ReportFinding[];
  /** The worst that each of its calls met. */
  met: Set<Severity>;
  /** Whether a failure is told elsewhere. */
  repeats: boolean;
  /** A line beside its outcome. */
  remark: string | undefined;
  error: string | null;
  skipped: string | null;
};

/** The suite of what is about the run as a whole. */
const RUN = "run";

export function junit(report: Report, { strict = false }: RenderOptions): string {
  const cases = [...runCases(report), ...probeCases(report, strict), ...openCells(report)];
  const suites = inOrder(cases, [RUN, ...report.matrix.map(({ operation }) => operation)]);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${markup(`${report.tool.name} ${report.command}`)}"${totals(cases)}>`,
    ...[...suites].flatMap(([name, own]) => suiteLines(name, own)),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

/** By suite: the named ones first, and those that the description does not know after them. */
function inOrder(cases: readonly Case[], names: readonly string[]): Map<string, Case[]> {
  const suites = new Map<string, Case[]>(names.map((name) => [name, []]));
  for (const found of cases) suites.set(found.suite, [...(suites.get(found.suite) ?? []), found]);
  return suites;
}

/** The first suite: how the run ended. */
function runCases(report: Report): Case[] {
  const cut = cutLine(report);
  const isOpen = cut === undefined && report.verdict === "unverified";
  const complete = blank(RUN, `the run against ${report.target} is complete`);
  const ending = { ...complete, error: cut ?? null, remark: baselineLine(report) };
  const verdict = { ...blank(RUN, "what was seen is enough for a verdict"), error: isOpen ? headline(report) : null };
  const left = leftOutLine(report);
  return [ending, verdict, ...(left ? [{ ...blank(RUN, "everything is listed"), skipped: left }] : [])];
}

/** A case for each probe, and for each call beyond the listed ones of which there is something to tell. */
function probeCases({ probes, findings, unverified }: Report, strict: boolean): Case[] {
  const cases = new Map<string, Case>();
  const caseOf = (operation: string, id: string, title: string) => {
    const key = JSON.stringify([operation, id]);
    const found = cases.get(key) ?? blank(operation, title === "" ? id : `${id}: ${title}`);
    cases.set(key, found);
    return found;
  };
  for (const probe of probes) takeIn(caseOf(probe.operation, probe.id, probe.title), probe);
  for (const { operation, probe, reason } of unverified) caseOf(operation, probe, "").error ??= reason;
  const failing = findings.filter((finding) => failsRun(finding, strict));
  for (const found of cases.values()) found.repeats = failing.some((each) => mayHaveMet(found, each));
  for (const finding of findings) {
    const found = caseOf(finding.operation, finding.probe, "");
    if (failing.includes(finding)) found.failures.push(finding);
    else found.notes.push(finding);
  }
  return [...cases.values()];
}

/** A probe knows how bad the worst was that it met, and not what: where it may be what fails the run, it fails too. */
function mayHaveMet({ suite, met }: Case, { operation, severity }: ReportFinding): boolean {
  return suite === operation && met.has(severity);
}

function takeIn(found: Case, { outcome, reason, worst }: ReportProbe): void {
  if (outcome === "unverified") found.error ??= reason ?? "";
  if (outcome === "skipped") found.skipped ??= reason ?? "";
  if (worst !== null) found.met.add(worst);
}

/** Cells that no probe covers: nothing about them may look passed. */
function openCells({ matrix }: Report): Case[] {
  return matrix.flatMap((line) =>
    COLUMNS.filter((column) => line[column].state === "not-covered").map((column) => ({
      ...blank(line.operation, `covered: ${COLUMN_NAMES[column]}`),
      skipped: line[column].why ?? "",
    })),
  );
}

function blank(suite: string, name: string): Case {
  return {
    suite,
    name,
    failures: [],
    notes: [],
    remark: undefined,
    met: new Set(),
    repeats: false,
    error: null,
    skipped: null,
  };
}

function suiteLines(name: string, cases: readonly Case[]): string[] {
  const skipped = cases.filter((found) => outcomeOf(found) === "skipped").length;
  const attributes = `name="${markup(name)}"${totals(cases)} skipped="${skipped}"`;
  return [`  <testsuite ${attributes}>`, ...cases.flatMap(caseLines), "  </testsuite>"];
}

/** A case has one outcome: what failed weighs more than what could not be said. */
function outcomeOf({
  failures,
  error,
  skipped,
  repeats,
}: Case): "failure" | "error" | "skipped" | "repeat" | undefined {
  if (failures.length > 0) return "failure";
  if (error !== null) return "error";
  if (skipped !== null) return "skipped";
  return repeats ? "repeat" : undefined;
}

function totals(cases: readonly Case[]): string {
  const of = (...outcomes: ReturnType<typeof outcomeOf>[]) =>
    cases.filter((found) => outcomes.includes(outcomeOf(found))).length;
  return ` tests="${cases.length}" failures="${of("failure", "repeat")}" errors="${of("error")}"`;
}

function caseLines(found: Case): string[] {
  const inside = [...outcomeLines(found), ...noteLines(found)].map((line) => `      ${line}`);
  const start = `    <testcase classname="autostagram-contract.${markup(found.suite)}" name="${markup(found.name)}"`;
  return inside.length === 0 ? [`${start}/>`] : [`${start}>`, ...inside, "    </testcase>"];
}

function outcomeLines(found: Case): string[] {
  const { failures, error, skipped } = found;
  const [first] = failures;
  switch (outcomeOf(found)) {
    case "failure": {
      const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : "";
      const attributes = `message="${markup(`${lineOf(first as ReportFinding)}${more}`)}" type="${first?.rule}"`;
      return [`<failure ${attributes}>${failures.map(inFull).join("\n")}</failure>`];
    }
    case "error":
      return [`<error message="${markup(error ?? "")}" type="unverified"/>`];
    case "skipped":
      return [`<skipped message="${markup(skipped ?? "")}"/>`];
    case "repeat":
      return ['<failure message="the same findings as in an earlier call" type="repeated"/>'];
    default:
      return [];
  }
}

function noteLines({ notes, remark }: Case): string[] {
  const lines = [...(remark === undefined ? [] : [markup(remark)]), ...notes.map(inFull)];
  return lines.length === 0 ? [] : [`<system-out>${lines.join("\n")}</system-out>`];
}

function lineOf(finding: ReportFinding): string {
  const { operation, found, documented, severity } = finding;
  return `${operation}  ${placeIn(finding)}  ${found}, documented as ${documented}  ${severity}`;
}

/** A finding as the text of an element, over several lines. */
function inFull(finding: ReportFinding): string {
  const { count, since, advice, curl } = finding;
  const known = since === "unchanged" ? "  in the baseline" : "";
  const lines = [`${lineOf(finding)}${count > 1 ? `  ${count} times` : ""}${known}`, advice, curl];
  return lines
    .filter((line) => line !== "")
    .map(visible)
    .map(markup)
    .join("\n  ");
}
