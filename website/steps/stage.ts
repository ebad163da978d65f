/** Stages every page that somebody wrote: its derived blocks written fresh, its links led to the site's pages. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expandBlocks } from "../../scripts/docs/blocks.ts";
import { type Attached, copyAttached, createRewriter } from "./links.ts";
import { files, pages, repository } from "./places.ts";
import { findSources } from "./sources.ts";

export async function emptyStage(): Promise<void> {
  for (const folder of [pages, files]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
}

export async function stagePages(): Promise<void> {
  const sources = await findSources();
  const attached: Attached = new Set();
  const rewrite = createRewriter(sources, attached);
  for (const source of sources) {
    const text = await readFile(join(repository, source.file), "utf8");
    const fresh = await expandBlocks(text, source.locale, { file: source.file });
    await writePage(source.page, rewrite(labelCurl(fresh), source));
  }
  await stageKoreanChangelog();
  await copyAttached(attached);
}

/** A derived call has no label of its own, which a tab needs. */
function labelCurl(markdown: string): string {
  return markdown.replaceAll(/^::: code-group\n[\s\S]*?^:::$/gm, (tabs) =>
    tabs.replaceAll("```sh\ncurl ", "```sh [curl]\ncurl "),
  );
}

/** The changelog is written in English; the Korean page says so. */
async function stageKoreanChangelog(): Promise<void> {
  const text = await readFile(join(pages, "changelog.md"), "utf8");
  const head = "# 변경 이력\n\n버전마다 무엇이 달라졌는지 적습니다. 내용은 영어로만 씁니다.\n\n";
  await writePage("ko/changelog.md", `${head}<div lang="en">\n\n${text.replace(/^# .*\n/, "")}\n</div>\n`);
}

/** Writes a page where VitePress looks for it. */
export async function writePage(page: string, markdown: string): Promise<void> {
  const place = join(pages, page);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, markdown);
}
