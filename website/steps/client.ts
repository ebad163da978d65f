/** The client's reference, from the doc comments of its sources: a page for each import path. */
import { readFileSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { repository, stage } from "./places.ts";
import { runTool } from "./run.ts";
import { writePage } from "./stage.ts";

const made = join(stage, "client");
/** TypeDoc's name for `src/index.ts`. */
const MAIN = "index";

const KOREAN =
  "이 페이지는 소스의 주석에서 만들어져 내용이 영어입니다. 모듈마다 무엇에 쓰는지는 [TypeScript 클라이언트](index.md)에 한국어로 있습니다.";

/** Orders a service whose type nobody has described: the mock has none, and refuses it. */
const UNDOCUMENTED = /emoji:/;

/** The files of the import paths by the names of their pages. */
export function findModules(): Map<string, string> {
  const { entryPoints } = JSON.parse(readFileSync(join(repository, "typedoc.json"), "utf8")) as {
    entryPoints: string[];
  };
  return new Map(entryPoints.map((file) => [pageOf(file.split("/").at(-2) ?? ""), join(repository, file)]));
}

/** Lets TypeDoc write; it takes some seconds and needs no other step. */
export async function runTypeDoc(): Promise<void> {
  await rm(made, { recursive: true, force: true });
  await runTool("typedoc/bin/typedoc", "--options", "typedoc.json");
}

/** Stages the pages, in Korean too: there the frame is Korean and the reference stays English. */
export async function stageClient(): Promise<string[]> {
  const names = (await readdir(made)).map((file) => file.replace(/\.md$/, "")).filter((name) => name !== "README");
  for (const name of names) {
    const text = tidy(await readFile(join(made, `${name}.md`), "utf8"), name);
    await writePage(`client/${pageOf(name)}.md`, text);
    await writePage(`ko/client/${pageOf(name)}.md`, underKorean(text));
  }
  return names.map(pageOf);
}

/** The heading, what a Korean reader has to know about the page, and the page. */
function underKorean(text: string): string {
  const [heading = "", ...rest] = text.split("\n");
  return `${heading}\n\n${KOREAN}\n\n<div lang="en">\n${rest.join("\n")}\n</div>\n`;
}

function pageOf(name: string): string {
  return name === MAIN || name === "src" ? "autostagram" : name;
}

function tidy(markdown: string, name: string): string {
  return (
    markdown
      .replace(/^# .*/, `# ${name === MAIN ? "autostagram" : `autostagram/${name}`}`)
      .replaceAll(`(${MAIN}.md`, "(autostagram.md")
      // TypeDoc fences a default as if it were a program.
      .replaceAll(/^(#+ Default)\n\n```ts\n(.*)\n```/gm, "$1\n\n`$2`")
      .replaceAll(/^```ts\n([\s\S]*?)^```/gm, (block, code: string) =>
        UNDOCUMENTED.test(code) ? block.replace("```ts", '```ts exits="1"') : block,
      )
  );
}
