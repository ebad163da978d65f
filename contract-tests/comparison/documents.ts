/** The descriptions as they are given to tools: with what a tool needs to do its best. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Setting } from "./tool.ts";

const GENERATED = join(import.meta.dirname, "..", "..", "generated");

export function fileOf({ document }: Pick<Setting, "document">): string {
  return join(GENERATED, `${document}.yaml`);
}

type Document = {
  components: { schemas: Record<string, unknown> };
  paths: Record<string, { post: Record<string, unknown> }>;
};

/** A copy in the tool's folder. */
export async function copyWith(setting: Setting, change: (document: Document) => void): Promise<string> {
  const document: Document = parse(await readFile(fileOf(setting), "utf8"));
  change(document);
  const file = join(setting.folder, `${setting.document}.yaml`);
  await writeFile(file, stringify(document));
  return file;
}
