/** The report that build servers read. */
import { describe, expect, test } from "vitest";
import { compare } from "../src/report/baseline.ts";
import { render } from "../src/report/formats.ts";
import type { Report } from "../src/report/report.ts";
import { description, finding, judged, reportOf, richReport, unjudged } from "./support/reports.ts";
import { type Element, elements, parseXml, textOf } from "./support/xml.ts";

function read(report: Report, options = {}): Element {
  return parseXml(render("junit", report, options));
}

function caseOf(root: Element, classname: string, name: string): Element {
  const cases = elements(root, "testcase").filter(
    ({ attributes }) => attributes.classname === `autostagram-contract.${classname}` && attributes.name === name,
  );
  expect(cases).toHaveLength(1);
  return cases[0] as Element;
}

/** What a case came to; undefined when it passed. */
function outcomeOf(found: Element): string | undefined {
  return (
    elements(found, "failure")[0]?.name ?? elements(found, "error")[0]?.name ?? elements(found, "skipped")[0]?.name
  );
}

describe("JUnit", () => {
  test("has a suite for the run and for each operation, in the order of the description", () => {
    const names = elements(read(richReport()), "testsuite").map(({ attributes }) => attributes.name);
    expect(names).toEqual(["run", ...description.operations.map(({ id }) => id)]);
  });

  test("has nothing but what its common schema knows, in its order", () => {
    const known: Record<string, { attributes: string[]; children: RegExp }> = {
      testsuites: { attributes: ["name", "tests", "failures", "errors"], children: /^(testsuite )*$/ },
      testsuite: { attributes: ["name", "tests", "failures", "errors", "skipped"], children: /^(testcase )*$/ },
      testcase: { attributes: ["classname", "name"], children: /^(skipped |error |failure )?(system-out )?$/ },
      failure: { attributes: ["message", "type"], children: /^$/ },
      error: { attributes: ["message", "type"], children: /^$/ },
      skipped: { attributes: ["message"], children: /^$/ },
      "system-out": { attributes: [], children: /^$/ },
    };
    const check = ({ name, attributes, children }: Element): void => {
      const inside = children.filter((child) => typeof child !== "string");
      expect(Object.keys(attributes)).toEqual(known[name]?.attributes);
      expect(inside.map((child) => `${child.name} `).join("")).toMatch(known[name]?.children ?? /$./);
      inside.forEach(check);
    };
    check(read(compare(richReport({ cut: "max-time" }), reportOf([finding()]))));
  });

  test("counts what its suites hold", () => {
    const root = read(richReport({ cut: "interrupted" }));
    for (const suite of [root, ...elements(root, "testsuite")]) {
      const outcomes = elements(suite, "testcase").map(outcomeOf);
      const counts = ["failure", "error", "skipped"].map(
        (each) => outcomes.filter((outcome) => outcome === each).length,
      );
      const { tests, failures, errors, skipped = String(counts[2]) } = suite.attributes;
      expect([tests, failures, errors, skipped]).toEqual([outcomes.length, ...counts].map(String));
    }
  });

  test("fails the probe that met something breaking, and says what, and what to do", () => {
    const found = caseOf(read(reportOf([finding()])), "getBalance", "L: the balance");
    const [failure] = elements(found, "failure");
    expect(failure?.attributes).toEqual({
      message: "getBalance  /balance  number 100.5, documented as string  breaking",
      type: "type",
    });
    expect(textOf(failure as Element)).toContain("curl -i https://panel.example/api/v2");
  });

  test("tells several findings of one probe in one failure", () => {
    const root = read(reportOf([finding(), finding({ pointer: "/currency" })]));
    const [failure, ...more] = elements(caseOf(root, "getBalance", "L: the balance"), "failure");
    expect(more).toEqual([]);
    expect(failure?.attributes.message).toContain("(and 1 more)");
    expect(textOf(failure as Element)).toMatch(/\/balance[\s\S]*\/currency/);
  });

  test.each([
    ["breaking", false, "failure"],
    ["drift", false, undefined],
    ["drift", true, "failure"],
    ["tolerated", true, undefined],
  ] as const)("with a %s finding and strict %s has the outcome %s", (severity, strict, outcome) => {
    const found = caseOf(read(reportOf([finding({ severity })]), { strict }), "getBalance", "L: the balance");
    expect(outcomeOf(found)).toBe(outcome);
    expect(textOf(found)).toContain(severity);
  });

  test("fails nothing that the baseline knows, and tells it all the same", () => {
    const report = compare(reportOf([finding()]), reportOf([finding()]));
    const found = caseOf(read(report), "getBalance", "L: the balance");
    expect(outcomeOf(found)).toBeUndefined();
    expect(textOf(found)).toContain("in the baseline");
  });

  test("fails a probe also when an earlier one has met the same", () => {
    const report = reportOf([finding()], {
      also: (to) => to.add({ id: "L2", title: "the balance again" }, judged({ findings: [finding()] })),
    });
    expect(outcomeOf(caseOf(read(report), "getBalance", "L2: the balance again"))).toBe("failure");
  });

  test("passes a repeated probe whose findings the baseline knows", () => {
    const again = reportOf([finding()], {
      also: (to) => to.add({ id: "L2", title: "the balance again" }, judged({ findings: [finding()] })),
    });
    const found = caseOf(read(compare(again, again)), "getBalance", "L2: the balance again");
    expect(outcomeOf(found)).toBeUndefined();
  });

  test("has an error for each probe that met the same trouble", () => {
    const report = reportOf([], {
      also: (to) => {
        to.add({ id: "L", title: "the balance" }, unjudged("getBalance", "HTTP 503"));
        to.add({ id: "L2", title: "the balance again" }, unjudged("getBalance", "HTTP 503"));
      },
    });
    expect(outcomeOf(caseOf(read(report), "getBalance", "L: the balance"))).toBe("error");
    expect(outcomeOf(caseOf(read(report), "getBalance", "L2: the balance again"))).toBe("error");
  });

  test("has one case for calls of the same probe, with the worst of them", () => {
    const report = reportOf([], {
      also: (to) => {
        to.add({ id: "L", title: "the balance" }, judged());
        to.add({ id: "L", title: "the balance" }, unjudged("getBalance", "HTTP 503"));
        to.add({ id: "L", title: "the balance" }, judged());
      },
    });
    expect(outcomeOf(caseOf(read(report), "getBalance", "L: the balance"))).toBe("error");
  });

  test("has cases for what was met beyond the calls that are listed", () => {
    const report = reportOf([], {
      also: (to) => {
        for (let call = 1; call <= 1_000; call++) to.add({ id: `call ${call}`, title: "" }, judged());
        to.add({ id: "call 1001", title: "" }, judged({ findings: [finding()] }));
        to.add({ id: "call 1002", title: "" }, unjudged("getBalance", "HTTP 503"));
      },
    });
    const root = read(report);
    expect(outcomeOf(caseOf(root, "getBalance", "call 1001"))).toBe("failure");
    expect(outcomeOf(caseOf(root, "getBalance", "call 1002"))).toBe("error");
  });

  test.each([
    ["an answer that could not be judged", "getOrderStatus", "1: a known order", "error", "HTTP 503"],
    ["a probe that was skipped", "cancelOrders", "C: cancel order 0", "skipped", "it acts on the account"],
    ["a cell that is not covered", "addOrder", "covered: refused", "skipped", "no call of this run asked for it"],
  ])("gives the reason of %s", (_, operation, name, outcome, message) => {
    const found = caseOf(read(richReport()), operation, name);
    expect(outcomeOf(found)).toBe(outcome);
    expect(elements(found, outcome)[0]?.attributes.message).toBe(message);
  });

  test("has an error for the run when it was cut, or came to no verdict", () => {
    const suite = (report: Report) => elements(read(report), "testsuite")[0] as Element;
    const complete = reportOf([], { also: (to) => to.add({ id: "L", title: "" }, judged()) });
    expect(suite(richReport({ cut: "unreachable" })).attributes.errors).toBe("1");
    expect(suite(reportOf([])).attributes.errors).toBe("1");
    expect(suite(complete).attributes).toMatchObject({ tests: "2", errors: "0", skipped: "0" });
  });
});
