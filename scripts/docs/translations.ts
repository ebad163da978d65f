/**
 * Holds every Korean guide to the English text that it was made from. Its head names that text by a checksum; derived blocks do
 * not count, since both languages get theirs from one source.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withoutBlocks } from "./blocks.ts";
import { root } from "./facts.ts";
import { CHANGELOG, fileOf, namesIn } from "./files.ts";
import { missingKorean } from "./korean.ts";
import { GROUPS, type Locale } from "./pages.ts";

/** What is wrong once the pages were expanded, one line each: `docs/ko/errors.md: …`. */
export async function staleTranslations(): Promise<string[]> {
  const listed = GROUPS.flatMap(({ pages }) => pages.map(({ name }) => name));
  const there = { en: await namesIn("en"), ko: await namesIn("ko") };
  const names = [...new Set([...listed, ...there.en, ...there.ko])];
  const missing = names.flatMap((name) => [
    ...(listed.includes(name) ? [] : [`${fileOf(name, "en")}: scripts/docs/pages.ts does not list it`]),
    ...(["en", "ko"] as const)
      .filter((locale) => !there[locale].includes(name))
      .map((locale) => `${fileOf(name, locale)}: missing`),
  ]);
  const pairs = names.filter((name) => there.en.includes(name) && there.ko.includes(name));
  const compared = await Promise.all([...pairs, CHANGELOG].map(differences));
  return [...missing, ...compared.flat(), ...missingKorean()];
}

async function differences(name: string): Promise<string[]> {
  const [english, korean] = await Promise.all([readPage(name, "en"), readPage(name, "ko")]);
  return compare(name, english, korean);
}

async function readPage(name: string, locale: Locale): Promise<string> {
  return (await readFile(join(root, fileOf(name, locale)), "utf8")).replaceAll("\r\n", "\n");
}

/** Where a Korean page does not follow its English one. */
export function compare(name: string, english: string, korean: string): string[] {
  const [from, to] = [fileOf(name, "en"), fileOf(name, "ko")];
  const checksum = checksumOf(english);
  const [, made] = /^---\n[\s\S]*?^source: (\S+)$[\s\S]*?^---$/m.exec(korean) ?? [];
  const [there, here] = [outline(english), outline(korean)];
  const problems: string[] = [];
  if (made !== checksum) {
    problems.push(
      `${to}: ${from} is not the text that it was made from; translate what changed, then write \`source: ${checksum}\` into its head`,
    );
  }
  if (there.headings !== here.headings) problems.push(`${to}: headings ${here.headings}, in ${from} ${there.headings}`);
  if (there.code !== here.code) problems.push(`${to}: a block of code is not the one of ${from}, apart from comments`);
  return problems;
}

/** Names the text of an English page; its derived blocks leave no trace in it. */
export function checksumOf(page: string): string {
  return createHash("sha256").update(withoutBlocks(page)).digest("hex").slice(0, 12);
}

/** The levels of the headings, and the code without its comments. */
function outline(page: string): { headings: string; code: string } {
  const fence = /^(```+).*\n[\s\S]*?^\1$/gm;
  const blocks = withoutBlocks(page).match(fence) ?? [];
  const headings = page.replace(fence, "").match(/^#+(?= )/gm) ?? [];
  return { headings: headings.join(" "), code: blocks.map(withoutComments).join("\n") };
}

/** Comments are for people, and may be translated. What is shown of an answer may be, too. */
function withoutComments(block: string): string {
  const [info = "", ...lines] = block.split("\n");
  const comment = /^```(?:sh|yaml)/.test(info) ? /(^|\s)#.*$/ : /(^|\s)\/\/.*$/;
  return [info, ...lines.map((line) => line.replace(comment, "").trimEnd())].join("\n");
}
