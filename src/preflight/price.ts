/** What an order costs, as far as the catalogue tells. */
import { multiply } from "./decimal.ts";
import type { FormField } from "./form.ts";
import type { Reading } from "./reading.ts";
import { show, textOf } from "./values.ts";

/** What an order costs, as far as the catalogue tells. */
export interface Price {
  /**
   * All units of the order, every run of a drip-feed included. Undefined for the Package types, which have none, for
   * `Subscriptions`, which has them once posts come, and where the order does not say, or says more than a number holds.
   */
  units: number | undefined;
  /**
   * Decimal text in the account's currency, exact: the panel's page documents no rounding, so nothing is rounded, and the
   * `charge` may have fewer digits. Undefined where the price is not fixed, or not known.
   */
  cost: string | undefined;
  /** Why there is no `cost`. */
  reason?: string | undefined;
}

/**
 * By the custom of such panels, which their page does not state, `rate` is for 1,000 units, or for one order of a Package
 * type, and every run of a drip-feed costs the same.
 */
export function priceOf(rate: unknown, form: readonly FormField[], { problems, sound }: Reading): Price {
  if (form.length === 1) return unpriced("the type is not documented");
  const [[, counted = ""] = [], other] = form.filter(([, , mark]) => mark === "*");
  if (other) return unpriced("it depends on how many posts come");
  const doubt = problems.find(({ field }) => ["service", "runs", counted].includes(field));
  if (doubt) return unpriced(`${doubt.field} ${doubt.problem}`);
  const count = (sound.get(counted) ?? 1n) * (sound.get("runs") ?? 1n);
  const units = counted && count < 2 ** 53 ? Number(count) : undefined;
  const cost = multiply(textOf(rate), count, counted ? 3 : 0);
  return cost === undefined ? unpriced(`rate is no amount: ${show(rate)}`, units) : { units, cost };
}

function unpriced(reason: string, units?: number): Price {
  return { units, cost: undefined, reason };
}
