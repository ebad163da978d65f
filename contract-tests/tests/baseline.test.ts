/** An earlier report to compare with. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../../src/cli/exit.ts";
import type { Finding } from "../src/findings.ts";
import { compare, readBaseline } from "../src/report/baseline.ts";
import { render } from "../src/report/formats.ts";
import { finding, reportOf, richReport } from "./support/reports.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "baseline-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function fileWith(text: string): Promise<string> {
  const file = join(folder, `${Math.random()}.json`);
  await writeFile(file, text);
  return file;
}

/** What is said of a file that is no baseline, without its name. */
async function problemWith(file: string): Promise<string> {
  const error = await readBaseline(file).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as Error;
  expect(message).not.toContain("\n");
  expect(message.startsWith(`--baseline: ${file} `)).toBe(true);
  return message.slice(`--baseline: ${file} `.length);
}

const json = () => JSON.parse(render("json", richReport()));

describe("a file to compare with", () => {
  test("is what --report json writes", async () => {
    const report = richReport({ cut: "interrupted" });
    expect(await readBaseline(await fileWith(render("json", report)))).toMatchObject(
      JSON.parse(JSON.stringify(report)),
    );
  });

  test("is also the report of a run that had a baseline itself", async () => {
    const report = compare(richReport(), reportOf([finding({ pointer: "/gone" })]));
    const read = await readBaseline(await fileWith(render("json", report)));
    expect(read.gone).toHaveLength(1);
  });

  test.each([
    ["nothing", "", "is no JSON"],
    ["half a report", JSON.stringify(json()).slice(0, -9), "is no JSON"],
    ["text with a key in it", "canary-key", "is no JSON"],
    ["null", "null", "is no report of autostagram-contract; --report json=FILE writes one"],
    ["a list", "[]", "is no report of autostagram-contract; --report json=FILE writes one"],
    ["an answer", '{"balance":"1"}', "is no report of autostagram-contract; --report json=FILE writes one"],
    ["SARIF", render("sarif", richReport()), "is no report of autostagram-contract; --report json=FILE writes one"],
    [
      "a later version",
      JSON.stringify({ ...json(), version: 2 }),
      "is a report of another version than 1; write it anew",
    ],
    [
      "a severity that is none",
      JSON.stringify({ ...json(), findings: [{ ...json().findings[0], severity: "bad" }] }),
      "is no whole report: /findings/0/severity must be equal to one of the allowed values",
    ],
    [
      "findings that are no list",
      JSON.stringify({ ...json(), findings: {} }),
      "is no whole report: /findings must be array",
    ],
    [
      "a report without its matrix",
      JSON.stringify({ ...json(), matrix: undefined }),
      "is no whole report: it must have required property 'matrix'",
    ],
  ])("is not %s", async (_, text, problem) => {
    expect(await problemWith(await fileWith(text))).toBe(problem);
  });

  test("is not a folder, and not nothing", async () => {
    expect(await problemWith(folder)).toBe("is a directory");
    expect(await problemWith(join(folder, "none.json"))).toBe("is not there");
  });

  test("is named so that a terminal obeys nothing of its name", async () => {
    await expect(readBaseline("a\u001b[2J.json")).rejects.toThrow("--baseline: a\\u001b[2J.json is not there");
  });

  test("is not a device that never ends", async () => {
    expect(await problemWith("/dev/zero")).toBe("is larger than 64 MB");
  });
});

describe("a comparison", () => {
  test("tells what is new, what was there and what is gone", () => {
    const before = reportOf([finding(), finding({ pointer: "/gone", severity: "drift" })]);
    const report = reportOf([finding(), finding({ pointer: "/currency" })]);
    const { findings, gone } = compare(report, compare(before, reportOf([])));
    expect(findings.map(({ pointer, since }) => [pointer, since])).toEqual([
      ["/balance", "unchanged"],
      ["/currency", "new"],
    ]);
    expect(gone).toEqual([expect.objectContaining({ pointer: "/gone", since: null })]);
  });

  test.each<[string, Partial<Finding>]>([
    ["another row", { pointer: "/17/rate" }],
    ["another value", { found: "number 3" }],
    ["another kind of value", { found: "null" }],
  ])("takes a finding at %s for the same", (_, change) => {
    const before = finding({ operation: "listServices", pointer: "/2/rate" });
    const report = compare(reportOf([{ ...before, ...change }]), reportOf([before, before]));
    expect(report.findings.map(({ since }) => since)).toEqual(["unchanged"]);
    expect(report.gone).toEqual([]);
  });

  test.each<[string, Partial<Finding>]>([
    ["a worse severity", { severity: "breaking" }],
    ["another rule", { rule: "null" }],
    ["another operation", { operation: "addOrder" }],
    ["another field", { pointer: "/2/min" }],
    ["another documented value", { documented: "integer" }],
  ])("takes a finding of %s for a new one", (_, change) => {
    const before = finding({ operation: "listServices", pointer: "/2/rate", severity: "drift" });
    const report = compare(reportOf([{ ...before, ...change }]), reportOf([before]));
    expect(report.findings.map(({ since }) => since)).toEqual(["new"]);
    expect(report.gone).toHaveLength(1);
  });

  test("does not name what was gone before already", () => {
    const first = reportOf([finding({ pointer: "/a" })]);
    const second = compare(reportOf([]), first);
    expect(compare(reportOf([]), second).gone).toEqual([]);
  });

  test("leaves both reports as they were", () => {
    const [report, before] = [richReport(), reportOf([finding()])];
    const texts = [report, before].map((each) => JSON.stringify(each));
    compare(report, before);
    expect([report, before].map((each) => JSON.stringify(each))).toEqual(texts);
  });
});
