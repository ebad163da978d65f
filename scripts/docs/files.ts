/** The pages of this repository that have derived blocks, or could have some. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "../generate/document.ts";
import { expandBlocks } from "./blocks.ts";
import { root } from "./facts.ts";
import type { Locale } from "./pages.ts";

const FOLDERS: { [locale in Locale]: string } = { en: "docs", ko: "docs/ko" };

/** Every page by its path, with its derived blocks as they belong. */
export async function expandPages(actions: Document): Promise<Map<string, string>> {
  const guides = await Promise.all((["en", "ko"] as const).map(guidesIn));
  const pages = [["README.md", "en"] as const, ...guides.flat()];
  const texts = pages.map(async ([file, locale]) => {
    const text = await readFile(join(root, file), "utf8");
    return [file, await expandBlocks(text, locale, { file, actions })] as const;
  });
  return new Map(await Promise.all(texts));
}

async function guidesIn(locale: Locale): Promise<(readonly [file: string, locale: Locale])[]> {
  return (await namesIn(locale)).map((name) => [fileOf(name, locale), locale]);
}

/** The names of the guides that are there. */
export async function namesIn(locale: Locale): Promise<string[]> {
  const files = await readdir(join(root, FOLDERS[locale]));
  return files.filter((file) => file.endsWith(".md")).map((file) => file.replace(/\.md$/, ""));
}

/** Stands where tools look for it, and is translated as the guides are. */
export const CHANGELOG = "changelog";

export function fileOf(name: string, locale: Locale): string {
  if (name === CHANGELOG) return locale === "en" ? "CHANGELOG.md" : "CHANGELOG.ko.md";
  return `${FOLDERS[locale]}/${name}.md`;
}
