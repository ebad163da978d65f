/** Every guide is there in both languages, and each Korean one is of the English text that stands there today. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CHANGELOG } from "../scripts/docs/files.ts";
import { GROUPS } from "../scripts/docs/pages.ts";
import { checksumOf, compare, staleTranslations } from "../scripts/docs/translations.ts";
import { root } from "./support/checkout.ts";

const names = GROUPS.flatMap(({ pages }) => pages.map(({ name }) => name));

const english = `---
title: One
---

# One

Text.

\`\`\`ts
call(); // says something
\`\`\`

<!-- derived: outcomes -->
a table
<!-- /derived -->
`;

const korean = `---
title: 하나
source: ${checksumOf(english)}
---

# 하나

본문.

\`\`\`ts
call(); // 무언가를 말합니다
\`\`\`

<!-- derived: outcomes -->
표
<!-- /derived -->
`;

describe("guides", () => {
  test("are all there in English and in Korean, and no translation is stale", async () => {
    expect(names.length).toBeGreaterThan(10);
    expect(await staleTranslations()).toEqual([]);
  });

  test("have the changelog beside them, which is compared as they are", () => {
    expect(compare(CHANGELOG, english, korean)).toEqual([]);
    const [problem = "", ...others] = compare(CHANGELOG, english.replace("Text.", "More."), korean);
    expect([problem.startsWith("CHANGELOG.ko.md: CHANGELOG.md is not the text"), others]).toEqual([true, []]);
  });

  test.each(names)("%s has a title and a description in both languages", async (name) => {
    for (const folder of ["docs", "docs/ko"]) {
      const page = await readFile(join(root, folder, `${name}.md`), "utf8");
      const [, head = "", heading] = /^---\n([\s\S]*?)\n---\n\n# (.+)\n/.exec(page) ?? [];
      expect(head).toMatch(/^title: \S/m);
      expect(head).toMatch(/^description: \S.*\.$/m);
      expect(heading).toBeDefined();
    }
  });

  test.each(names)("%s is in Korean where people wrote it", async (name) => {
    const page = await readFile(join(root, "docs", "ko", `${name}.md`), "utf8");
    const prose = page
      .replace(/^(```+).*\n[\s\S]*?^\1$/gm, "")
      .split("\n\n")
      .filter((part) => /[A-Za-z]{3}/.test(part.replace(/`[^`]*`|\]\([^)]*\)|<[^>]*>/g, "")));
    expect(prose.filter((part) => !/[가-힣]/.test(part) && !part.startsWith("### "))).toEqual([]);
  });
});

describe("compare", () => {
  const found = (from: string, to: string) => compare("one", english.replace(from, to), korean);

  test("has nothing against a translation with comments of its own", () => {
    expect(compare("one", english, korean)).toEqual([]);
  });

  test("lets the tables of both languages change", () => {
    expect(found("a table", "another table")).toEqual([]);
  });

  test("names the page whose English has changed, and how to mark it as done", () => {
    const line =
      /^docs\/ko\/one\.md: docs\/one\.md is not the text that it was made from; translate .* write `source: [0-9a-f]{12}` /;
    expect(found("Text.", "Other text.")).toEqual([expect.stringMatching(line)]);
    expect(found("title: One", "title: Two")).toEqual([expect.stringMatching(line)]);
  });

  test("gives the very line that marks it as done", () => {
    const changed = english.replace("Text.", "Other text.");
    const [line = ""] = compare("one", changed, korean);
    const [, source = ""] = /`(source: .*)`/.exec(line) ?? [];
    expect(compare("one", changed, korean.replace(/^source: .*$/m, source))).toEqual([]);
  });

  test.each([
    ["a heading more", "Text.", "## Two", "docs/ko/one.md: headings #, in docs/one.md # ##"],
    ["other code", "call();", "callAgain();", "docs/ko/one.md: a block of code is not the one of docs/one.md"],
    ["code that runs no more", "```ts", '```ts no-run="why"', "docs/ko/one.md: a block of code is not the one"],
  ])("finds %s", (_, from, to, words) => {
    expect(found(from, to)).toContainEqual(expect.stringContaining(words));
  });

  test("finds a page that names no source", () => {
    expect(compare("one", english, korean.replace(/^source: .*\n/m, ""))).toHaveLength(1);
  });
});
