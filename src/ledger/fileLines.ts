/**
 * A file that only grows, to which several processes add JSON, a line each.
 *
 * There is no lock, so nothing is left behind by a process that is killed. A line is one `write` to a file opened for
 * appending, and local file systems put such writes one after another: all readers see the same order.
 *
 * A write that was cut off, by a crash or a full disk, leaves the beginning of a line. So a line brings its own line break
 * before it as well as after it, and the next one is whole. It ends with a tab, which JSON has nowhere else: a line
 * with a tab was written whole, and must be read; one without may be such a beginning.
 */
import type { FileHandle } from "node:fs/promises";

/** Empty, or the beginning of a line without its end. */
const REMNANT = /^\s*(\{[^\t]*)?$/;
const LINE_BREAK = 10;
const CHUNK = 2 ** 20;

/** Adds a line, and resolves when it would outlive a power cut. */
export async function appendLine(handle: FileHandle, line: string): Promise<void> {
  const bytes = new TextEncoder().encode(`\n${line}\t\n`);
  // A second write for what the first one left over could land behind the line of another process.
  const { bytesWritten } = await handle.write(bytes);
  if (bytesWritten < bytes.length) throw new Error("wrote part of the line");
  await handle.sync();
}

/**
 * Reads the lines that came since the last time.
 *
 * @returns The number of a line that cannot be read; 0 when there is none. After such a line the reader is of no use.
 */
export type ReadLines = (handle: FileHandle) => Promise<number>;

/** @param take Gets one line after another, and says whether it makes sense. */
export function createReader(take: (line: string) => boolean): ReadLines {
  let file: number | undefined;
  let offset = 0;
  let lines = 0;
  const isSound = (line: string) => {
    lines++;
    return !line || take(line) || REMNANT.test(line);
  };

  return async (handle) => {
    const info = await handle.stat();
    file ??= info.ino;
    if (!info.isFile() || info.ino !== file || info.size < offset) {
      throw new Error("is no file, or was replaced or cut");
    }
    while (offset < info.size) {
      const whole = await readWhole(handle, offset, info.size);
      if (whole.length === 0) break;
      if (!new TextDecoder().decode(whole).split("\n").slice(0, -1).every(isSound)) return lines;
      offset += whole.length;
    }
    return 0;
  };
}

/** Some of the lines from here on. Another process may be writing what follows the last line break, so it is left. */
async function readWhole(handle: FileHandle, offset: number, size: number, length = CHUNK): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.min(length, size - offset));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
  const end = bytes.lastIndexOf(LINE_BREAK, bytesRead - 1) + 1;
  return end > 0 || bytes.length < length ? bytes.subarray(0, end) : readWhole(handle, offset, size, length * 2);
}
