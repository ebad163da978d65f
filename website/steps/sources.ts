/** Which file of the repository becomes which page. */
import { readdir } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { CHANGELOG, fileOf } from "../../scripts/docs/files.ts";
import type { Locale } from "../../scripts/docs/pages.ts";
import { repository } from "./places.ts";

export type Source = {
  /** From the repository's root: `docs/ko/errors.md`. */
  file: string;
  /** From the site's root: `ko/guides/errors.md`. */
  page: string;
  locale: Locale;
};

const FOLDERS: readonly [folder: string, place: string, locale: Locale, deep: boolean][] = [
  ["docs", "guides", "en", false],
  ["docs/ko", "ko/guides", "ko", false],
  ["website/pages", "", "en", true],
  ["website/pages/ko", "ko", "ko", true],
];

/** Every page that somebody wrote, and the changelogs in their place. */
export async function findSources(): Promise<Source[]> {
  const found = await Promise.all(FOLDERS.map(sourcesIn));
  const changes = [
    { file: fileOf(CHANGELOG, "en"), page: "changelog.md", locale: "en" },
    { file: fileOf(CHANGELOG, "ko"), page: "ko/changelog.md", locale: "ko" },
  ] as const;
  return [...found.flat(), ...changes];
}

async function sourcesIn([folder, place, locale, deep]: (typeof FOLDERS)[number]): Promise<Source[]> {
  const root = join(repository, folder);
  const entries = await readdir(root, { withFileTypes: true, recursive: deep });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => locale === "ko" || !name.startsWith("ko/"))
    .map((name) => ({ file: `${folder}/${name}`, page: posix.join(place, name), locale }));
}
