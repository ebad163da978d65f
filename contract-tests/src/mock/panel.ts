/**
 * One small consistent panel. What the examples of the description show exists and never changes; every other id is unknown.
 * Orders that are placed are remembered, and move, until the panel is gone.
 */
import Big from "big.js";
import type { Description } from "../description.ts";
import type { Fields } from "../router.ts";
import { isRefusal, type Refusal } from "../wire.ts";
import { type Balance, readSeed, type Seed, type Service, type Status } from "./seed.ts";

export type PanelOptions = {
  /** Status calls for which a placed order stays as it is; 0: it never moves. */
  steps: number;
  /** Whether an order takes its price from the balance, and a cancelled one gives it back. */
  spend: boolean;
};

const STATES = ["Pending", "In progress", "Completed"] as const;

/** Something that moves on by being asked about. */
class Progress {
  readonly #steps: number;
  #asked = 0;
  /** What was last told: nobody can know of more. */
  told: 0 | 1 | 2 = 0;

  constructor(steps: number) {
    this.#steps = steps;
  }

  get step(): 0 | 1 | 2 {
    return this.#steps === 0 ? 0 : (Math.min(2, Math.floor(this.#asked / this.#steps)) as 0 | 1 | 2);
  }

  /** The state now; the next call may see the next one. */
  ask(): 0 | 1 | 2 {
    this.told = this.step;
    this.#asked++;
    return this.told;
  }
}

type Placed = { service: Service; units: number; price: Big; progress: Progress; cancelled: boolean };
type Refill = { id: number; progress: Progress };

export class Panel {
  readonly #seed: Seed;
  readonly #options: PanelOptions;
  readonly #orders = new Map<number, Placed>();
  readonly #refills = new Map<number, Refill>();
  #spent = new Big(0);

  constructor(description: Description, options: PanelOptions) {
    this.#seed = readSeed(description);
    this.#options = options;
  }

  /** Answers a form that the description has nothing against; undefined for an operation that no panel knows. */
  answer(operation: string, fields: Fields): unknown {
    const order = Number(fields.get("order"));
    switch (operation) {
      case "listServices":
        return [...this.#seed.services.values()];
      case "addOrder":
        return this.#add(fields);
      case "getOrderStatus":
        return this.#status(order);
      case "getOrderStatuses":
        return Object.fromEntries(textsIn(fields, "orders").map((id) => [id, this.#status(Number(id))]));
      case "createRefill":
        return named("refill", this.#refill(order));
      case "createRefills":
        return rowsOf(fields, "orders", (id) => ({ order: id, refill: this.#refill(id) }));
      case "getRefillStatus":
        return named("status", this.#refillState(Number(fields.get("refill"))));
      case "getRefillStatuses":
        return rowsOf(fields, "refills", (id) => ({ refill: id, status: this.#refillState(id) }));
      case "cancelOrders":
        return rowsOf(fields, "orders", (id) => ({ order: id, cancel: this.#cancel(id) }));
      case "getBalance":
        return this.#balance();
      default:
        return undefined;
    }
  }

  #add(fields: Fields): { order: number } | Refusal {
    const { services, refusals, firstOrder } = this.#seed;
    const service = services.get(Number(fields.get("service")));
    if (!service) return refusals.unknownService;
    const quantity = Number(fields.get("quantity") ?? service.min);
    if (quantity < Number(service.min)) return { error: `Quantity less than minimal ${service.min}` };
    if (quantity > Number(service.max)) return { error: `Quantity more than maximum ${service.max}` };
    const units = unitsOf(fields);
    // A lenient mock lets through what is no number; and of two numbers the product can be none.
    if (!Number.isSafeInteger(units) || units < 0) return { error: "Incorrect request" };
    const price = priceOf(service, units, fields);
    if (this.#options.spend && price.gt(this.#balance().balance)) return refusals.notEnoughFunds;
    this.#spent = this.#spent.plus(price);
    const order = firstOrder + this.#orders.size;
    this.#orders.set(order, { service, units, price, progress: new Progress(this.#options.steps), cancelled: false });
    return { order };
  }

  #status(id: number): Status | Refusal {
    const order = this.#orders.get(id);
    if (!order) return this.#seed.statuses.get(id) ?? this.#seed.refusals.unknownOrder;
    const { currency } = this.#seed.balance;
    if (order.cancelled)
      return { charge: "0", start_count: "0", status: "Canceled", remains: String(order.units), currency };
    const step = order.progress.ask();
    const remains = [order.units, Math.floor(order.units / 2), 0][step];
    return {
      charge: order.price.toFixed(),
      start_count: "0",
      status: STATES[step],
      remains: String(remains),
      currency,
    };
  }

  #refill(order: number): number | Refusal {
    const { refillOfOrder, refusals, firstRefill } = this.#seed;
    const shown = refillOfOrder.get(order);
    if (shown !== undefined) return shown;
    if (!this.#exists(order)) return refusals.unknownOrder;
    if (this.#orders.get(order)?.service.refill === false) return refusals.refillDisabled;
    const refill = this.#refills.get(order) ?? {
      id: firstRefill + this.#refills.size,
      progress: new Progress(this.#options.steps),
    };
    this.#refills.set(order, refill);
    return refill.id;
  }

  #refillState(id: number): string | Refusal {
    const made = [...this.#refills.values()].find((refill) => refill.id === id);
    if (made) return STATES[made.progress.ask()];
    return this.#seed.refillStates.get(id) ?? this.#seed.refusals.unknownRefill;
  }

  #cancel(id: number): number | Refusal {
    if (!this.#exists(id)) return this.#seed.refusals.unknownOrder;
    const order = this.#orders.get(id);
    if (order && !order.cancelled && order.progress.told < 2) {
      order.cancelled = true;
      this.#spent = this.#spent.minus(order.price);
    }
    return this.#seed.cancels.get(id) ?? 1;
  }

  #balance(): Balance {
    const { balance, currency } = this.#seed.balance;
    const left = this.#options.spend && !this.#spent.eq(0) ? new Big(balance).minus(this.#spent).toFixed() : balance;
    return { balance: left, currency };
  }

  #exists(order: number): boolean {
    const { statuses, refillOfOrder, cancels } = this.#seed;
    return this.#orders.has(order) || statuses.has(order) || refillOfOrder.has(order) || cancels.has(order);
  }
}

/** A value as text under its name, or the refusal as it is. */
function named(name: string, value: number | string | Refusal): object {
  return isRefusal(value) ? value : { [name]: String(value) };
}

/** A row for each id. One that no number holds would come back as another, so the list is refused. */
function rowsOf(fields: Fields, name: string, row: (id: number) => object): object {
  const ids = textsIn(fields, name).map(Number);
  return ids.every(Number.isSafeInteger) ? ids.map(row) : { error: "Incorrect request" };
}

/** Each id once, as it was asked: no number holds all of those that a form may have. */
function textsIn(fields: Fields, name: string): string[] {
  return [...new Set((fields.get(name) ?? "").split(","))];
}

/** What is charged for: the quantity of every run, or one for each line. */
function unitsOf(fields: Fields): number {
  const lines = (fields.get("comments") ?? fields.get("usernames"))?.split("\n").length;
  return Number(fields.get("quantity") ?? lines ?? 0) * Number(fields.get("runs") ?? 1);
}

/** The custom of such panels: the rate is the price of 1,000 units, or of one order where there are none. */
function priceOf({ rate }: Service, units: number, fields: Fields): Big {
  if (!fields.has("link")) return new Big(0); // a subscription is charged by its posts
  return units === 0 ? new Big(rate) : new Big(rate).times(units).div(1000);
}
