/** Cuts bytes into lines, however long they and the file are: only the line that is being read is in memory. */
import { constants } from "node:buffer";

export type Line = {
  /** From 1. */
  number: number;
  text: string;
  /** Whether a line break ends it. The last one of a program that was killed has none. */
  isWhole: boolean;
};

/** Bytes of a line; no text can be longer. */
export const LONGEST_LINE = constants.MAX_STRING_LENGTH;

/** What stands before some texts, and is no part of them. */
const MARK = "\ufeff";

/** @throws RangeError where a line is longer than a text can be. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let pieces: Uint8Array[] = [];
  let [number, size] = [1, 0];
  const take = (isWhole: boolean): Line => {
    const text = Buffer.concat(pieces).toString("utf8");
    const line = { number, text: number === 1 && text.startsWith(MARK) ? text.slice(1) : text, isWhole };
    [pieces, number, size] = [[], number + 1, 0];
    return line;
  };
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      pieces.push(chunk.subarray(start, end));
      start = end + 1;
      yield take(true);
    }
    pieces.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > LONGEST_LINE) throw new RangeError(`line ${number} is longer than ${LONGEST_LINE} bytes`);
  }
  if (size > 0) yield take(false);
}
