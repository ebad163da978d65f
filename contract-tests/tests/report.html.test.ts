/** The report as a page. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { compare } from "../src/report/baseline.ts";
import { render } from "../src/report/formats.ts";
import type { Report } from "../src/report/report.ts";
import { STYLES } from "../src/report/styles.ts";
import { finding, reportOf, richReport } from "./support/reports.ts";
import { type Element, elements, parseXml, textOf } from "./support/xml.ts";

function read(report: Report): Element {
  return parseXml(render("html", report));
}

const page = read(compare(richReport({ cut: "interrupted" }), reportOf([finding(), finding({ pointer: "/gone" })])));

describe("the page", () => {
  test("loads nothing and runs nothing", () => {
    const text = render("html", richReport());
    expect(text).not.toMatch(
      /<(script|link|img|iframe|object|form|a)\b|\bon\w+=|\bsrc=|\bhref=|\bstyle=|@import|url\(/i,
    );
  });

  test("allows its own styles alone, by their hash", () => {
    const [policy] = elements(page, "meta").filter(({ attributes }) => attributes["http-equiv"]);
    const [style] = elements(page, "style");
    const hash = createHash("sha256")
      .update(textOf(style as Element))
      .digest("base64");
    expect(policy?.attributes.content).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test("names its language, its subject and the width that it is for", () => {
    expect(page.attributes.lang).toBe("en");
    expect(textOf(elements(page, "title")[0] as Element)).toBe("The contract is broken. https://panel.example/api/v2");
    expect(elements(page, "meta").map(({ attributes }) => attributes.name)).toContain("viewport");
    expect(elements(page, "h1")).toHaveLength(1);
  });

  test("has tables whose cells name their row and their column", () => {
    const tables = elements(page, "table");
    expect(tables).toHaveLength(6);
    for (const table of tables) {
      const heads = elements(elements(table, "thead")[0] as Element, "th");
      expect(heads.every(({ attributes }) => attributes.scope === "col")).toBe(true);
      const rows = elements(elements(table, "tbody")[0] as Element, "tr").filter(({ attributes }) => !attributes.class);
      for (const row of rows) {
        const [first, ...cells] = row.children as Element[];
        expect(first?.attributes).toMatchObject({ scope: "row" });
        expect(cells).toHaveLength(heads.length - 1);
        const labels = [first, ...cells].map((cell) => cell?.attributes["data-label"]);
        expect(labels).toEqual(heads.map(textOf));
      }
    }
  });

  test("has each id once, and every reference to one leads somewhere", () => {
    const ids = allOf(page).flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const named = allOf(page).flatMap(({ attributes }) => attributes["aria-labelledby"] ?? []);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("has the call to paste as it is", () => {
    const report = reportOf([finding()]);
    const [pre] = elements(read(report), "pre");
    expect(textOf(pre as Element)).toBe(report.findings[0]?.curl);
  });

  test("shows a stranger's markup, and obeys none of it", () => {
    const found = "string \"</td><script>alert('&amp;')</script><b\u202e\u0000\ud800>\"";
    const table = elements(read(reportOf([finding({ found })])), "table")[0] as Element;
    expect(textOf(table)).toContain("string \"</td><script>alert('&amp;')</script><b\\u202e\\u0000\\ud800>\"");
  });

  test.each([
    ["light", /:root \{ color-scheme[^}]*\}/],
    ["dark", /prefers-color-scheme: dark\) \{ :root \{[^}]*\}/],
    ["print", /@media print \{\s*:root \{[^}]*\}/],
  ])("has text of enough contrast in %s", (_, scheme) => {
    const [block = ""] = scheme.exec(STYLES) ?? [];
    const colour = (name: string) => new RegExp(`--${name}: (#\\w+)`).exec(block)?.[1] ?? "";
    for (const name of ["text", "soft", "bad", "warn", "good", "mild"]) {
      for (const back of ["back", "panel"]) {
        expect(contrast(colour(name), colour(back)), `${name} on ${back}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

function allOf(root: Element): Element[] {
  return [root, ...root.children.flatMap((child) => (typeof child === "string" ? [] : allOf(child)))];
}

/** By the rule of WCAG. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const digits = colour.slice(1);
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g);
  const parts = (pairs ?? []).map((pair) => Number.parseInt(pair, 16) / 255);
  const [red = Number.NaN, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
