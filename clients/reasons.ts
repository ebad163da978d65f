/** The panel's words and codes, each with the reason that it stands for: the table of docs/protocol.md, for clients in other languages. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Reason, reasonOf } from "../src/reasons.ts";

export type Words = { words: string; reason: Reason };

const ROW = /^\| (.+) \| `(\w+)` \|$/;

/**
 * Words in small letters. Longer ones come first: a code can begin like another.
 *
 * @throws when the table says something else than the TypeScript client does.
 */
export async function readReasons(root: string): Promise<Words[]> {
  const page = await readFile(join(root, "docs", "protocol.md"), "utf8");
  const rows = page.split("\n").flatMap((line) => {
    const [, said = "", reason = ""] = ROW.exec(line) ?? [];
    return said.split(/, (?=`)/).map((text) => ({ words: wordsIn(text), reason: reason as Reason }));
  });
  const known = rows.filter(({ words, reason }) => words && reason && reason !== "other");
  for (const { words, reason } of known) {
    if (reasonOf(words) !== reason) throw new Error(`docs/protocol.md says that "${words}" is ${reason}`);
  }
  return known.sort((a, b) => b.words.length - a.words.length);
}

/** Without the marks of the page, and without the number that stands for all numbers. */
function wordsIn(text: string): string {
  return text.replace(/`| N$|\.$/g, "").toLowerCase();
}
