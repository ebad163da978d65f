/** What is wrong with an order, and who finds it. */
import type { CustomOrder, Order } from "../orders.ts";

/** One thing that is wrong with an order. */
export type Problem = {
  /** The field at fault, by its name on the wire. */
  field: string;
  /** What is wrong, to follow the field's name: `must be 50 to 10000, and is 20`. */
  problem: string;
};

/** Judges an order before it is sent. Without problems it may go; `preflight(service)` of `autostagram/preflight` is one. */
export type Check = (order: Order | CustomOrder) => {
  /** What is wrong with the order. */
  problems: readonly Problem[];
};
