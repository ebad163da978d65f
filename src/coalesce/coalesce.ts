/** Single calls of one tick, made as calls of 100 ids. */
import DataLoader from "dataloader";
import type { OrderStatus, RefillStatus } from "../../generated/types.ts";
import type { Client } from "../client.ts";
import type { Entry, EntryError } from "../entries.ts";
import { type CallError, RateLimitError, RefusedError, UnexpectedAnswer } from "../errors.ts";
import { checkId } from "../internal/ids.ts";
import { MAX_IDS } from "../internal/lists.ts";
import type { Operation } from "../operations.ts";
import type { CallOptions } from "../options.ts";

/** The two methods of a client that {@link coalesce} makes lists of. */
export type Coalesced = {
  /**
   * Where one order stands.
   *
   * @param order The id that `addOrder` resolved with.
   * @throws `RefusedError` when the panel says no to this order.
   */
  getOrderStatus(order: number): Promise<OrderStatus>;
  /**
   * Where one refill stands.
   *
   * @param refill The id of the refill, as a number.
   * @throws `RefusedError` when the panel says no to this refill.
   */
  getRefillStatus(refill: number): Promise<RefillStatus>;
};

/**
 * Takes single calls and makes lists of them: everything that is asked in one tick goes out together, in calls of 100 ids. An id
 * asked twice in a tick is sent once. Nothing is kept: a later tick asks again. The calls of one tick leave at the same time, so
 * give the client a `limiter` where that can be too many.
 *
 * Each promise settles as that of the client's own method would. A call that fails rejects the promises of its ids with one error
 * between them, whose `operation` is the list's; the other calls go on.
 *
 * @param options For each call.
 * @example
 * import { coalesce } from "autostagram/coalesce";
 *
 * const { getOrderStatus } = coalesce(panel);
 * const orders = await Promise.all([1, 100].map((id) => getOrderStatus(id))); // one request
 * console.log(orders.map(({ status }) => status).join()); // Partial,In progress
 */
export function coalesce(
  panel: Pick<Client, "getOrderStatuses" | "getRefillStatuses">,
  options?: CallOptions,
): Coalesced {
  const orders = createLoader("getOrderStatus", (ids) => panel.getOrderStatuses(ids, options));
  const refills = createLoader("getRefillStatus", (ids) => panel.getRefillStatuses(ids, options));
  return {
    getOrderStatus: async (order) => orders.load(checkId("order", order)),
    getRefillStatus: async (refill) => ({ status: await refills.load(checkId("refill", refill)) }),
  };
}

function createLoader<Value>(operation: Operation, ask: (ids: readonly number[]) => Promise<Entry<Value>[]>) {
  const loader: DataLoader<number, Value> = new DataLoader<number, Value>(
    async (ids) => {
      // Only ids that wait for the same call are the same question. It also keeps the ids of a call distinct, as its entries are.
      for (const id of ids) loader.clear(id);
      return (await ask(ids)).map((entry) => (entry.ok ? entry.value : errorOf(operation, entry.error)));
    },
    { maxBatchSize: MAX_IDS },
  );
  return loader;
}

/** The error that the single call would have rejected with. */
function errorOf(operation: Operation, { reason, text }: EntryError): CallError {
  const status = 200;
  if (reason === "missing" || reason === "unexpected") return new UnexpectedAnswer(operation, text, { status });
  return new (reason === "rate_limit" ? RateLimitError : RefusedError)(operation, text, { status, reason, text });
}
