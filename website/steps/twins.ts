/** A Markdown twin beside every page, and `llms.txt`, for readers that are programs. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { outsideCode } from "./links.ts";
import { pages, site } from "./places.ts";
import { walk } from "./walk.ts";

export async function writeTwins(): Promise<void> {
  for (const folder of ["reference", "ko/reference"]) await writeReferenceTwin(folder);
  for (const page of await walk(pages, ".md")) {
    const twin = relativeLinks(plain(await readFile(join(pages, page), "utf8")), page);
    await mkdir(dirname(join(site, page)), { recursive: true });
    await writeFile(join(site, page), twin);
  }
}

/** The page without what only the site's generator understands. */
export function plain(markdown: string): string {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, "");
  const text = outsideCode(body, (prose) =>
    prose
      .replaceAll(/^<!-- \/?derived.*-->\n/gm, "")
      .replaceAll(/^<\/?(?:div|script|[A-Z]\w*)\b[^>]*>\n?/gm, "")
      .replaceAll(/^:::+ *(?:code-group|cards)? *$\n?/gm, "")
      .replaceAll(/^:::+ *(?:tip|info|warning|danger|details) +(.*)$/gm, "**$1**")
      .replaceAll(/^:::+ *\w+ *$\n?/gm, "")
      .replaceAll(/\{(?:#|target=)[^}]*\}/g, "")
      .replaceAll(/<a id="[^"]*"><\/a> ?/g, ""),
  );
  return `${text.replaceAll(/\n{3,}/g, "\n\n").trim()}\n`;
}

/** A twin is read without knowing where the site stands. */
function relativeLinks(markdown: string, page: string): string {
  return outsideCode(markdown, (prose) =>
    prose.replaceAll(/(?<=\]\()\/([^)\s]*)/g, (_, path) => posix.relative(posix.dirname(page), path || ".") || "."),
  );
}

type Operation = {
  operationId: string;
  summary: string;
  description: string;
  "x-codeSamples": { lang: string; source: string }[];
};

/** The API reference has no Markdown of its own: its twin is made from the description that its page shows. */
async function writeReferenceTwin(folder: string): Promise<void> {
  const html = await readFile(join(site, folder, "index.html"), "utf8");
  const json = /<script type="application\/json" id="description">([\s\S]*?)<\/script>/.exec(html)?.[1];
  if (!json) throw new Error(`${folder}/index.html holds no description to make its twin from`);
  const { info, paths } = JSON.parse(json) as {
    info: { title: string; description: string };
    paths: Record<string, { post: Operation }>;
  };
  const parts = Object.values(paths).map(({ post }) => {
    const sample = post["x-codeSamples"].find(({ lang }) => lang === "curl")?.source.trim() ?? "";
    return `## ${post.summary}: ${post.operationId}\n\n${post.description.trim()}\n\n\`\`\`sh\n${sample}\n\`\`\``;
  });
  const body = info.description.trim().replaceAll(/^# /gm, "## ");
  await writeFile(join(site, folder, "index.md"), `# ${info.title}\n\n${body}\n\n${parts.join("\n\n")}\n`);
}
