/** What a run exits with. */
import { EXIT } from "../../../src/cli/exit.ts";
import type { Severity } from "../findings.ts";
import type { Report, ReportFinding } from "./report.ts";

export type Policy = {
  /** Drift fails a run too. */
  strict?: boolean | undefined;
  /** Whole per cent of the cells that have to be covered. */
  minCoverage?: number | undefined;
};

/** Something broken weighs more than a run that ended early: nobody has to wait for the rest to know it. */
export function exitCodeOf(report: Report, { strict = false, minCoverage = 0 }: Policy = {}): number {
  const { findings, leftOut, cut, verdict, unverified, coverage } = report;
  // What is not listed cannot be found in a baseline, and counts as new.
  const isBroken = (["breaking", "drift"] as const).some((each) => weighs(each, strict) && leftOut.findings[each] > 0);
  if (isBroken || findings.some((finding) => failsRun(finding, strict))) return EXIT.no;
  if (cut === "interrupted") return EXIT.interrupted;
  if (cut === "terminated") return EXIT.terminated;
  const isOpen = cut !== null || verdict === "unverified" || unverified.length > 0;
  return isOpen || coverage < minCoverage ? EXIT.unverified : EXIT.ok;
}

/** Whether a finding fails the run: it is bad enough, and no baseline knows it. */
export function failsRun({ severity, since }: Pick<ReportFinding, "severity" | "since">, strict: boolean): boolean {
  return since !== "unchanged" && weighs(severity, strict);
}

function weighs(severity: Severity, strict: boolean): boolean {
  return severity === "breaking" || (strict && severity === "drift");
}
