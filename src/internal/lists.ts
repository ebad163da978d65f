/** Lists of any length: calls of 100 ids, with everything that was answered kept when one of them fails. */
import type { ListMethod } from "../client.ts";
import type { Entry } from "../entries.ts";
import { type AutostagramError, type Outcome, PartialError } from "../errors.ts";
import { isWrite, type Operation } from "../operations.ts";
import { checkCallNumber, type ListOptions } from "../options.ts";
import { checkIds } from "./ids.ts";

/** Most ids that one call takes. The panel refuses a longer list whole. */
export const MAX_IDS = 100;

/** Asks about at most {@link MAX_IDS} ids. */
type Ask<Value> = (ids: readonly number[], options: ListOptions) => Promise<Entry<Value>[]>;

/** What became of one call. */
export type Chunk<Value> = { ids: number[]; entries?: Entry<Value>[]; error?: AutostagramError };

export function createList<Value>(operation: Operation, field: string, ask: Ask<Value>): ListMethod<Value> {
  return async (ids, options = {}) => {
    const distinct = checkIds(field, ids);
    const width = widthOf(operation, options);
    if (distinct.length <= MAX_IDS) return ask(distinct, options);
    const chunks = cut(distinct).map((part): Chunk<Value> => ({ ids: part }));
    const open = chunks.values();
    const worker = async () => {
      for (const chunk of open) {
        // After a failure no other is begun, but those under way are waited for, and kept.
        if (chunks.some(({ error }) => error)) return;
        await fill(chunk, (part) => ask(part, options));
      }
    };
    await Promise.all(Array.from({ length: Math.min(width, chunks.length) }, worker));
    return join(operation, chunks);
  };
}

/** How many calls may be under way at once. */
export function widthOf(operation: Operation, { concurrency = 4 }: ListOptions): number {
  return isWrite(operation) ? 1 : checkCallNumber("concurrency", concurrency);
}

/** Never rejects: what went wrong is in the chunk. */
export async function fill<Value>(
  chunk: Chunk<Value>,
  ask: (ids: readonly number[]) => Promise<Entry<Value>[]>,
): Promise<void> {
  try {
    chunk.entries = await ask(chunk.ids);
  } catch (error) {
    chunk.error = error as AutostagramError;
  }
}

/** All entries; or, when a call failed, the error that carries those there are. */
export function join<Value>(operation: Operation, chunks: readonly Chunk<Value>[]): Entry<Value>[] {
  const cause = chunks.find(({ error }) => error)?.error;
  const entries = chunks.flatMap(
    ({ ids, entries, error }) => entries ?? ids.map((id) => unanswered<Value>(operation, id, error)),
  );
  if (!cause) return entries;
  const answered = chunks.some((chunk) => chunk.entries);
  const facts = { outcome: answered ? "unknown" : (cause.outcome ?? "not-sent"), entries, cause } as const;
  throw new PartialError(operation, `a part of the list failed (${cause.message.replace(/;.*/s, "")})`, facts);
}

function unanswered<Value>(operation: Operation, id: number, error: AutostagramError | undefined): Entry<Value> {
  const text = error ? error.message : "not asked, because another part of the list failed";
  // An error without an outcome comes from where the ids come from.
  const outcome: Outcome = error?.outcome ?? "not-sent";
  return { id, ok: false, error: { reason: "unanswered", text }, ...(isWrite(operation) && { outcome }) };
}

function cut(ids: number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / MAX_IDS) }, (_, part) =>
    ids.slice(part * MAX_IDS, (part + 1) * MAX_IDS),
  );
}
