/** Links between files of the repository become links between pages of the site. */
import { existsSync, statSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join, posix } from "node:path";
import type { Locale } from "../../scripts/docs/pages.ts";
import { files, repository } from "./places.ts";
import type { Source } from "./sources.ts";

/** Endings that browsers show and file servers know; others are shown as text. */
const SHOWN = /\.(?:txt|md|json|ya?ml)$/;

/** Files of the repository that pages lead to, and that are no pages. */
export type Attached = Set<string>;

export type Rewriter = (markdown: string, source: Source) => string;

/** Makes a function that rewrites the links of a page, and collects the files that they lead to. */
export function createRewriter(sources: readonly Source[], attached: Attached): Rewriter {
  const pages = new Map(sources.map(({ file, page }) => [file, page]));
  // The repository's front page and the site's are for the same reader.
  pages.set("README.md", "index.md");

  const lead = (target: string, { file, page, locale }: Source): string => {
    const [path = "", anchor] = target.split("#");
    const aim = posix.join(posix.dirname(file), decodeURI(path)).replace(/\/$/, "");
    const known = pages.get(aim) ?? moduleOf(aim, locale);
    if (known) return pointTo(known, page, aim === "README.md" ? undefined : anchor);
    if (!existsSync(join(repository, aim))) return target;
    return attach(aim, attached);
  };

  return (markdown, source) =>
    outsideCode(markdown, (prose) =>
      prose
        .replaceAll(/(\]\()([^)\s]+)([^)]*\))/g, (whole, open, target, close) =>
          isRelative(target) ? `${open}${lead(target, source)}${close}` : whole,
        )
        // `site:` leads to what only the site has. VitePress must not take it for a page, and gives it no base then.
        .replaceAll(/\]\((?:site:)?\/([^)\s]+)\)/g, (_, path) => `](${pointTo(path, source.page)}){target="_self"}`),
    );
}

/** The sources of an import path stand for its page of the client's reference. */
function moduleOf(aim: string, locale: Locale): string | undefined {
  const name = /^src\/(?:(\w+)\/)?index\.ts$/.exec(aim);
  return name ? `${locale === "ko" ? "ko/" : ""}client/${name[1] ?? "autostagram"}.md` : undefined;
}

function isRelative(target: string): boolean {
  return !/^(?:[a-z]+:|#|\/)/i.test(target);
}

function pointTo(known: string, page: string, anchor?: string): string {
  const path = posix.relative(posix.dirname(page), known);
  return `${path.startsWith(".") ? path : `./${path}`}${anchor ? `#${anchor}` : ""}`;
}

function attach(aim: string, attached: Attached): string {
  const isFolder = statSync(join(repository, aim)).isDirectory();
  const file = isFolder ? posix.join(aim, "README.md") : aim;
  if (!existsSync(join(repository, file))) throw new Error(`a page leads to the folder ${aim}, which has no README.md`);
  attached.add(file);
  return `/files/${shownAs(file)}`;
}

function shownAs(file: string): string {
  return SHOWN.test(file) ? file : `${file}.txt`;
}

/** Copies what pages lead to. */
export async function copyAttached(attached: Attached): Promise<void> {
  for (const file of attached) await cp(join(repository, file), join(files, "files", shownAs(file)));
}

/** Changes what stands outside of fenced blocks and of code in a line. */
export function outsideCode(markdown: string, change: (prose: string) => string): string {
  const parts = markdown.split(/(^ *(`{3,})[\s\S]*?^ *\2`*$|`[^`\n]+`)/m);
  // Two groups: the code itself, and its row of backquotes, which is undefined for code in a line.
  return parts.map((part, index) => (index % 3 === 0 ? change(part) : index % 3 === 1 ? part : "")).join("");
}
