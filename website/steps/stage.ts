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
  await copyAttached(attached);
}

/** A derived call has no label of its own, which a tab needs. */
function labelCurl(markdown: string): string {
  return markdown.replaceAll(/^::: code-group\n[\s\S]*?^:::$/gm, (tabs) =>
    tabs.replaceAll("```sh\ncurl ", "```sh [curl]\ncurl "),
  );
}

/** Writes a page where VitePress looks for it. */
export async function writePage(page: string, markdown: string): Promise<void> {
  const place = join(pages, page);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, markdown);
}
