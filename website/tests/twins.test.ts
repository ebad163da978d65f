/** What programs read: a Markdown twin of every page, and the list of them. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { outsideCode } from "../steps/links.ts";
import { site } from "../steps/places.ts";
import { pages, parsePage } from "./support/built.ts";

const list = await readFile(join(site, "llms.txt"), "utf8");
const readable = pages.filter((page) => page !== "404.html");

/** Where the links of a text lead, from the site's root. */
function targetsOf(markdown: string, file: string): string[] {
  const targets: string[] = [];
  outsideCode(markdown, (prose) => {
    for (const [, target = ""] of prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)) targets.push(target);
    return prose;
  });
  return targets
    .filter((target) => !/^(?:[a-z]+:|#)/i.test(target))
    .map((target) => posix.join(posix.dirname(file), decodeURI(target.replace(/#.*/, ""))));
}

function exists(target: string): boolean {
  return existsSync(join(site, target.endsWith("/") ? `${target}index.html` : target));
}

describe.each(readable)("%s", (page) => {
  const twin = page.replace(/\.html$/, ".md");

  test("has a twin that says what it says, in plain Markdown", async () => {
    const text = await readFile(join(site, twin), "utf8");
    let prose = "";
    outsideCode(text, (part) => {
      prose += part;
      return part;
    });
    expect(prose.match(/^# .+$/gm)?.length).toBe(1);
    expect(prose).not.toMatch(/^---$[\s\S]*^---$|^:::|<!-- \/?derived|<\/?[A-Z]\w+|\{target=/m);
    const code = [...(await parsePage(page)).querySelectorAll("main pre code")].map(({ textContent }) =>
      textContent?.trim(),
    );
    expect(code.filter((block) => block && !text.includes(block.split("\n")[0] ?? ""))).toEqual([]);
  });

  test("has a twin whose links lead to files that exist", async () => {
    const text = await readFile(join(site, twin), "utf8");
    expect(targetsOf(text, twin).filter((target) => !exists(target))).toEqual([]);
  });

  test("is in llms.txt", () => expect(targetsOf(list, "llms.txt")).toContain(twin));
});

test("llms.txt lists nothing that is not there, and nothing twice", () => {
  const targets = targetsOf(list, "llms.txt");
  expect(targets.filter((target) => !exists(target))).toEqual([]);
  expect(new Set(targets).size).toBe(targets.length);
});
