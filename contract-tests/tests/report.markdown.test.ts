/** The report for pull requests and summaries of steps. */
import { describe, expect, test } from "vitest";
import { compare } from "../src/report/baseline.ts";
import { render } from "../src/report/formats.ts";
import type { Report } from "../src/report/report.ts";
import { outsideCode } from "./support/markdown.ts";
import { callOf, finding, judged, reportOf, richReport, unjudged } from "./support/reports.ts";

const write = (report: Report) => render("markdown", report);

describe("Markdown", () => {
  test("begins with the verdict, and with a warning where the run was cut", () => {
    expect(write(richReport()).split("\n")[0]).toBe("## The contract is broken.");
    expect(
      write(richReport({ cut: "max-time" }))
        .split("\n")
        .slice(2, 4),
    ).toEqual(["> [!WARNING]", expect.stringMatching(/^> Partial report: .* its time was up\./)]);
  });

  test("has what was found, what to do and the call for each finding", () => {
    expect(write(reportOf([finding()]))).toContain(
      [
        "- **breaking** `getBalance` `/balance`: found `number 100.5`, documented as `string`",
        "  <br>Send `balance` as text, in quotes. Amounts and counts are text so that no digit is lost; strict clients stop at a number.",
        "",
        "  ```sh",
        "  curl -i https://panel.example/api/v2 -d key=demo -d action=balance",
        "  ```",
      ].join("\n"),
    );
  });

  test("marks what puts the key at risk, and what a baseline knows", () => {
    const report = reportOf([finding({ rule: "key-echoed" })]);
    expect(write(report)).toContain("**breaking, security**");
    expect(write(compare(report, report))).toContain("**breaking, security, unchanged**");
  });

  test("has a row for each operation in one table", () => {
    const rows = write(richReport()).match(/^\|.*\|$/gm) ?? [];
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map((row) => row.split("|").length))).toEqual(new Set([7]));
  });

  test.each([
    "@octocat, see #1 and octo/repo@abcdef0 or GH-1",
    "[pay](https://evil.example) ![x](https://evil.example/x.png) www.evil.example a@b.example",
    "<img src=x onerror=alert(1)> <!-- --> </details> &lt; &#64;x",
    "**bold** _it_ ~~no~~ $x$ :tada: | a | b |",
    "` `` ``` `code` ```\n```sh\n# heading\n- item\n> quote\n",
    "`",
    "   ",
    "\\` \\",
    "",
  ])("lets %j be nothing but text", (text) => {
    const page = (found: string) =>
      write(
        reportOf([finding({ found, documented: found, pointer: `/${found}`, rule: "limit" })], {
          target: found,
          also: (to) => {
            to.add({ id: found, title: found }, { ...unjudged("getBalance", found), call: callOf({ link: found }) });
            to.add(
              { id: "S", title: "" },
              judged({ findings: [finding({ rule: "limit", severity: "drift" })], call: callOf({ link: found }) }),
            );
            to.skip({ id: found, title: found, operation: "addOrder" }, found);
          },
        }),
      );
    expect(outsideCode(page(text))).toBe(outsideCode(page("x")));
  });

  test("fits a comment however much was found, and says how much is left out", () => {
    const long = "정말 ".repeat(200);
    const flood = Array.from({ length: 400 }, (_, index) => finding({ found: long, pointer: `/x${index}${long}` }));
    const report = reportOf(flood, {
      target: long,
      also: (to) => {
        for (let call = 0; call < 150; call++)
          to.add({ id: `${call}`, title: "" }, unjudged("getBalance", `${call}${long}`));
        for (const { operation } of to.report(null).matrix) to.whyNot(operation, "success", long);
      },
    });
    const text = write(compare(report, reportOf(flood.map((each) => ({ ...each, pointer: `/y${each.pointer}` })))));
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(40_000);
    const [, left] = /^\*\*(\d+) more do not fit in here\.\*\*/m.exec(text) ?? [];
    expect((text.match(/^- \*\*breaking/gm) ?? []).length + Number(left)).toBe(report.findings.length);
  });

  test("leaves out a call that is too long for a page, and keeps the finding", () => {
    const call = callOf({ action: "add", comments: "댓글 ".repeat(1_000) });
    const text = write(
      reportOf([], { also: (to) => to.add({ id: "A", title: "" }, judged({ findings: [finding()], call })) }),
    );
    expect(text).toContain("`/balance`");
    expect(text).not.toContain("curl");
  });
});
