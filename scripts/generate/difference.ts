/** Says where files on disk are not what they should be. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * @param texts What belongs into the folder, by the name of the file.
 * @param source What gives the wanted texts.
 * @returns A line for each file that differs: `NAME:LINE: what is there and what should be`.
 */
export async function differences(
  folder: string,
  texts: ReadonlyMap<string, string>,
  source: string,
): Promise<string[]> {
  const lines = [...texts].map(async ([name, text]) => {
    const found = await difference(join(folder, name), text, source);
    return found === undefined ? [] : [`${name}${found}`];
  });
  return (await Promise.all(lines)).flat();
}

/**
 * @param source What gives the wanted text.
 * @returns `:LINE: what is there and what should be`, to follow the file's name; undefined when they are the same.
 */
export async function difference(file: string, text: string, source: string): Promise<string | undefined> {
  const found = await readFile(file, "utf8").catch(() => undefined);
  if (found === undefined) return ": missing";
  // A checkout on Windows may turn line ends into CRLF; that is no change of content.
  const [wanted, there] = [text, found].map((content) => content.replaceAll("\r\n", "\n").split("\n"));
  const line = wanted?.findIndex((content, index) => content !== there?.[index]) ?? -1;
  if (line >= 0) return `:${line + 1}: ${contrast(there?.[line], wanted?.[line], source)}`;
  return wanted?.length === there?.length ? undefined : `: on disk has lines at its end that ${source} does not give`;
}

/** Both lines from a little before the place where they part. */
function contrast(there = "", wanted = "", source: string): string {
  let same = 0;
  while (same < there.length && there[same] === wanted[same]) same++;
  const from = Math.max(0, same - 40);
  const show = (line: string) => JSON.stringify(line.slice(from, from + 80));
  return `on disk ${show(there)}, ${source} gives ${show(wanted)}`;
}
