/** The client's reference, from the doc comments of its sources: a page for each import path. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { stage } from "./places.ts";
import { runTool } from "./run.ts";
import { writePage } from "./stage.ts";

const made = join(stage, "client");
/** TypeDoc's name for `src/index.ts`. */
const MAIN = "index";

/** Lets TypeDoc write; it takes some seconds and needs no other step. */
export async function runTypeDoc(): Promise<void> {
  await runTool("typedoc/bin/typedoc", "--options", "typedoc.json");
}

/** Stages the pages, in Korean too: there the frame is Korean and the reference stays English. */
export async function stageClient(): Promise<string[]> {
  const names = (await readdir(made)).map((file) => file.replace(/\.md$/, "")).filter((name) => name !== "README");
  for (const name of names) {
    const text = tidy(await readFile(join(made, `${name}.md`), "utf8"), name);
    await writePage(`client/${pageOf(name)}.md`, text);
    await writePage(`ko/client/${pageOf(name)}.md`, `<div lang="en">\n\n${text}\n</div>\n`);
  }
  return names.map(pageOf);
}

function pageOf(name: string): string {
  return name === MAIN ? "autostagram" : name;
}

function tidy(markdown: string, name: string): string {
  return (
    markdown
      .replace(/^# .*/, `# ${name === MAIN ? "autostagram" : `autostagram/${name}`}`)
      .replaceAll(`(${MAIN}.md`, "(autostagram.md")
      // TypeDoc fences a default as if it were a program.
      .replaceAll(/^(#+ Default)\n\n```ts\n(.*)\n```/gm, "$1\n\n`$2`")
  );
}
