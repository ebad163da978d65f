/** Puts an order together from flags and files. */
import { readFile } from "node:fs/promises";
import type { CustomOrder } from "../../index.ts";
import { UsageError } from "../exit.ts";
import { problemOf } from "../key.ts";

/** A field, and its value or the file that holds its lines. */
export type Pair = readonly [name: string, value: string];

/** Flags for the fields that most orders have. All are text: the panel gets text in any case, and preflight judges it. */
export const FIELD_FLAGS = ["link", "quantity", "runs", "interval"] as const;

/** What the flags say of an order. */
export type FieldFlags = { [name in (typeof FIELD_FLAGS)[number]]?: string } & {
  service: number;
  field?: readonly Pair[];
  linesFile?: readonly Pair[];
};

/** Reads `name=value`, and adds it to those that came before. */
export function readPair(flag: string): (text: string, earlier?: readonly Pair[]) => Pair[] {
  return (text, earlier = []) => {
    const [, name, value] = /^([a-z]\w*)=(.*)$/is.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new UsageError(`${flag} takes a field's name, = and what it holds`);
    return [...earlier, [name, value]];
  };
}

/** Names that the client or another flag fills in. */
const TAKEN = new Set<string>(["key", "action", "service"]);

/** @throws {@link UsageError} for a field that is given twice, and for a file that holds no text. */
export async function readFields(flags: FieldFlags): Promise<CustomOrder> {
  const order = new Map<string, string | number | string[]>([["service", flags.service]]);
  const add = (name: string, value: string | string[]) => {
    if (TAKEN.has(name)) throw new UsageError(`${name} is no field that --field or --lines-file can fill in`);
    if (order.has(name)) throw new UsageError(`${name} is given twice`);
    order.set(name, value);
  };
  for (const name of FIELD_FLAGS) if (flags[name] !== undefined) add(name, flags[name]);
  for (const [name, value] of flags.field ?? []) add(name, value);
  for (const [name, path] of flags.linesFile ?? []) add(name, await readLines(path));
  return Object.fromEntries(order) as CustomOrder;
}

/** The lines of a text file, without the line break that ends the last one. Empty lines stay, and are refused later. */
async function readLines(path: string): Promise<string[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`--lines-file: ${path} ${problemOf(error)}`);
  });
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.replace(/\r?\n$/, "").split(/\r?\n/);
  } catch {
    throw new UsageError(`--lines-file: ${path} is no text in UTF-8`);
  }
}
