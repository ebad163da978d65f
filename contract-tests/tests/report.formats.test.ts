/** What holds of a report in every format. */
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { createMask } from "../../src/internal/mask.ts";
import { RULES } from "../src/findings.ts";
import { compare } from "../src/report/baseline.ts";
import { FORMATS, type Format, render } from "../src/report/formats.ts";
import type { Report } from "../src/report/report.ts";
import { callOf, finding, judged, reportOf, richReport, unjudged } from "./support/reports.ts";

const schema = JSON.parse(await readFile(new URL("../report.schema.json", import.meta.url), "utf8"));
const isValid = new Ajv2020({ allowUnionTypes: true, allErrors: true }).compile(schema);

const PROBE = { id: "S", title: "the services" };

const ok = reportOf([], { also: (to) => to.add(PROBE, judged()) });

/** One report for each state that a report can be in. */
const REPORTS: [string, Report][] = [
  ["nothing", reportOf([])],
  ["what conforms", ok],
  ["everything", richReport()],
  ...(["interrupted", "terminated", "unreachable", "max-time", "balance-changed"] as const).map(
    (cut): [string, Report] => [`a run that was cut: ${cut}`, richReport({ cut })],
  ),
  ["a baseline", compare(richReport(), reportOf([finding(), finding({ pointer: "/gone" })]))],
  ["more than is listed", reportOf(Array.from({ length: 1_300 }, (_, index) => finding({ pointer: `/x${index}` })))],
];

describe.each(FORMATS)("%s", (format) => {
  test.each(REPORTS)("writes %s, and the same each time", (_, report) => {
    const text = render(format, report);
    expect(text).toMatch(/[^\n]\n$/);
    expect(render(format, structuredClone(report))).toBe(text);
  });

  test("names each finding by its place, with what was found and what is documented", () => {
    const text = render(format, richReport());
    for (const part of [
      "getBalance",
      "/balance",
      "number 100.5",
      "listServices",
      "/2/rate",
      "/start_count",
      "/0/설명",
    ]) {
      expect(text).toContain(part);
    }
  });

  test("says of a run that was cut that it is partial, above all else", () => {
    const text = render(format, richReport({ cut: "interrupted" }));
    const line = format === "json" ? '"cut": "interrupted"' : "Partial report";
    expect(text).toContain(line);
    expect(text.indexOf(line)).toBeLessThan(text.indexOf("/balance"));
    expect(render(format, richReport())).not.toContain("Partial report");
  });

  test("says how much it does not list", () => {
    const flood = reportOf(Array.from({ length: 1_300 }, (_, index) => finding({ pointer: `/x${index}` })));
    expect(render(format, flood)).toContain(format === "json" ? '"breaking": 800' : "800 more breaking");
  });

  test("says what a baseline had that is gone", () => {
    const { gone } = compare(ok, reportOf([finding({ pointer: "/gone" })]));
    const text = render(format, { ...ok, gone });
    expect(text).toContain({ sarif: '"gone": 1', junit: "1 gone" }[format as string] ?? "/gone");
  });

  test("has no key that a panel echoes, in whatever form", () => {
    const key = "canary'3f9a&1c77<x>";
    const mask = createMask(key);
    const forms = [key, JSON.stringify(key), encodeURIComponent(key), btoa(`{"key":"${key}"}`), key.toUpperCase()];
    const findings = forms.flatMap((form) => [
      finding({ found: `string "${form}"` }),
      finding({ documented: form, rule: "contradiction" }),
      finding({ pointer: `/${form}/7`, rule: "extra-field" }),
    ]);
    const report = reportOf(
      findings.map((each) => ({ ...each })),
      {
        mask,
        target: `https://panel.example/${encodeURIComponent(key)}`,
        also: (to) => {
          for (const form of forms) {
            to.add(
              { id: form, title: form },
              { ...unjudged("getBalance", form), call: callOf({ link: form }, { key }) },
            );
            to.add(PROBE, judged({ findings: [finding({ rule: "limit" })], call: callOf({ link: form }, { key }) }));
            to.skip({ id: form, title: form, operation: "addOrder" }, form);
          }
        },
      },
    );
    const text = render(format, report);
    for (const form of [...forms, "canary", "3f9a", "Y2FuYXJ5"])
      expect(text.toLowerCase()).not.toContain(form.toLowerCase());
  });
});

describe("an answer that could not be judged", () => {
  const reasons = ["the list is empty, so no row was seen", "HTTP 503", "HTTP 200 with a page of HTML"];
  const reports = reasons.map((reason) =>
    reportOf([], { also: (to) => to.add(PROBE, unjudged("listServices", reason)) }),
  );

  test.each(FORMATS)("looks like nothing that passed in %s", (format: Format) => {
    for (const [index, report] of reports.entries()) {
      const text = render(format, report);
      expect(text).toContain(reasons[index]);
      expect(text).not.toMatch(/\bok \(|The contract holds|Nothing broken|"conforms"|"executionSuccessful": true/);
    }
  });
});

describe("a whole run that shows no break", () => {
  test.each(FORMATS.filter((format) => format !== "junit" && format !== "sarif"))("is told as such in %s", (format) => {
    expect(render(format, ok)).toMatch(format === "json" ? /"verdict": "conforms"/ : /The contract holds in the 4 %/);
  });
});

describe("the JSON", () => {
  test.each(REPORTS)("of %s follows its schema", (_, report) => {
    const value = JSON.parse(render("json", report));
    isValid(value);
    expect(isValid.errors).toBeNull();
    const { $schema, ...rest } = value;
    expect($schema).toBe(schema.$id);
    expect(rest).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test("begins with its schema", () => {
    expect(render("json", ok).split("\n").slice(0, 3)).toEqual([
      "{",
      '  "$schema": "urn:autostagram:contract-report:1",',
      '  "version": 1,',
    ]);
  });

  test("escapes what a terminal would obey, and stays the same JSON", () => {
    const found = 'string "\u001b[2J\u009b\u202e\u200b\u2028\ud800"';
    const text = render("json", reportOf([finding({ found })]));
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
    expect(JSON.parse(text).findings[0].found).toBe(found);
  });

  test("has a schema that knows every rule, and nothing beside what is documented", () => {
    expect(schema.$defs.rule.enum).toEqual(Object.keys(RULES));
    expect(isValid({ ...JSON.parse(render("json", ok)), more: 1 })).toBe(false);
    expect(isValid({ ...JSON.parse(render("json", ok)), verdict: "passed" })).toBe(false);
  });
});
