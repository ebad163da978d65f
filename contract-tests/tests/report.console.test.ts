/** The report that people read in a terminal. */
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { compare } from "../src/report/baseline.ts";
import { render } from "../src/report/formats.ts";
import { finding, reportOf, richReport } from "./support/reports.ts";

function linesOf(text: string): string[] {
  return text.trimEnd().split("\n");
}

describe("the table of findings", () => {
  test("has one line for each finding, then what to do, then the call to paste", () => {
    const lines = linesOf(render("console", reportOf([finding()])));
    const at = lines.findIndex((line) => line.startsWith("getBalance"));
    expect(lines[at]).toMatch(/^getBalance +\/balance +number 100\.5 +string +breaking$/);
    expect(lines[at + 1]).toMatch(/^ {4}Send `balance` as text/);
    expect(lines[at + 2]).toBe("    curl -i https://panel.example/api/v2 -d key=demo -d action=balance");
  });

  test("gives no advice on what is tolerated", () => {
    const text = render("console", reportOf([finding({ severity: "tolerated" })]));
    expect(text).not.toContain("curl");
    expect(text).not.toContain("Send `balance`");
  });

  test("says how often a finding was met, and where else", () => {
    const rows = [4, 2, 9].map((row) => finding({ operation: "listServices", pointer: `/${row}/rate` }));
    expect(render("console", reportOf(rows))).toContain("    3 times, also at /2/rate, /9/rate\n");
  });

  test("has its columns one under another, whatever letters stand in them", () => {
    const found = ["인스타그램 팔로워 🇰🇷", "plain", "👨‍👩‍👧 가족", "한\u200b국"].map((name) => `string "${name}"`);
    const findings = found.map((each) => finding({ rule: "unknown-value", found: each, severity: "tolerated" }));
    const lines = linesOf(render("console", reportOf(findings))).filter((line) => line.endsWith("tolerated"));
    const places = lines.map((line) => stringWidth(line.slice(0, line.indexOf("tolerated"))));
    expect(places).toHaveLength(4);
    expect(new Set(places).size).toBe(1);
  });

  test("keeps to the width of the window, save for lines to paste", () => {
    const wide = finding({
      documented: `one of ${Array.from({ length: 17 }, (_, index) => `type ${index}`).join(", ")}`,
    });
    const lines = linesOf(
      render("console", reportOf([wide, ...richReport().findings], { cut: "max-time" }), { width: 80 }),
    );
    const others = lines.filter((line) => !line.startsWith("    curl"));
    expect(Math.max(...others.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.startsWith("    curl")).length).toBeGreaterThan(0);
  });

  test("puts what to do below the last line of a finding that takes several", () => {
    const wide = finding({ found: `string "${"word ".repeat(30)}"` });
    const lines = linesOf(render("console", reportOf([wide]), { width: 80 }));
    const advice = lines.findIndex((line) => line.includes("Send `balance`"));
    expect(lines[advice - 1]).toMatch(/^ +word/);
  });

  test("has a column for the baseline where there is one", () => {
    const report = compare(reportOf([finding(), finding({ pointer: "/currency" })]), reportOf([finding()]));
    const text = render("console", report);
    expect(text).toMatch(/\/balance .* breaking +unchanged\n/);
    expect(text).toMatch(/\/currency .* breaking +new\n/);
    expect(text).toContain("Against the baseline: 1 new, 1 unchanged, 0 gone.");
    expect(render("console", reportOf([finding()]))).not.toContain("baseline");
  });
});

describe("the table of what was covered", () => {
  test("has a line for each operation, and below it what was not covered, and why", () => {
    const text = render("console", richReport());
    expect(text).toMatch(/^operation +success +refused +failing item +fields seen$/m);
    expect(text).toMatch(/^getBalance +failed \(1\) +not covered +- +2 of 2$/m);
    expect(text).toContain("  addOrder (refused): no call of this run asked for it\n");
    expect(text).toContain("  cancelOrders (success, refused, failing item): it acts on the account\n");
  });

  test("names the fields that no answer had", () => {
    const report = richReport();
    const matrix = report.matrix.map((line) => ({ ...line, fields: { seen: ["balance"], unseen: ["currency"] } }));
    expect(render("console", { ...report, matrix })).toContain("  getBalance (fields): no answer had currency\n");
  });
});

describe("the console", () => {
  test("ends with the sum and the verdict", () => {
    expect(linesOf(render("console", richReport())).slice(-2)).toEqual([
      "3 breaking, 1 drift, 1 tolerated; 7 calls; 16 % of the cells covered",
      "The contract is broken.",
    ]);
  });

  test("shows what a stranger hides, and obeys nothing of it", () => {
    const found = 'string "\u001b[2J\u001b]0;x\u0007\u202egpj\u200b\n\rok (1)"';
    const text = render("console", reportOf([finding({ found })]));
    expect(text).toContain('string "\\u001b[2J\\u001b]0;x\\u0007\\u202egpj\\u200b\\n\\rok (1)"');
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  test("has bold type when it is asked for, and else no escape codes", () => {
    const codes = "\u001b[1mThe contract is broken.\u001b[22m";
    expect(render("console", richReport(), { colour: true })).toContain(codes);
    expect(render("console", richReport())).not.toContain("\u001b");
  });
});
