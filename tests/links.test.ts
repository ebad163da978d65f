/** What the repository's texts point to exists, and no file holds a trace of the machine it was written on. */
import { readdir, readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./support/checkout.ts";

/** The repository's text files by their path, without the folders that git ignores. */
const texts = await readTexts();
const pages = [...texts].filter(([path]) => path.endsWith(".md"));
const { scripts } = JSON.parse(texts.get("package.json") ?? "{}") as { scripts: Record<string, string> };

async function readTexts(): Promise<Map<string, string>> {
  const ignored = (await readFile(join(root, ".gitignore"), "utf8")).match(/^[\w.-]+(?=\/$)/gm) ?? [];
  const found = new Map<string, string>();
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const isMade = /^clients\/\w+\/generated$/.test(relative(root, path).split(sep).join("/"));
      if (entry.isDirectory() && !isMade && ![".git", ...ignored].includes(entry.name)) await walk(path);
      if (!entry.isFile()) continue;
      const text = await readFile(path, "utf8");
      if (!text.includes("\0")) found.set(relative(root, path).split(sep).join("/"), text);
    }
  };
  await walk(root);
  return found;
}

/** Where the links of a page lead inside the repository, seen from its root. */
function targetsOf(page: string, text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, "");
  const links = [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]:\s*(\S+)|(?:href|src)="([^"]+)"/gm)];
  return links
    .map(([, inline, defined, html]) => inline ?? defined ?? html ?? "")
    .filter((link) => !/^([a-z]+:|#)/.test(link))
    .map((link) => posix.join(posix.dirname(page), decodeURI(link.replace(/#.*/, ""))));
}

function exists(target: string): boolean {
  return texts.has(target) || [...texts.keys()].some((path) => path.startsWith(`${target.replace(/\/$/, "")}/`));
}

/** The scripts that a page tells its reader to run: `npm test`, `npm run test:live`. */
function scriptsIn(text: string): string[] {
  const code = text.match(/^```[\s\S]*?^```|`[^`]+`/gm)?.join("\n") ?? "";
  const own = [...code.matchAll(/\bnpm\s+(?:run\s+([\w:-]+)|(test|start)\b)/g)];
  return own.map(([, named, short]) => named ?? short ?? "");
}

describe.each(pages)("%s", (page, text) => {
  test("links to files that exist", () => {
    expect(targetsOf(page, text).filter((target) => !exists(target))).toEqual([]);
  });

  test("names scripts that package.json has", () => {
    expect(scriptsIn(text).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe("the repository", () => {
  test("has pages, links and scripts to look at", () => {
    expect(pages.map(([page]) => page)).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md"]));
    expect(pages.flatMap(([page, text]) => targetsOf(page, text)).length).toBeGreaterThan(5);
    expect(pages.flatMap(([, text]) => scriptsIn(text))).toEqual(expect.arrayContaining(["generate", "test", "mock"]));
  });

  test.each([
    ["no host of a package registry", /\b(?:registry|npm)\.[\w-]+\.[a-z]{2,}/],
    ["no path of somebody's machine", /(?<![\w.:/~-])\/(?:home|root|work|Users)\/\w|\b[A-Z]:\\+Users\b/],
  ])("names %s", (_, trace) => {
    const found = [...texts].flatMap(([path, text]) => {
      const line = text.split("\n").findIndex((content) => trace.test(content));
      return line < 0 ? [] : [`${path}:${line + 1}`];
    });
    expect(found).toEqual([]);
  });

  test("names no file outside of itself", () => {
    const found = [...texts].flatMap(([path, text]) =>
      (text.match(/(?<![\w/.])(?:\.\.\/)+\w[\w.-]*/g) ?? [])
        .filter((target) => posix.join(posix.dirname(path), target).startsWith(".."))
        .map((target) => `${path}: ${target}`),
    );
    expect(found).toEqual([]);
  });
});
