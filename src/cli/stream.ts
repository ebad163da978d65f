/** Reads a stream to its end. */
import { addAbortSignal, type Readable } from "node:stream";

/**
 * The text of a stream.
 *
 * @param most Bytes after which it is given up.
 * @returns undefined when there is more.
 * @throws The reason of the signal.
 */
export async function readAll(stream: Readable, signal: AbortSignal, most = Number.POSITIVE_INFINITY) {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of addAbortSignal(signal, stream)) {
      chunks.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > most) return undefined;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  return Buffer.concat(chunks).toString("utf8");
}
