/** Where the key comes from: the environment, a file, or stdin. Never the command line, which every user of a machine can list. */
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import type { Output } from "./output.ts";
import { readAll } from "./stream.ts";

/** Bytes; no key is longer, and no file of this size is read by mistake. */
const MOST = 4096;

const KEY_VARIABLE = "AUTOSTAGRAM_KEY";

/** The key, and what to call its source. */
export type Key = { key: string; source: string };

/**
 * Reads the key and checks its form. From here on the output masks it.
 *
 * @throws {@link UsageError} that names the source, and shows neither the key nor its length.
 */
export async function readKey(io: Io, output: Output, keyFile: string | undefined): Promise<Key> {
  const { env, stdin } = io;
  output.masker.add(env[KEY_VARIABLE] ?? "");
  if (keyFile === undefined) {
    const key = env[KEY_VARIABLE];
    if (key === undefined) {
      throw new UsageError(`there is no key: put it in ${KEY_VARIABLE}, or in a file for --key-file (- is stdin)`);
    }
    return { key: checked(key, KEY_VARIABLE, output), source: KEY_VARIABLE };
  }
  if (keyFile === "-") {
    if (stdin.isTTY)
      throw new UsageError("--key-file - takes the key from a pipe; here stdin is a terminal, which would show it");
    return { key: checked(withoutBreak(await read(stdin as Readable, io.signal)), "stdin", output), source: "stdin" };
  }
  const text = await readFile(keyFile, io, output);
  return { key: checked(withoutBreak(text), keyFile, output), source: keyFile };
}

/** Editors end a file with a line break, and `echo` a line. Anything else beside the key is a mistake. */
function withoutBreak(text: string): string {
  return text.replace(/\n$/, "");
}

function checked(key: string, source: string, output: Output): string {
  output.masker.add(key);
  if (key === "") throw new UsageError(`${source} is empty, and should hold the key`);
  if (/^["'`]|["'`]$/.test(key))
    throw new UsageError(`the key in ${source} has quotes around it, which are no part of it`);
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new UsageError(`the key in ${source} has a line break, a space or another character in it that no key has`);
}

async function readFile(path: string, { signal }: Io, output: Output): Promise<string> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY);
    const stats = await file.stat();
    if (stats.isDirectory()) throw new UsageError(`--key-file: ${path} is a directory`);
    // Windows makes the mode up.
    if (stats.isFile() && stats.mode & 0o077 && process.platform !== "win32") {
      await output.tell(`others on this machine can read ${path}; chmod 600 keeps the key to you`);
    }
    return await read(file.createReadStream({ autoClose: false, highWaterMark: MOST }), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--key-file: ${path} ${problemOf(error)}`);
  } finally {
    await file?.close();
  }
}

/** What is wrong with a file, to follow its path. */
export function problemOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "is not there";
  if (code === "EISDIR") return "is a directory";
  return `cannot be read (${code ?? "unknown error"})`;
}

/** What is too long is no key, and becomes one that shows: a key has no NUL in it. */
async function read(stream: Readable, signal: AbortSignal): Promise<string> {
  return (await readAll(stream, signal, MOST)) ?? "\0";
}
