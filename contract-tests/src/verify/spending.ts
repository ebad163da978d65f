/** Probes of an order that the caller has allowed to be placed, and of acting on it. They alone see what a success looks like. */
import Big from "big.js";
import { preflight } from "../../../src/preflight/index.ts";
import type { Call } from "../exchange.ts";
import { isObject } from "../findings.ts";
import { unknownIdsFail } from "./checks.ts";
import { type Fields, formCall } from "./forms.ts";
import type { Spend } from "./options.ts";
import type { Probe, Seen } from "./probe.ts";

const PLACED = "order";

/** Stands for the id of the order in what a plan shows. */
const SHOWN_ID = "ORDER";

export function spendProbes(url: string, key: string, { amount, order }: Spend): Probe[] {
  const ask = (fields: Fields) => formCall(url, { key, ...fields });
  const onOrder = (id: string, operation: string, title: string, fields: (order: string) => Fields): Probe => ({
    id,
    operation,
    title,
    reveals: "fields and types of a success, which nothing else shows",
    call: ask(fields(SHOWN_ID)),
    prepare: (seen): Call => ask(fields(String(placedId(seen)))),
    unless: (seen) => (placedId(seen) === undefined ? "no order was placed" : undefined),
  });
  const lists = { refine: ((judged, look) => unknownIdsFail(judged, look, ["0"])) satisfies Probe["refine"] };
  return [
    {
      id: PLACED,
      operation: "addOrder",
      title: `the order that may cost ${amount}`,
      reveals: "fields and types of a placed order",
      call: ask({ action: "add", ...order }),
      owed: "success",
      unless: (seen) => whyNotPlaced(seen, { amount, order }),
    },
    {
      ...onOrder("order-status", "getOrderStatus", "the new order", (id) => ({ action: "status", order: id })),
      owed: "success",
    },
    onOrder("order-refill", "createRefill", "a refill of the new order", (id) => ({ action: "refill", order: id })),
    {
      ...onOrder("order-refills", "createRefills", "a refill of the new order and of order 0", (id) => ({
        action: "refill",
        orders: `${id},0`,
      })),
      ...lists,
    },
    {
      ...onOrder("order-cancel", "cancelOrders", "the cancellation of the new order and of order 0", (id) => ({
        action: "cancel",
        orders: `${id},0`,
      })),
      ...lists,
    },
  ];
}

function placedId(seen: Seen): number | string | undefined {
  const value = seen.get(PLACED)?.value;
  const id = isObject(value) ? value.order : undefined;
  return typeof id === "number" || typeof id === "string" ? id : undefined;
}

/** An order goes only where its price is known from the panel's own catalogue, and is within what was allowed. */
function whyNotPlaced(seen: Seen, { amount, order }: Spend): string | undefined {
  const catalogue = seen.get("services")?.value;
  const rows: unknown[] = Array.isArray(catalogue) ? catalogue : [];
  const service = rows.find((row) => isObject(row) && String(row.service) === order.service);
  if (!isObject(service)) return `service ${order.service} is not in the catalogue`;
  const fields = Object.entries(order).map(([name, text]) => [name, /^\d{1,15}$/.test(text) ? Number(text) : text]);
  const { problems, cost, reason } = preflight(service as never, Object.fromEntries(fields) as never);
  const [problem] = problems;
  if (problem) return `the panel would refuse the order: ${problem.field} ${problem.problem}`;
  if (cost === undefined) return `the price of the order is not known: ${reason}`;
  return new Big(cost).gt(amount) ? `the order costs ${cost}, and ${amount} is allowed` : undefined;
}
