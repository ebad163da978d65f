/** Probes with a made-up key, and with none: every operation must refuse them. */
import type { KnownIds } from "../cases.ts";
import { letIn } from "./checks.ts";
import { type Fields, formCall, MADE_UP_KEY } from "./forms.ts";
import { type Probe, wasRefused } from "./probe.ts";

/** What a panel that ignores keys cannot carry out: no service 0, and no link. */
const HARMLESS_ORDER = { action: "add", service: "0" };

/** The balance first: where a made-up key opens it, no order is tried. */
export function keyProbes(url: string, { order = 0, refill = 0 }: KnownIds): Probe[] {
  const forms: readonly [operation: string, fields: Fields][] = [
    ["getBalance", { action: "balance" }],
    ["listServices", { action: "services" }],
    ["getOrderStatus", { action: "status", order: String(order) }],
    ["getOrderStatuses", { action: "status", orders: String(order) }],
    ["getRefillStatus", { action: "refill_status", refill: String(refill) }],
    ["getRefillStatuses", { action: "refill_status", refills: String(refill) }],
    ["createRefill", { action: "refill", order: "0" }],
    ["createRefills", { action: "refill", orders: "0" }],
    ["cancelOrders", { action: "cancel", orders: "0" }],
    ["addOrder", HARMLESS_ORDER],
  ];
  return [
    ...forms.flatMap(([operation, fields]) => [
      keyProbe("wrong-key", operation, formCall(url, { key: MADE_UP_KEY, ...fields })),
      keyProbe("no-key", operation, formCall(url, fields)),
    ]),
    // An account that has no key yet must not be the one that opens with none.
    keyProbe("empty-key", "getBalance", formCall(url, { key: "", action: "balance" })),
  ];
}

const KINDS = { "wrong-key": "a made-up key", "no-key": "no key", "empty-key": "an empty key" };

function keyProbe(kind: keyof typeof KINDS, operation: string, call: Probe["call"]): Probe {
  const probe: Probe = {
    id: `${kind}:${operation}`,
    operation,
    title: KINDS[kind],
    reveals: "whether the key is checked before anything else",
    call,
    owed: "refused",
    refine: (judged, look) => letIn(judged, look, KINDS[kind]),
  };
  if (operation !== "addOrder") return probe;
  return { ...probe, unless: (seen) => (wasRefused(seen, "wrong-key:getBalance") ? undefined : UNSAFE) };
}

const UNSAFE = "an order is tried only where a made-up key was refused for the balance";
