/** Ids from the command line, or from stdin. */
import type { Readable } from "node:stream";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { readAll } from "./stream.ts";

/** Stands for stdin where ids are expected. */
const STDIN = "-";

/**
 * Reads ids, separated by spaces, commas or line breaks.
 *
 * @throws {@link UsageError} that tells the place of what is no id, and does not repeat it: people paste keys.
 */
export async function readIds(args: readonly string[], io: Io, what: string): Promise<number[]> {
  if (args.length === 1 && args[0] === STDIN) {
    const words = wordsIn((await readAll(io.stdin as Readable, io.signal)) ?? "");
    if (words.length === 0) throw new UsageError(`there is no ${what} on stdin`);
    return words.map((word, index) => readId(word, `number ${index + 1} on stdin`, what));
  }
  if (args.includes(STDIN)) throw new UsageError("- reads the ids from stdin, and then takes none beside it");
  const words = args.flatMap(wordsIn);
  if (words.length === 0) throw new UsageError(`takes at least one ${what}, or - to read them from stdin`);
  return words.map((word, index) => readId(word, `number ${index + 1}`, what));
}

function wordsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== "");
}

/** @throws {@link UsageError} unless it is a positive integer that a number holds exactly. */
export function readId(word: string, place: string, what: string): number {
  const id = Number(word);
  if (/^[1-9]\d*$/.test(word) && Number.isSafeInteger(id)) return id;
  throw new UsageError(`${place} is no ${what}: that is a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`);
}
