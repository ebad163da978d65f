/** The Dockerfile, read into what tests ask of it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Copy, DockerfileParser } from "dockerfile-ast";
import { root } from "../../../tests/support/checkout.ts";

export const dockerfileText = await readFile(join(root, "Dockerfile"), "utf8");

export type Stage = { image: string; instructions: { name: string; text: string }[] };

/** What is built one after another; the last is what people get. */
export function stagesOf(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const found = { name: instruction.getKeyword(), text: instruction.getArgumentsContent() ?? "" };
    if (found.name === "FROM") stages.push({ image: found.text.split(" ")[0] ?? "", instructions: [] });
    else stages.at(-1)?.instructions.push(found);
  }
  return stages;
}

/** What is copied out of the repository, without the slash at the end of folders. */
export function copiedFromRepository(text: string): string[] {
  const copies = DockerfileParser.parse(text).getCOPYs() as Copy[];
  const own = copies.filter((copy) => copy.getFromFlag() === null);
  const sources = own.flatMap((copy) =>
    copy
      .getArguments()
      .slice(0, -1)
      .map((argument) => argument.getValue().replace(/\/$/, "")),
  );
  return [...new Set(sources)];
}

/** Whether a file or folder gets past a `.dockerignore` that leaves everything out and then names what it takes. */
export function isLetThrough(ignore: string, path: string): boolean {
  const lines = ignore.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  if (lines[0] !== "*") throw new Error(".dockerignore has to begin with *");
  const covers = (line: string) => path === line || path.startsWith(`${line}/`);
  const last = lines.slice(1).findLast((line) => covers(line.replace("!", "")));
  return last?.startsWith("!") ?? false;
}
