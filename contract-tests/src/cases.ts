/** The contract cases, read from `cases/`; that folder's README says what each field means. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse } from "yaml";
import type { Operation, Reason } from "../../src/index.ts";

/** A column of the matrix. */
export type Cover = "success" | "refused" | "failing item";

export type ContractCase = {
  operation: Operation;
  name: string;
  covers: Cover[];
  call: unknown[];
  sent: Record<string, string>;
  answer: unknown;
  result?: unknown;
  reason?: Reason;
  key?: "wrong";
  example?: string;
  live?: "always" | "order" | "refill";
};

/** Ids that a panel knows. */
export type KnownIds = { order?: number; refill?: number };

const folder = join(import.meta.dirname, "..", "cases");

export async function readCases(): Promise<ContractCase[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  return (await Promise.all(files.map(readFileOfCases))).flat();
}

async function readFileOfCases(file: string): Promise<ContractCase[]> {
  const operation = basename(file, ".yaml");
  const cases: Omit<ContractCase, "operation">[] = parse(await readFile(join(folder, file), "utf8"));
  return cases.map((found) => ({ ...found, operation: operation as Operation }));
}

/** Puts known ids where a case says `${order}` or `${refill}`: a number where that is all, digits inside a text. */
export function withIds(found: ContractCase, ids: KnownIds): ContractCase {
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== "string") return value;
    const whole = /^\$\{(order|refill)\}$/.exec(value);
    if (whole) return ids[whole[1] as keyof KnownIds];
    return value.replace(/\$\{(order|refill)\}/g, (_, name: keyof KnownIds) => String(ids[name]));
  };
  const sent = Object.entries(found.sent).map(([name, value]) => [name, String(put(value))]);
  return { ...found, call: found.call.map(put), sent: Object.fromEntries(sent) };
}
