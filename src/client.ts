/** The client: ten methods over one address. */
import type {
  Balance,
  CreatedRefill,
  OrderStatus,
  PlacedOrder,
  RefillState,
  RefillStatus,
  Service,
} from "../generated/types.ts";
import type { Entry } from "./entries.ts";
import { listOf, objectWith, type Read, readId, readIdAsText, readText } from "./internal/answers.ts";
import { createCall } from "./internal/call.ts";
import { byField, byKey, type Index, readEntry } from "./internal/entries.ts";
import { checkId, checkIds } from "./internal/ids.ts";
import { createRaw, createSend, type RawClient } from "./internal/transport.ts";
import type { Operation } from "./operations.ts";
import { type ClientOptions, checkKey, checkUrl, DEFAULT_URL } from "./options.ts";
import type { CustomOrder, Order } from "./orders.ts";

/**
 * Places an order and takes its price from the balance. Never repeated by the client: there is no idempotency key, so
 * after an {@link UnexpectedAnswer} the order may exist.
 */
export interface AddOrder {
  /**
   * @throws {@link RefusedError} when the panel says no; then nothing was ordered and nothing charged.
   * @throws {@link UnexpectedAnswer} when the answer is lost or unusable; then the order may exist.
   * @example
   * const { order } = await panel.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 });
   */
  (order: Order): Promise<PlacedOrder>;
  /**
   * The same for a service type that is not documented. The fields are sent as they are; nothing checks their names,
   * save that `key` and `action` stay the client's.
   *
   * @example
   * await panel.addOrder.custom({ service: 7, link: "https://example.com/p/1", emoji: "👏" });
   */
  custom(fields: CustomOrder): Promise<PlacedOrder>;
}

/**
 * One panel, one key. Every method rejects with a {@link RefusedError} when the panel says no, with an
 * {@link InputError} before anything is sent when an argument cannot be, with a {@link ConnectError} when no connection came
 * about, and with an {@link UnexpectedAnswer} for everything else.
 */
export interface Client {
  /** Every service this account may order. Can be thousands of rows, and changes seldom. */
  listServices(): Promise<Service[]>;

  /** Places an order and takes its price from the balance; see {@link AddOrder}. */
  readonly addOrder: AddOrder;

  /**
   * Where one order stands. Amounts and counts are decimal text, as the panel writes them.
   *
   * @param order The id that `addOrder` resolved with.
   */
  getOrderStatus(order: number): Promise<OrderStatus>;

  /**
   * Where up to 100 orders stand: one entry for each distinct id, in the order asked.
   *
   * @example
   * for (const entry of await panel.getOrderStatuses([1, 10, 100])) {
   *   console.log(entry.id, entry.ok ? entry.value.status : entry.error.text);
   * }
   */
  getOrderStatuses(orders: readonly number[]): Promise<Entry<OrderStatus>[]>;

  /**
   * Asks for a refill of one order. Never repeated by the client: after an {@link UnexpectedAnswer} it may exist.
   *
   * @returns `refill`, the refill's id, which is text here and a number everywhere else, as the panel has it.
   */
  createRefill(order: number): Promise<CreatedRefill>;

  /** Asks for a refill of up to 100 orders. An entry's value is the id of the refill. Never repeated by the client. */
  createRefills(orders: readonly number[]): Promise<Entry<number>[]>;

  /** Where one refill stands. */
  getRefillStatus(refill: number): Promise<RefillStatus>;

  /** Where up to 100 refills stand. An entry's value is the status, such as `Completed`. */
  getRefillStatuses(refills: readonly number[]): Promise<Entry<RefillState>[]>;

  /**
   * Asks the panel to stop up to 100 orders. An entry with a value (`1`) means that the panel took the wish; the order's
   * status tells when it is `Canceled`. Never repeated by the client.
   */
  cancelOrders(orders: readonly number[]): Promise<Entry<number>[]>;

  /** What the account can still spend, as decimal text, and its currency. */
  getBalance(): Promise<Balance>;

  /**
   * The typed openapi-fetch client underneath, for what the methods do not offer. It adds the key by itself, and
   * answers `{ data, error, response }` without any of the checks above: a refusal is `data`.
   */
  readonly raw: RawClient;
}

/**
 * Makes a client of one panel.
 *
 * @throws {@link ConfigError} when the key or the URL cannot be right. Nothing is sent.
 * @example
 * const panel = createClient({ key: process.env.AUTOSTAGRAM_KEY });
 * const { balance, currency } = await panel.getBalance();
 */
export function createClient(options: ClientOptions): Client {
  const { key, url = DEFAULT_URL, fetch = globalThis.fetch } = options ?? {};
  const connection = { key: checkKey(key), origin: checkUrl(url), fetch };
  const call = createCall(createSend(connection), connection);

  async function read<Value>(readValue: Read<Value>, operation: Operation, fields?: object) {
    const answer = await call(operation, fields);
    return readValue(answer, answer.value);
  }
  function one<Value>(operation: Operation, field: string, readValue: Read<Value>) {
    return async (id: number) => read(readValue, operation, { [field]: checkId(field, id) });
  }
  function many<Value>(operation: Operation, field: string, { index, value }: { index: Index; value: Read<Value> }) {
    return async (ids: readonly number[]) => {
      const distinct = checkIds(field, ids);
      const answer = await call(operation, { [field]: distinct.join() });
      const values = index(answer);
      return distinct.map((id) => readEntry(answer, id, { found: values.get(String(id)), read: value }));
    };
  }
  async function place(order: Order | CustomOrder) {
    const fields = { ...order, service: checkId("service", order?.service) };
    return read(objectWith<PlacedOrder>("order", readId), "addOrder", fields);
  }

  const orderStatus = objectWith<OrderStatus>("status", readText);
  return {
    listServices: () => read(listOf(objectWith<Service>("service", readId)), "listServices"),
    addOrder: Object.assign((order: Order) => place(order), { custom: place }),
    getOrderStatus: one("getOrderStatus", "order", orderStatus),
    getOrderStatuses: many("getOrderStatuses", "orders", { index: byKey, value: orderStatus }),
    createRefill: one("createRefill", "order", objectWith<CreatedRefill>("refill", readIdAsText)),
    createRefills: many("createRefills", "orders", { index: byField("order", "refill"), value: readId }),
    getRefillStatus: one("getRefillStatus", "refill", objectWith<RefillStatus>("status", readText)),
    getRefillStatuses: many("getRefillStatuses", "refills", { index: byField("refill", "status"), value: readText }),
    cancelOrders: many("cancelOrders", "orders", { index: byField("order", "cancel"), value: readId }),
    getBalance: () => read(objectWith<Balance>("balance"), "getBalance"),
    raw: createRaw(connection),
  };
}
