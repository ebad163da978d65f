/** Lists that should not sit in memory: ids are taken as they are needed, entries given as they come. @packageDocumentation */
import type { Client } from "../client.ts";
import type { Entry } from "../entries.ts";
import type { AutostagramError } from "../errors.ts";
import { checkId } from "../internal/ids.ts";
import { type Chunk, fill, join, MAX_IDS, widthOf } from "../internal/lists.ts";
import { isWrite } from "../operations.ts";
import type { ListOptions } from "../options.ts";

/** The operations that take a list of ids. */
export type ListOperation = "getOrderStatuses" | "createRefills" | "getRefillStatuses" | "cancelOrders";

/** Ids, one after another: an array, a generator, the rows of a query. */
export type Ids = Iterable<number> | AsyncIterable<number>;

/** What an entry of a list operation holds. */
export type ValueOf<Operation extends ListOperation> =
  Awaited<ReturnType<Client[Operation]>>[number] extends Entry<infer Value> ? Value : never;

/**
 * A list operation over any number of ids, in the order in which they come, in calls of 100. Memory holds the calls that are
 * under way and nothing else.
 *
 * An operation that reads drops an id that comes twice within 100. One that writes sends its calls one after another,
 * remembers every id, and sends none twice.
 *
 * @param operation The name of the client's method.
 * @throws `PartialError` when a call fails, or the ids do. It carries what was asked and not yet given.
 * @example
 * for await (const entry of iterate(panel, "getOrderStatuses", idsFromMyDatabase())) {
 *   console.log(entry.id, entry.ok ? entry.value.status : entry.error.text);
 * }
 */
export async function* iterate<Operation extends ListOperation>(
  panel: Pick<Client, Operation>,
  operation: Operation,
  ...[ids, options = {}]: [ids: Ids, options?: ListOptions]
): AsyncIterableIterator<Entry<ValueOf<Operation>>> {
  const ask = panel[operation] as unknown as (
    part: readonly number[],
    options: ListOptions,
  ) => Promise<Entry<ValueOf<Operation>>[]>;
  const source = cutAll(ids, {
    field: operation.startsWith("getRefill") ? "refills" : "orders",
    forgetful: !isWrite(operation),
  });
  const chunks = inOrder(source, widthOf(operation, options), (part) => ask(part, options));
  for await (const chunk of chunks) {
    const left = [chunk];
    if (chunk.error) for await (const other of chunks) left.push(other);
    yield* join(operation, left);
  }
}

/**
 * Chunks of distinct ids. A forgetful one knows the ids of the present chunk only, so that its memory does not grow. Ends with a
 * chunk that holds the error, should something else than an id come, or their source fail.
 */
async function* cutAll(
  ids: Ids,
  { field, forgetful }: { field: string; forgetful: boolean },
): AsyncGenerator<Chunk<never>, undefined> {
  const known = new Set<number>();
  let chunk: number[] = [];
  try {
    for await (const id of ids) {
      if (known.has(checkId(field, id))) continue;
      known.add(id);
      if (chunk.push(id) < MAX_IDS) continue;
      yield { ids: chunk };
      chunk = [];
      if (forgetful) known.clear();
    }
  } catch (error) {
    yield { ids: chunk, error: asError(error) };
    return;
  }
  if (chunk.length > 0) yield { ids: chunk };
}

/** What a source of ids throws can be anything, and it counts even if it is nothing. */
function asError(thrown: unknown): AutostagramError {
  const error = thrown instanceof Error ? thrown : new Error("the source of the ids failed", { cause: thrown });
  return error as AutostagramError;
}

/** A chunk whose call is under way; `done` when it has ended, one way or another. */
type Filling<Value> = { chunk: Chunk<Value>; done: boolean; ended: Promise<void> };

/** Chunks in their order, several being filled at once. After a failure no other is begun, but those under way are waited for. */
async function* inOrder<Value>(
  source: AsyncGenerator<Chunk<Value>, undefined>,
  limit: number,
  ask: (ids: readonly number[]) => Promise<Entry<Value>[]>,
): AsyncGenerator<Chunk<Value>, undefined> {
  const queue: Filling<Value>[] = [];
  let isOver = false;
  let coming: Promise<void> | undefined;
  const begin = async (filling: Filling<Value>) => {
    if (!isOver && !filling.chunk.error) await fill(filling.chunk, ask);
    filling.done = true;
    isOver ||= filling.chunk.error !== undefined;
  };
  const take = async () => {
    const { value: chunk } = await source.next();
    coming = undefined;
    if (!chunk) {
      isOver = true;
      return;
    }
    const filling: Filling<Value> = { chunk, done: false, ended: Promise.resolve() };
    filling.ended = begin(filling);
    queue.push(filling);
  };
  try {
    while (queue.length > 0 || !isOver) {
      if (!isOver && queue.length < limit) coming ??= take();
      const [head] = queue;
      // A source that takes its time does not hold back what is there.
      await Promise.race([head?.ended, coming].filter((one) => one !== undefined));
      if (!head?.done) continue;
      queue.shift();
      yield head.chunk;
    }
  } finally {
    const closed = source.return(undefined);
    // One that hangs cannot be closed before it goes on.
    if (!coming) await closed;
  }
}
