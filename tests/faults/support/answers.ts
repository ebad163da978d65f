/** What a panel answers to the ten calls of `tests/support/calls.ts`, to the letter of its documentation, and what comes of it. */
import type { Operation } from "../../../src/index.ts";

const STATUS = '{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}';

const NO_ORDER = '{"error":"Incorrect order ID"}';

/** The documented answer of each operation. */
export const answers: { [Name in Operation]: string } = {
  listServices:
    '[{"service":1,"name":"Followers","type":"Default","category":"First Category","rate":"0.90","min":"50","max":"10000","refill":true,"cancel":true}]',
  addOrder: '{"order":23501}',
  getOrderStatus: STATUS,
  getOrderStatuses: `{"1":${STATUS},"10":${NO_ORDER},"100":${STATUS}}`,
  createRefill: '{"refill":"1"}',
  createRefills: `[{"order":1,"refill":1},{"order":2,"refill":2},{"order":3,"refill":${NO_ORDER}}]`,
  getRefillStatus: '{"status":"Completed"}',
  getRefillStatuses:
    '[{"refill":1,"status":"Completed"},{"refill":2,"status":"Rejected"},{"refill":3,"status":{"error":"Refill not found"}}]',
  cancelOrders: `[{"order":9,"cancel":${NO_ORDER}},{"order":2,"cancel":1}]`,
  getBalance: '{"balance":"100.84292","currency":"USD"}',
};

const noOrder = { reason: "incorrect_order_id", text: "Incorrect order ID" };

/** What the methods resolve with when they are answered so. */
export const values: { [Name in Operation]: unknown } = {
  listServices: JSON.parse(answers.listServices),
  addOrder: { order: 23501 },
  getOrderStatus: JSON.parse(STATUS),
  getOrderStatuses: [
    { id: 1, ok: true, value: JSON.parse(STATUS) },
    { id: 10, ok: false, error: noOrder },
    { id: 100, ok: true, value: JSON.parse(STATUS) },
  ],
  createRefill: { refill: "1" },
  createRefills: [
    { id: 1, ok: true, value: 1 },
    { id: 2, ok: true, value: 2 },
    { id: 3, ok: false, error: noOrder, outcome: "refused" },
  ],
  getRefillStatus: { status: "Completed" },
  getRefillStatuses: [
    { id: 1, ok: true, value: "Completed" },
    { id: 2, ok: true, value: "Rejected" },
    { id: 3, ok: false, error: { reason: "refill_not_found", text: "Refill not found" } },
  ],
  cancelOrders: [
    { id: 9, ok: false, error: noOrder, outcome: "refused" },
    { id: 2, ok: true, value: 1 },
  ],
  getBalance: { balance: "100.84292", currency: "USD" },
};

/** The `action` of each operation on the wire. */
export const actions: { [Name in Operation]: string } = {
  listServices: "services",
  addOrder: "add",
  getOrderStatus: "status",
  getOrderStatuses: "status",
  createRefill: "refill",
  createRefills: "refill",
  getRefillStatus: "refill_status",
  getRefillStatuses: "refill_status",
  cancelOrders: "cancel",
  getBalance: "balance",
};

/** The operation that a request's form selects. */
export function operationOf(form: string): Operation | undefined {
  const fields = new URLSearchParams(form);
  const isList = fields.has("orders") || fields.has("refills");
  const found = (Object.keys(actions) as Operation[]).filter((name) => actions[name] === fields.get("action"));
  return found.find((name) => found.length === 1 || /(Statuses|Refills)$/.test(name) === isList);
}
