/** What `iterate` takes and gives. Nothing here runs; `npx tsc` checks it. */
import type { Client, Entry, OrderStatus, RefillState } from "../../src/index.ts";
import { iterate } from "../../src/iterate/index.ts";

export async function iterateTakesAnySourceOfIds(panel: Client, ids: AsyncIterable<number>) {
  for await (const entry of iterate(panel, "getOrderStatuses", ids, { concurrency: 2 })) {
    const status: Entry<OrderStatus> = entry;
    if (status.ok) return status.value.status;
  }
  const refills: AsyncIterable<Entry<number>> = iterate(panel, "createRefills", new Set([1, 2]));
  const states: AsyncIterable<Entry<RefillState>> = iterate(panel, "getRefillStatuses", [1, 2]);
  const cancels: AsyncIterable<Entry<number>> = iterate({ cancelOrders: panel.cancelOrders }, "cancelOrders", [9]);
  // @ts-expect-error a balance is no list
  iterate(panel, "getBalance", [1]);
  // @ts-expect-error ids are numbers
  iterate(panel, "cancelOrders", ["9"]);
  // @ts-expect-error what is iterated is the ids, not one id
  iterate(panel, "cancelOrders", 9);
  // @ts-expect-error the panel must have the operation
  iterate({ cancelOrders: panel.cancelOrders }, "createRefills", [9]);
  return { refills, states, cancels };
}
