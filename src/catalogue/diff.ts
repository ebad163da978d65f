/** What has changed between two lists of services. */
import type { Service } from "../../generated/types.ts";
import { multiply } from "../preflight/decimal.ts";

/** A service that is in both lists, and differs. */
export interface ChangedService {
  /** The id of the service. */
  service: number;
  /** As it was. */
  before: Service;
  /** As it is. */
  after: Service;
  /** The documented fields that differ, such as `rate`, `min` or `max`. */
  fields: (keyof Service)[];
}

/** What {@link diffServices} finds. */
export interface ServiceDiff {
  /** In the second list alone, in its order. */
  added: Service[];
  /** In the first list alone, in its order. */
  removed: Service[];
  /** In both, and different, in the order of the second. */
  changed: ChangedService[];
}

const FIELDS = ["name", "type", "category", "rate", "min", "max", "refill", "cancel"] as const;

/**
 * What has come, gone and changed between two lists of services: prices, limits, and the other documented fields. Fields of a
 * panel's own are not compared. Amounts are compared as numbers of any length: `"0.90"` is `"0.9"`. The order of a list means
 * nothing. Of several services with one id, the last counts.
 *
 * @param before The earlier list.
 * @param after The later list.
 * @example
 * import { diffServices } from "autostagram/catalogue";
 *
 * const before = await panel.listServices();
 * const after = before.map((service) => (service.service === 1 ? { ...service, rate: "0.95" } : service));
 *
 * for (const { service, before: old, after: now, fields } of diffServices(before, after).changed) {
 *   if (fields.includes("rate")) console.log(service, old.rate, "is now", now.rate); // 1 0.90 is now 0.95
 * }
 */
export function diffServices(before: readonly Service[], after: readonly Service[]): ServiceDiff {
  const old = byId(before);
  const present = byId(after);
  const changed: ChangedService[] = [];
  for (const [service, now] of present) {
    const was = old.get(service);
    if (!was) continue;
    const fields = FIELDS.filter((field) => !isSame(was[field], now[field]));
    if (fields.length > 0) changed.push({ service, before: was, after: now, fields });
  }
  return {
    added: [...present.values()].filter(({ service }) => !old.has(service)),
    removed: [...old.values()].filter(({ service }) => !present.has(service)),
    changed,
  };
}

/** A Map, because a plain object has a `__proto__`. */
function byId(services: readonly Service[]): Map<number, Service> {
  return new Map(services.map((service) => [service.service, service]));
}

/** Text that is no amount is compared as it is; so is what is missing, for panels that leave fields out. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  const amount = typeof before === "string" && typeof after === "string" ? multiply(before, 1n, 0) : undefined;
  return amount !== undefined && amount === multiply(after as string, 1n, 0);
}
