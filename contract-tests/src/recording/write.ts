/** Writes a recording of JSON lines, which `jsonLines.ts` reads back. No key and no cookie gets into it. */
import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { UsageError } from "../../../src/cli/exit.ts";
import type { Answer, Call } from "../exchange.ts";
import { visible } from "../report/escape.ts";
import { type Asked, showableFields, showableUrl, withoutSecrets } from "./fields.ts";
import { HIDDEN, type Mask, maskBytes, SECRET_NAME } from "./mask.ts";
import type { Seen } from "./traffic.ts";

export type Recorder = {
  /** Each line is written in one piece. */
  write(line: string): void;
  /** Whether more waits for the disk than it should; a proxy that is faster must wait then. */
  isBehind(): boolean;
  /** Resolves when the disk has caught up. */
  ready(): Promise<void>;
  /** @throws {@link UsageError} when not all of it could be written. */
  close(): Promise<void>;
};

/** Bytes that may wait for the disk. */
const MOST_WAITING = 8 * 1024 ** 2;

/**
 * Adds to what is there already. A new file is for its owner alone: orders and links of customers stand in it.
 *
 * @param onFailure Hears of it when the file takes no more; what comes after that is dropped.
 * @throws {@link UsageError} where the file cannot be written.
 */
export async function openRecorder(path: string, onFailure: (error: UsageError) => void): Promise<Recorder> {
  const file = await openFile(path);
  const stream = createWriteStream(path, { fd: file, highWaterMark: MOST_WAITING });
  let failure: UsageError | undefined;
  stream.on("error", (error) => {
    failure = problem(path, error);
    onFailure(failure);
  });
  return {
    write(line) {
      if (!failure) stream.write(line);
    },
    isBehind: () => stream.writableNeedDrain && !failure,
    async ready() {
      await once(stream, "drain").catch(() => {});
    },
    async close() {
      if (!failure) stream.end();
      // The callback of end() can come before the error is told.
      await finished(stream).catch(() => {});
      if (failure) throw failure;
    },
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, "a", 0o600);
    const stats = await file.stat();
    if (!stats.isFile() || stats.size === 0 || (await endsInBreak(path, stats.size))) return file;
    await file.close();
  } catch (error) {
    throw problem(path, error);
  }
  throw new UsageError(
    `--recording: ${visible(path)} is there already, and its last line is no whole one; name another`,
  );
}

/** What is added would become a part of a last line that has no end. */
async function endsInBreak(path: string, size: number): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
    return buffer[0] === 10;
  } finally {
    await file.close();
  }
}

function problem(path: string, error: unknown): UsageError {
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  return new UsageError(`--recording: ${visible(path)} cannot be written (${code})`);
}

/** A call and its answer, as one line. */
export function lineOf({ call, asked, answer }: Seen, mask: Mask): string {
  const answered =
    typeof answer === "string" ? { answer: null, reason: mask(answer) } : { answer: shown(answer, mask) };
  return `${JSON.stringify({ request: request(call, asked, mask), ...answered })}\n`;
}

/** What was sent as something else than a form is written field by field; what is no form at all is left out. */
function request({ method, url, contentType, body }: Call, { fields, manner }: Asked, mask: Mask): object {
  const shown = { method, url: mask(showableUrl(url)), contentType };
  if (manner === "query" || manner === "nothing") return shown;
  if (manner === "form") return { ...shown, body: mask(withoutSecrets(body)) };
  return { ...shown, form: masked(showableFields(fields), mask) };
}

/** The bytes as they are, but for the keys in them. */
function shown({ status, headers, body }: Answer, mask: Mask): object {
  const clean = maskBytes(body, mask);
  const bytes = Buffer.from(clean.buffer, clean.byteOffset, clean.byteLength);
  const names = Object.keys(headers).filter((name) => SECRET_NAME.test(name));
  const hidden = Object.fromEntries(names.map((name) => [name, HIDDEN]));
  const answer = { status, headers: { ...masked(headers, mask), ...hidden } };
  if (isUtf8(bytes)) return { ...answer, body: bytes.toString("utf8") };
  return { ...answer, bodyBase64: bytes.toString("base64") };
}

function masked(texts: Readonly<Record<string, string>>, mask: Mask): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, mask(text)]));
}
