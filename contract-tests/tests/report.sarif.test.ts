/** The report that code scanners read. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { RULES, SECURITY_RULES } from "../src/findings.ts";
import { compare } from "../src/report/baseline.ts";
import { render } from "../src/report/formats.ts";
import type { Report } from "../src/report/report.ts";
import { finding, judged, reportOf, richReport, unjudged } from "./support/reports.ts";

const text = { type: "string", minLength: 1 };
const closed = (properties: object, required = Object.keys(properties)) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});
const listOf = (items: object, limits = {}) => ({ type: "array", items, ...limits });
const message = closed({ text });
const tags = { type: "array", items: text, maxItems: 10, uniqueItems: true };

/**
 * The part of SARIF 2.1.0 that is written, and no more; the whole report is valid against the schema of OASIS too. Beside it
 * what GitHub wants: a file by a relative path, a level, numbers of entries, a severity as text.
 */
const isSarif = new Ajv2020({ allErrors: true, strictTypes: false }).compile(
  closed({
    $schema: { type: "string", pattern: "sarif-schema-2\\.1\\.0\\.json$" },
    version: { const: "2.1.0" },
    runs: listOf(
      closed({
        tool: closed({
          driver: closed({
            name: text,
            semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
            rules: listOf(
              closed({
                id: { type: "string", pattern: "^[a-z-]+$" },
                name: { type: "string", pattern: "^[A-Za-z]+$" },
                shortDescription: message,
                help: message,
                properties: closed({ tags, "security-severity": { type: "string", pattern: "^\\d\\.\\d$" } }, ["tags"]),
              }),
            ),
          }),
        }),
        invocations: listOf(
          closed({
            executionSuccessful: { type: "boolean" },
            toolExecutionNotifications: listOf(closed({ level: { const: "warning" }, message })),
          }),
          { minItems: 1, maxItems: 1 },
        ),
        results: listOf(
          closed(
            {
              ruleId: text,
              ruleIndex: { type: "integer", minimum: 0 },
              level: { enum: ["error", "warning", "note"] },
              message,
              locations: listOf(
                closed({
                  physicalLocation: closed({
                    artifactLocation: closed({
                      uri: { type: "string", pattern: "^[\\w./-]+$", not: { pattern: "^/|:" } },
                    }),
                    region: closed({ startLine: { type: "integer", minimum: 1 } }),
                  }),
                  logicalLocations: listOf(closed({ name: text, fullyQualifiedName: text })),
                }),
                { minItems: 1, maxItems: 1 },
              ),
              partialFingerprints: closed({
                primaryLocationLineHash: { type: "string", pattern: "^[0-9a-f]{32}:1$" },
                "autostagramContract/v1": { type: "string", pattern: "^[0-9a-f]{32}$" },
              }),
              occurrenceCount: { type: "integer", minimum: 1 },
              baselineState: { enum: ["new", "unchanged"] },
              properties: { type: "object" },
            },
            ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
          ),
          { maxItems: 5_000 },
        ),
        properties: { type: "object" },
      }),
      { minItems: 1, maxItems: 1 },
    ),
  }),
);

type Result = {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  partialFingerprints: { primaryLocationLineHash: string };
  baselineState?: string;
  locations: { logicalLocations: { fullyQualifiedName: string }[] }[];
};

type Run = {
  tool: { driver: { rules: { id: string; properties: Record<string, unknown> }[] } };
  invocations: { executionSuccessful: boolean }[];
  results: Result[];
};

function read(report: Report): Run {
  const value = JSON.parse(render("sarif", report));
  isSarif(value);
  expect(isSarif.errors).toBeNull();
  return value.runs[0];
}

function fingerprint(report: Report): string | undefined {
  return read(report).results[0]?.partialFingerprints.primaryLocationLineHash;
}

const PROBE = { id: "L", title: "the balance" };

const whole = reportOf([], { also: (to) => to.add(PROBE, judged()) });

describe("SARIF", () => {
  test.each([
    ["a run that conforms", whole],
    ["everything", richReport()],
    ["a run that was cut", richReport({ cut: "interrupted" })],
    ["a baseline", compare(richReport(), reportOf([finding()]))],
    ["more than is listed", reportOf(Array.from({ length: 900 }, (_, row) => finding({ pointer: `/x${row}` })))],
  ])("is valid for %s", (_, report) => {
    read(report);
  });

  test("has each rule with a number of its own, and a severity where the key is at risk", () => {
    const { rules } = read(whole).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...Object.keys(RULES), "not-verified"]);
    const secure = rules.filter(({ properties }) => "security-severity" in properties);
    expect(new Set(secure.map(({ id }) => id))).toEqual(SECURITY_RULES);
    expect(secure.every(({ properties }) => (properties.tags as string[]).includes("security"))).toBe(true);
  });

  test("has a result for each finding, by its rule, its level and its place", () => {
    const run = read(richReport());
    const results = run.results.map(({ ruleId, ruleIndex, level, locations }) => [
      ruleId,
      run.tool.driver.rules[ruleIndex]?.id,
      level,
      locations[0]?.logicalLocations[0]?.fullyQualifiedName,
    ]);
    expect(results).toEqual([
      ["type", "type", "error", "listServices#/2/rate"],
      ["key-accepted", "key-accepted", "error", "addOrder#"],
      ["type", "type", "error", "getBalance#/balance"],
      ["null", "null", "warning", "getOrderStatus#/start_count"],
      ["extra-field", "extra-field", "note", "listServices#/0/설명"],
      ["not-verified", "not-verified", "warning", "getOrderStatus#"],
    ]);
  });

  test("keeps the fingerprint of a finding from run to run", () => {
    const first = fingerprint(reportOf([finding({ operation: "listServices", pointer: "/2/rate" })]));
    const again = finding({ operation: "listServices", pointer: "/7/rate", found: "number 8" });
    expect(fingerprint(reportOf([again, again]))).toBe(first);
    expect(fingerprint(reportOf([{ ...again, pointer: "/7/min" }]))).not.toBe(first);
  });

  test("keeps the fingerprint of a finding from version to version", () => {
    const found = finding({ operation: "listServices", pointer: "/2/rate" });
    expect(fingerprint(reportOf([found]))).toBe("18a8f2ee56b5a186522f00a60f3ee99d:1");
  });

  test("marks what a baseline knows", () => {
    const report = compare(reportOf([finding(), finding({ pointer: "/currency" })]), reportOf([finding()]));
    expect(read(report).results.map(({ baselineState }) => baselineState)).toEqual(["unchanged", "new"]);
  });

  test.each([
    ["the run was cut", richReport({ cut: "max-time" }), "Partial report"],
    ["nothing was looked at", reportOf([]), "Not verified"],
    [
      "an answer could not be judged",
      reportOf([], { also: (to) => to.add(PROBE, unjudged("getBalance", "HTTP 503")) }),
      "getBalance could not be judged (L): HTTP 503.",
    ],
  ])("has a result when %s, so that no alert is taken for mended", (_, report, start) => {
    const { results, invocations } = read(report);
    expect(results[0]).toMatchObject({ ruleId: "not-verified", level: "warning" });
    expect(results[0]?.message.text.startsWith(start)).toBe(true);
    expect(invocations[0]?.executionSuccessful).toBe(false);
  });

  test("succeeds where the run came to an end and a verdict", () => {
    expect(read(whole).invocations[0]?.executionSuccessful).toBe(true);
    expect(read(reportOf([finding()])).invocations[0]?.executionSuccessful).toBe(true);
  });

  test("makes no link and no placeholder of what a panel says", () => {
    const [result] = read(reportOf([finding({ found: 'string "[pay](https://evil.example) {0}"' })])).results;
    expect(result?.message.text).toContain('string "[pay] (https://evil.example) {{0}}"');
  });
});
