import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The files under a folder with an ending, from that folder, in order. */
export async function walk(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}
