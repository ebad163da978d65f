/** Whatever a panel answers, every format stays what it is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Finding, RULES, type Rule } from "../src/findings.ts";
import { compare } from "../src/report/baseline.ts";
import { render } from "../src/report/formats.ts";
import { fieldsOf } from "../src/report/forms.ts";
import type { Report } from "../src/report/report.ts";
import { outsideCode } from "./support/markdown.ts";
import { callOf, collector, description, FORM, judged, unjudged } from "./support/reports.ts";
import { parseXml } from "./support/xml.ts";

/** Texts of anything, and of what the formats are built from. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom(..."`|\\\"'<>&@#[](){}*_~:/\n\r\t\u0000\u001b\u0085\u200b\u2028\ud800\udfff\ufffe\uffff"),
      fc.constantFrom("]]>", "-->", "```", "<br>", "</code>", "https://x.example", "@user", "{0}", "%00", "한글"),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const anyFinding: fc.Arbitrary<Finding> = fc.record({
  severity: fc.constantFrom("breaking", "drift", "tolerated"),
  rule: fc.constantFrom(...(Object.keys(RULES) as Rule[])),
  operation: fc.constantFrom(...description.operations.map(({ id }) => id), "callPanel"),
  pointer: anyText.map((text) => `/${text}`),
  found: anyText,
  documented: anyText,
});

const anyReport: fc.Arbitrary<Report> = fc
  .record({
    findings: fc.array(anyFinding, { maxLength: 6 }),
    known: fc.array(anyFinding, { maxLength: 2 }),
    texts: fc.array(anyText, { minLength: 4, maxLength: 4 }),
    cut: fc.constantFrom(null, "interrupted", "max-time"),
  })
  .map(({ findings, known, texts, cut }) => {
    const [id = "", title = "", reason = "", target = ""] = texts;
    const gathered = collector({ target });
    const call = callOf({ [title]: id });
    for (const each of findings)
      gathered.add({ id, title }, judged({ operation: each.operation, findings: [each], call }));
    gathered.add({ id, title }, { ...unjudged("listServices", reason), call });
    gathered.skip({ id: title, title: id, operation: "addOrder" }, reason);
    const before = collector();
    before.add({ id, title }, judged({ findings: [...known, ...findings.slice(0, 1)] }));
    return compare(gathered.report(cut), before.report(null));
  });

function holds(check: (report: Report) => void): void {
  fc.assert(fc.property(anyReport, check), { numRuns: 100 });
}

describe("any report", () => {
  test("is JSON that gives the same report again", () => {
    holds((report) => {
      const { $schema: _, ...value } = JSON.parse(render("json", report));
      expect(value).toEqual(JSON.parse(JSON.stringify(report)));
    });
  });

  test("is SARIF that is JSON, in well-formed text", () => {
    holds((report) => {
      const text = render("sarif", report);
      expect(text.isWellFormed()).toBe(true);
      expect(JSON.parse(text).runs[0].results.length).toBeGreaterThanOrEqual(report.findings.length);
    });
  });

  test.each(["junit", "html"] as const)("is well-formed %s", (format) => {
    holds((report) => void parseXml(render(format, report)));
  });

  test("is Markdown that has no text of a stranger outside of code", () => {
    holds((report) => {
      const outside = outsideCode(render("markdown", report));
      expect(outside).toMatch(/^[\w\s¤#>!|*<;:,.()%[\]/'"-]*$/);
      expect(outside.match(/<(?!br>)|\]\(|@|https?:|www\./g)).toBeNull();
    });
  });

  test("is a console text of printable characters", () => {
    holds((report) => {
      expect(render("console", report)).not.toMatch(/(?!\n|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    });
  });

  test("is the same in every format when it is written again", () => {
    holds((report) => {
      for (const format of ["console", "junit", "markdown", "sarif", "html"] as const) {
        expect(render(format, structuredClone(report))).toBe(render(format, report));
      }
    });
  });
});

describe("a baseline", () => {
  test("knows every finding of the run that it is", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 8 }), (findings) => {
        const gathered = collector();
        gathered.add({ id: "L", title: "" }, judged({ findings }));
        const report = gathered.report(null);
        const again = compare(report, JSON.parse(render("json", report)));
        expect(new Set(again.findings.map(({ since }) => since))).toEqual(new Set(["unchanged"]));
        expect(again.gone).toEqual([]);
      }),
    );
  });
});

describe("any form", () => {
  test("is read as its fields, or not at all", () => {
    const pairs = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { minLength: 1 });
    fc.assert(
      fc.property(pairs, (fields) => {
        const body = new URLSearchParams(fields).toString();
        expect(fieldsOf({ method: "POST", url: "", contentType: FORM, body })).toEqual([...new URLSearchParams(body)]);
      }),
    );
    fc.assert(fc.property(anyText, (body) => void fieldsOf({ method: "", url: "", contentType: FORM, body })));
  });
});
