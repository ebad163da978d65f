/** Reads a recording, call by call, and tells by its beginning which of the two formats it has. */
import { createReadStream } from "node:fs";
import { addAbortSignal, type Readable } from "node:stream";
import { UsageError } from "../../../src/cli/exit.ts";
import { problemOf } from "../../../src/cli/key.ts";
import { isObject } from "../findings.ts";
import { BadRecording, placed, type Recorded } from "./entry.ts";
import { isHar, readHar } from "./har.ts";
import { readLine } from "./jsonLines.ts";
import { type Line, LONGEST_LINE, linesOf } from "./lines.ts";
import { parseProblem } from "./parseProblem.ts";

/** The name of a recording, and the way to its bytes. */
export type Source = { name: string; open: () => Readable };

/** More than the usual 64 KiB, since a line often is longer. */
const CHUNK = 1024 ** 2;

export function fileSource(path: string): Source {
  return { name: path, open: () => createReadStream(path, { highWaterMark: CHUNK }) };
}

/**
 * JSON lines are read line by line, whatever their size. A HAR is one JSON, and is read whole.
 *
 * @throws {@link UsageError} with the file and the line, where it is neither; whatever the signal brings about.
 */
export async function* readRecording({ name, open }: Source, signal: AbortSignal): AsyncGenerator<Recorded> {
  const bytes = addAbortSignal(signal, open());
  try {
    for await (const recorded of read(linesOf(bytes))) yield { ...recorded, answer: () => readLate(name, recorded) };
  } catch (error) {
    throw mended(name, error);
  } finally {
    bytes.destroy();
  }
}

function readLate(name: string, { place, answer }: Recorded): ReturnType<Recorded["answer"]> {
  try {
    return placed(` ${place}`, answer);
  } catch (error) {
    throw mended(name, error);
  }
}

function mended(name: string, error: unknown): unknown {
  if (error instanceof BadRecording) return new UsageError(`${name}:${error.message}`);
  if (error instanceof RangeError) return new UsageError(`${name}: ${error.message}`);
  return isObject(error) && "syscall" in error ? new UsageError(`${name} ${problemOf(error)}`) : error;
}

async function* read(lines: AsyncGenerator<Line>): AsyncGenerator<Recorded> {
  const first = await firstLine(lines);
  if (!first) throw new BadRecording("1: is empty");
  const value = parse(first.text);
  if (isObject(value) && "request" in value) {
    yield readPlaced(value, first.number);
    for await (const line of lines) if (line.text.trim() !== "") yield readNext(line);
    return;
  }
  yield* readHar(value === undefined || isHar(value) ? harIn(await wholeText(first, lines)) : refuse(first.number));
}

async function firstLine(lines: AsyncGenerator<Line>): Promise<Line | undefined> {
  for (let { value, done } = await lines.next(); !done; { value, done } = await lines.next()) {
    if (value.text.trim() !== "") return value;
  }
  return undefined;
}

function refuse(line: number): never {
  throw new BadRecording(`${line}: is neither a HAR (log.entries) nor JSON lines (request, answer)`);
}

/** A program that is killed while it records leaves half a line. What stands before it is sound. */
function readNext({ number, text, isWhole }: Line): Recorded {
  const value = parse(text);
  if (value !== undefined) return readPlaced(value, number);
  if (isWhole) throw new BadRecording(`${number}: ${parseProblem(text).problem}`);
  return cutOff(number);
}

function cutOff(number: number): Recorded {
  const call = { method: "", url: "", contentType: "", body: "" };
  return { place: `line ${number}`, call, answer: () => "the recording is cut off here", isCutOff: true };
}

function readPlaced(value: unknown, number: number): Recorded {
  return placed(String(number), () => readLine(value, `line ${number}`));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function wholeText(first: Line, lines: AsyncGenerator<Line>): Promise<{ text: string; start: number }> {
  const texts = [first.text];
  let size = first.text.length;
  for await (const { text } of lines) {
    texts.push(text);
    size += text.length + 1;
    if (size > LONGEST_LINE)
      throw new RangeError(`a HAR of more than ${LONGEST_LINE} bytes is too long; JSON lines are not`);
  }
  return { text: texts.join("\n"), start: first.number };
}

/** @throws {@link BadRecording} with the line at which it is no JSON any more. */
function harIn({ text, start }: { text: string; start: number }): unknown {
  const value = parse(text);
  if (isHar(value)) return value;
  if (value !== undefined) return refuse(start);
  const { line, problem } = parseProblem(text);
  throw new BadRecording(`${start + line - 1}: ${problem}`);
}
