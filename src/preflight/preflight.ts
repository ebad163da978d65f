/** Judges an order by the service that it is for. */
import type { Service } from "../../generated/types.ts";
import type { CustomOrder, Order } from "../orders.ts";
import { conflictsIn } from "./conflicts.ts";
import { formOf } from "./form.ts";
import { type Price, priceOf } from "./price.ts";
import type { Problem } from "./problem.ts";
import { readFields } from "./reading.ts";

/** What an order is judged by: a service as `listServices` gives it. */
export type JudgedBy = Pick<Service, "service" | "type" | "rate" | "min" | "max">;

/** What {@link preflight} has to say about one order. */
export interface Verdict extends Price {
  /** Whether the order may go: there is no problem. */
  ok: boolean;
  /** All that is wrong with the order. */
  problems: Problem[];
}

/** What {@link preflight} takes as its last argument. */
export interface PreflightOptions {
  /**
   * The time by which an `expiry` is over.
   * @default new Date()
   */
  now?: Date | undefined;
}

/**
 * Says, without a call, what the panel would refuse about an order, and what the order costs.
 *
 * It finds fields that are missing, or foreign to the service's type; values that the description does not allow; a quantity, or a
 * number of lines, outside the service's `min` and `max`; an `expiry` that is no day, or is over in every time zone. What
 * only the panel can know, such as your balance or a link in use, it cannot find. Of a type that is not documented it judges
 * `service` alone. It never throws for a bad order.
 *
 * Limits and price follow the custom of such panels, which the panel's page does not state: `rate` is for 1,000 units, or for
 * one order of a Package type; `min` and `max` bound one run of a drip-feed, and the order costs `runs` times as much.
 *
 * @example
 * import { preflight } from "autostagram/preflight";
 *
 * const service = { service: 1, type: "Default", rate: "0.90", min: "50", max: "10000" };
 * const link = "https://example.com/p/1";
 *
 * const { ok, cost } = preflight(service, { service: 1, link, quantity: 1000, runs: 3, interval: 60 });
 * console.log(ok, cost); // true 2.7
 *
 * const { problems } = preflight(service, { service: 1, link, quantity: 20 });
 * for (const { field, problem } of problems) console.log(field, problem); // quantity must be 50 to 10000 for service 1, and is 20
 */
export function preflight(service: JudgedBy, order: Order | CustomOrder, options?: PreflightOptions): Verdict;
/**
 * The same for any order of one service. `addOrder` takes it as its `check`, throws all problems as one `CheckError`, and
 * sends nothing.
 *
 * @example
 * await panel.addOrder({ service: 1, link, quantity: 1000 }, { check: preflight(service) });
 */
export function preflight(service: JudgedBy): (order: Order | CustomOrder, options?: PreflightOptions) => Verdict;
export function preflight(service: JudgedBy, ...rest: [order?: unknown, options?: PreflightOptions]): unknown {
  const judge = (order?: unknown, { now = new Date() }: PreflightOptions = {}): Verdict => {
    const form = formOf(service.type);
    const reading = readFields(form, order, { service: Number(service.service), now });
    const problems = [...reading.problems, ...conflictsIn(form, reading, service)];
    return { ok: problems.length === 0, problems, ...priceOf(service.rate, form, reading) };
  };
  // The number of arguments tells the two apart, so that an order that is undefined is a bad order.
  return rest.length > 0 ? judge(...rest) : judge;
}
