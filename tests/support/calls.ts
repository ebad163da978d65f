/** The operations, each as one ordinary call. */
import type { Client, Operation } from "../../src/index.ts";

export const calls: { [Name in Operation]: (client: Client) => Promise<unknown> } = {
  listServices: (client) => client.listServices(),
  addOrder: (client) => client.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 }),
  getOrderStatus: (client) => client.getOrderStatus(1),
  getOrderStatuses: (client) => client.getOrderStatuses([1, 10, 100]),
  createRefill: (client) => client.createRefill(1),
  createRefills: (client) => client.createRefills([1, 2, 3]),
  getRefillStatus: (client) => client.getRefillStatus(1),
  getRefillStatuses: (client) => client.getRefillStatuses([1, 2, 3]),
  cancelOrders: (client) => client.cancelOrders([9, 2]),
  getBalance: (client) => client.getBalance(),
};

export const operations = Object.keys(calls) as Operation[];

/** The operations that change something at the panel. */
export const writes: Operation[] = ["addOrder", "createRefill", "createRefills", "cancelOrders"];
