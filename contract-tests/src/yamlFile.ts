/** Reads a YAML file, and tells where in it something is wrong. */
import { readFile, stat } from "node:fs/promises";
import { type Document, LineCounter, parseDocument } from "yaml";
import { UsageError } from "../../src/cli/exit.ts";
import { problemOf } from "../../src/cli/key.ts";
import { isObject } from "./findings.ts";

export type YamlFile = {
  value: Record<string, unknown>;
  /** An error that names the file, and the line and column of what the path leads to. */
  fault(path: readonly string[], problem: string): UsageError;
};

/** Bytes. The largest description that is published has a few million. */
const MOST = 16 * 1024 ** 2;

/** @throws {@link UsageError} with one line that names the file and, where there is one, the place in it. */
export async function readYamlFile(file: string): Promise<YamlFile> {
  const text = await read(file);
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errorAt = (offset: number, problem: string) => {
    const { line, col } = lines.linePos(offset);
    return new UsageError(`${file}:${line}:${col}: ${problem}`);
  };
  const [error] = parsed.errors;
  if (error) throw errorAt(error.pos[0], error.message.replace(/\s+/g, " "));
  return {
    value: toValue(parsed, (problem) => errorAt(0, problem)),
    fault: (path, problem) => errorAt(offsetOf(parsed, path), problem),
  };
}

async function read(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size <= MOST) return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} ${problemOf(error)}`);
  }
  throw new UsageError(`${file} has more than ${MOST / 1024 ** 2} MiB, which no description needs`);
}

/** A few lines of aliases can stand for more than any memory holds; `yaml` counts them, and gives up. */
function toValue(parsed: Document, errorOf: (problem: string) => UsageError): Record<string, unknown> {
  try {
    const value: unknown = parsed.toJS();
    return isObject(value) ? value : {};
  } catch {
    throw errorOf("the aliases in it stand for too much");
  }
}

/** Where the value begins, or the nearest one around it. */
function offsetOf(parsed: Document, path: readonly string[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = parsed.getIn(path.slice(0, length), true);
    const range = isObject(node) ? (node.range as [number] | undefined) : undefined;
    if (range) return range[0];
  }
  return 0;
}
