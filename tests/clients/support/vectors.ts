/** Small vectors to try runners with. */
import type { Vector } from "../../../clients/harness/vector.ts";

const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };

export const form = { action: "add", service: "1", link: "https://example.com/p/1", quantity: "100" };

export const read: Vector = {
  id: "read/one",
  operation: "getOrderStatus",
  arguments: { order: 1 },
  calls: [
    { form: { key: "$KEY", action: "status", order: "1" }, answer: { body: JSON.stringify(status) } },
    { form: { key: "$KEY", action: "status", order: "1" }, answer: { body: JSON.stringify(status) }, optional: true },
  ],
  allowed: [{ value: status }],
};

export const write: Vector = {
  id: "write/one",
  operation: "addOrder",
  arguments: { form: { service: 1, link: "https://example.com/p/1", quantity: 100 } },
  calls: [{ form: { key: "$KEY", ...form }, answer: { body: '{"order":9007199254740991}' } }],
  allowed: [{ value: { order: 9007199254740991 } }],
};

export const refused: Vector = {
  id: "refused/one",
  operation: "getRefillStatus",
  arguments: { refill: 3 },
  calls: [
    { form: { key: "$KEY", action: "refill_status", refill: "3" }, answer: { body: '{"error":"Refill not found"}' } },
  ],
  allowed: [{ error: { kind: "refused", text: "Refill not found" } }, { error: { kind: "unexpected" } }],
};

const idsFrom = (first: number, count: number) => Array.from({ length: count }, (_, place) => first + place);
const rows = (orders: number[]) => JSON.stringify(orders.map((order) => ({ order, cancel: 1 })));

/** A write in two calls. */
export const list: Vector = {
  id: "list/one",
  operation: "cancelOrders",
  arguments: { orders: idsFrom(1, 101) },
  calls: [idsFrom(1, 100), [101]].map((orders) => ({
    form: { key: "$KEY", action: "cancel", orders: orders.join() },
    answer: { body: rows(orders) },
  })),
  allowed: [{ value: idsFrom(1, 101).map((id) => ({ id, value: true })) }],
};

export const redirect: Vector = {
  ...write,
  id: "redirect/one",
  calls: [{ form: { key: "$KEY", ...form }, answer: { status: 307, fault: "redirect", body: "moved" } }],
  allowed: [{ error: { kind: "redirect" } }],
};

export const input: Vector = {
  ...write,
  id: "input/one",
  arguments: { form: { service: 1, link: "https://example.com/p/1", comments: ["a\nb"] } },
  calls: [],
  allowed: [{ error: { kind: "input" } }],
};

export const all = [read, write, refused, list, redirect, input];
