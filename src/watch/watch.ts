/** The two watches: of orders, and of refills. */
import type { OrderStatus, RefillState } from "../../generated/types.ts";
import type { Client } from "../client.ts";
import type { OrderChange, RefillChange } from "./change.ts";
import { follow } from "./follow.ts";
import { checkWatchOptions, type WatchOptions } from "./options.ts";
import { type Kind, openAll } from "./subject.ts";

/**
 * Follows orders until every one is final: `Completed`, `Partial`, `Canceled`, `Cancelled`, `Refunded` or `Fail`, in any case. A
 * status that is not known is not final. Ends by itself then.
 *
 * Tells each order once when it is first seen, and again whenever its status, `charge`, `start_count` or `remains` is another; how
 * the status is written (`In progress`, `in_progress`) makes no difference. An order that the panel does not know is `failed`;
 * any other reason in an order's place may pass, and is `unclear`.
 *
 * Asks about what is open, 100 ids a call, one call at a time, and never while the loop's body runs. A call that fails is told to
 * `onError` and ends the round; the next one begins with the ids that it left. No order is lost or ended by it.
 *
 * @param ids Ids as `addOrder` gives them. With none, the loop ends at once.
 * @throws `InputError` at once, when an id or an option cannot be right.
 * @throws `RefusedError` in the loop, when the key is not valid (any longer).
 * @throws `AbortedError` in the loop, when the `signal`, or the client's own, ends it.
 * @example
 * import { watch } from "autostagram/watch";
 *
 * for await (const change of watch(panel, [1, 10], { interval: 30_000, maxAge: 86_400_000 })) {
 *   if (change.kind === "final") console.log(change.id, change.value.status); // 1 Partial
 *   if (change.kind === "failed") console.log(change.id, change.error.text); // 10 Incorrect order ID
 *   if (change.kind === "timedOut") console.log(change.id, "after a day:", change.previous?.status);
 * }
 */
export function watch(
  panel: Pick<Client, "getOrderStatuses">,
  ids: Iterable<number>,
  options?: WatchOptions,
): AsyncGenerator<OrderChange, undefined> {
  const kind: Kind<OrderStatus> = {
    operation: "getOrderStatuses",
    field: "orders",
    ask: (part, call) => panel.getOrderStatuses(part, call),
    facts: ({ status, charge, start_count, remains }) => [status, charge, start_count, remains],
    finals: /^(completed|partial|cancell?ed|refunded|fail)$/,
  };
  return follow(kind, openAll(kind, ids), checkWatchOptions(options));
}

/**
 * Follows refills until every one is final: `Completed`, `Rejected`, `Canceled`, `Cancelled` or `Error`, in any case. In
 * everything else as {@link watch}; the value of a change is the status.
 *
 * @param ids Ids as `createRefills` gives them; `Number` makes one of what `createRefill` gives.
 * @throws The same as {@link watch}.
 * @example
 * import { watchRefills } from "autostagram/watch";
 *
 * for await (const change of watchRefills(panel, [1, 2])) {
 *   if (change.kind === "final") console.log(change.id, change.value); // 1 Completed, 2 Rejected
 * }
 */
export function watchRefills(
  panel: Pick<Client, "getRefillStatuses">,
  ids: Iterable<number>,
  options?: WatchOptions,
): AsyncGenerator<RefillChange, undefined> {
  const kind: Kind<RefillState> = {
    operation: "getRefillStatuses",
    field: "refills",
    ask: (part, call) => panel.getRefillStatuses(part, call),
    facts: (status) => [status],
    finals: /^(completed|rejected|cancell?ed|error)$/,
  };
  return follow(kind, openAll(kind, ids), checkWatchOptions(options));
}
