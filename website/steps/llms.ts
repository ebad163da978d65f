/** `llms.txt`: what the site has, for a program that answers a developer's question. See llmstxt.org. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { site } from "./places.ts";
import { walk } from "./walk.ts";

const HEAD = `# autostagram

> A typed client, a local mock and contract checks for the panel API of 오토스타그램: ten operations behind one address, errors as HTTP 200, orders that
> cost money.

Every page is here as Markdown. Addresses are relative to this file.
`;

const SECTIONS: readonly [title: string, pages: RegExp][] = [
  ["Guides", /^(?:index|guides\/.*)\.md$/],
  ["API reference", /^reference\//],
  ["TypeScript client", /^client\//],
  ["Downloads and changes", /^(?:downloads\/index|changelog)\.md$/],
  ["한국어", /^ko\//],
];

export async function writeLlms(): Promise<void> {
  const twins = (await walk(site, ".md")).filter((page) => !page.startsWith("files/"));
  const lines = await Promise.all(twins.map(async (page) => [page, await lineFor(page)] as const));
  const sections = SECTIONS.map(([title, pages]) => {
    const items = lines.filter(([page]) => pages.test(page)).map(([, line]) => line);
    return `## ${title}\n\n${items.join("\n")}\n`;
  });
  await writeFile(join(site, "llms.txt"), [HEAD, ...sections].join("\n"));
}

async function lineFor(page: string): Promise<string> {
  const [, title = page] = /^# (.+)$/m.exec(await readFile(join(site, page), "utf8")) ?? [];
  return `- [${title}](${page})`;
}
