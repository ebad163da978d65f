/** What a run exits with. */
import { describe, expect, test } from "vitest";
import { compare } from "../src/report/baseline.ts";
import { exitCodeOf } from "../src/report/exit.ts";
import type { Cut, Report } from "../src/report/report.ts";
import { finding, judged, reportOf, unjudged } from "./support/reports.ts";

const PROBE = { id: "L", title: "" };

/** One call that covers something, and what else is wanted. */
function report(severities: readonly ("breaking" | "drift" | "tolerated")[], cut: Cut | null = null): Report {
  const findings = severities.map((severity) => finding({ severity }));
  return reportOf(findings, { cut, also: (to) => to.add(PROBE, judged()) });
}

const open = reportOf([], {
  also: (to) => {
    to.add(PROBE, judged());
    to.add(PROBE, unjudged("listServices", "HTTP 503"));
  },
});

const flood = (severity: "breaking" | "drift") =>
  reportOf(Array.from({ length: 600 }, (_, index) => finding({ severity, pointer: `/x${index}` })));

describe("the exit code", () => {
  test.each<[number, string, Report, Parameters<typeof exitCodeOf>[1]]>([
    [0, "nothing was found", report([]), {}],
    [0, "only tolerated things were found, and strictly", report(["tolerated"]), { strict: true }],
    [0, "drift was found", report(["drift"]), {}],
    [1, "drift was found, and strictly", report(["drift"]), { strict: true }],
    [1, "something breaking was found", report(["tolerated", "breaking"]), {}],
    [1, "something breaking was found before the run was interrupted", report(["breaking"], "interrupted"), {}],
    [1, "something breaking was found and little covered", report(["breaking"]), { minCoverage: 100 }],
    [130, "the run was interrupted", report(["drift"], "interrupted"), {}],
    [143, "the run was told to end", report([], "terminated"), { minCoverage: 100 }],
    [3, "the panel could not be reached any more", report([], "unreachable"), {}],
    [3, "the time was up", report([], "max-time"), {}],
    [3, "the balance changed without a finding", report([], "balance-changed"), {}],
    [3, "an answer could not be judged", open, {}],
    [3, "nothing was looked at", reportOf([]), {}],
    [0, "as much was covered as wanted", report([]), { minCoverage: 4 }],
    [3, "less was covered than wanted", report([]), { minCoverage: 5 }],
    [0, "drift is more than is listed", flood("drift"), {}],
    [1, "drift is more than is listed, and strictly", flood("drift"), { strict: true }],
  ])("is %i when %s", (code, _, found, policy) => {
    expect(exitCodeOf(found, policy)).toBe(code);
  });

  test("is 0 when the baseline knows everything that was found", () => {
    const found = report(["breaking", "drift"]);
    expect(exitCodeOf(compare(found, found), { strict: true })).toBe(0);
  });

  test("is 1 when one finding is new", () => {
    expect(exitCodeOf(compare(report(["breaking"]), report(["drift"])))).toBe(1);
    expect(exitCodeOf(compare(report(["breaking", "drift"]), report(["breaking"])))).toBe(0);
    expect(exitCodeOf(compare(report(["breaking", "drift"]), report(["breaking"])), { strict: true })).toBe(1);
  });

  test("is 1 when more was found than is listed, since no baseline can know that", () => {
    const found = flood("breaking");
    expect(exitCodeOf(compare(found, found))).toBe(1);
  });

  test("is 3 when the baseline knows what was found and an answer could not be judged", () => {
    expect(exitCodeOf(compare(open, open))).toBe(3);
  });
});
