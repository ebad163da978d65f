/** The four list operations: how each is called, and how a panel answers it. */
import type { Client, Entry, ListOptions } from "../../src/index.ts";
import type { ListOperation } from "../../src/iterate/index.ts";

/** An item of an answer: its id, and what stands in its place. */
export type Item = [id: number | string, value: unknown];

/** One of the four list operations. */
export type List = {
  operation: ListOperation;
  /** Where the ids are in the form. */
  field: string;
  call: (client: Client, ids: readonly number[], options?: ListOptions) => Promise<Entry<unknown>[]>;
  write: (items: Item[]) => string;
  /** A value as the panel sends it and as an entry holds it. */
  value: unknown;
  /** Whether an entry without a value says what became of its refill or cancel. */
  writes: boolean;
};

const rows = (id: string, field: string) => (items: Item[]) =>
  JSON.stringify(items.map((item) => ({ [id]: item[0], [field]: item[1] })));

const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };

export const lists: List[] = [
  {
    operation: "getOrderStatuses",
    field: "orders",
    call: (client, ids, options) => client.getOrderStatuses(ids, options),
    write: (items) => `{${items.map(([id, value]) => `"${id}":${JSON.stringify(value)}`).join()}}`,
    value: status,
    writes: false,
  },
  {
    operation: "createRefills",
    field: "orders",
    call: (client, ids, options) => client.createRefills(ids, options),
    write: rows("order", "refill"),
    value: 7,
    writes: true,
  },
  {
    operation: "getRefillStatuses",
    field: "refills",
    call: (client, ids, options) => client.getRefillStatuses(ids, options),
    write: rows("refill", "status"),
    value: "Completed",
    writes: false,
  },
  {
    operation: "cancelOrders",
    field: "orders",
    call: (client, ids, options) => client.cancelOrders(ids, options),
    write: rows("order", "cancel"),
    value: 1,
    writes: true,
  },
];
