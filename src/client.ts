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
import { asIs, listOf, objectWith, type Read, readCancel, readId, readIdAsText, readText } from "./internal/answers.ts";
import { createCall } from "./internal/call.ts";
import { byField, byKey, type Index, readEntries } from "./internal/entries.ts";
import { checkId } from "./internal/ids.ts";
import { createList } from "./internal/lists.ts";
import { placeOrder } from "./internal/order.ts";
import { createSend } from "./internal/transport.ts";
import type { Operation } from "./operations.ts";
import { type CallOptions, type ClientOptions, checkOptions, type ListOptions, type OrderOptions } from "./options.ts";
import type { CustomOrder, Order } from "./orders.ts";

/**
 * Places an order and takes its price from the balance. Never repeated by the client, since the panel has no idempotency key:
 * where the `outcome` of an error is `unknown`, the order may exist.
 */
export interface AddOrder {
  /**
   * @throws {@link RefusedError} when the panel says no; then nothing was ordered and nothing charged.
   * @throws {@link CheckError} when `check` finds something, `DuplicateError` when the `ledger` knows the `ref`, and
   * `LedgerError` when the ledger fails. Nothing was sent then.
   * @throws Any other {@link AutostagramError}, whose `outcome` says what became of the order.
   * @example
   * const { order } = await panel.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 });
   */
  (order: Order, options?: OrderOptions): Promise<PlacedOrder>;
  /**
   * The same for a service type that is not documented. The fields are sent as they are; nothing checks their names,
   * save that `key` and `action` stay the client's.
   *
   * @example
   * await panel.addOrder.custom({ service: 7, link: "https://example.com/p/1", emoji: "👏" });
   */
  custom(fields: CustomOrder, options?: OrderOptions): Promise<PlacedOrder>;
}

/**
 * A list operation: one entry for each distinct id, in the order asked. It takes any number of ids and cuts them into calls of
 * 100; lists that read have several under way at once, lists that write send one after another. For ids that should not sit in
 * memory there is `iterate` of `autostagram/iterate`.
 *
 * @param ids Ids of orders, or of refills where refills are asked for.
 * @throws {@link PartialError} when one of several calls failed. It carries everything that was answered.
 */
export type ListMethod<Value> = (ids: readonly number[], options?: ListOptions) => Promise<Entry<Value>[]>;

/**
 * One panel, one key. Every method rejects with an {@link AutostagramError}: one class a cause, and for calls that write an
 * `outcome` that says whether the panel acted. Calls that read are sent up to three times, calls that write once.
 */
export interface Client {
  /** Every service this account may order. Can be thousands of rows, and changes seldom. */
  listServices(options?: CallOptions): Promise<Service[]>;

  /** Places an order and takes its price from the balance; see {@link AddOrder}. */
  readonly addOrder: AddOrder;

  /**
   * Where one order stands. Amounts and counts are decimal text, as the panel writes them.
   *
   * @param order The id that `addOrder` resolved with.
   */
  getOrderStatus(order: number, options?: CallOptions): Promise<OrderStatus>;

  /**
   * Where many orders stand: one entry for each distinct id, in the order asked.
   *
   * @example
   * for (const entry of await panel.getOrderStatuses([1, 10, 100])) {
   *   console.log(entry.id, entry.ok ? entry.value.status : entry.error.text);
   * }
   */
  readonly getOrderStatuses: ListMethod<OrderStatus>;

  /**
   * Asks for a refill of one order. Never repeated by the client: where the `outcome` of an error is `unknown`, it may exist.
   *
   * @param order The id that `addOrder` resolved with.
   * @returns `refill`, the refill's id, which is text here and a number everywhere else, as the panel has it.
   */
  createRefill(order: number, options?: CallOptions): Promise<CreatedRefill>;

  /** Asks for a refill of many orders. An entry's value is the id of the refill. Never repeated by the client. */
  readonly createRefills: ListMethod<number>;

  /**
   * Where one refill stands.
   *
   * @param refill The id of the refill as a number: `Number(refill)` of what `createRefill` resolved with.
   */
  getRefillStatus(refill: number, options?: CallOptions): Promise<RefillStatus>;

  /** Where many refills stand. An entry's value is the status, such as `Completed`. */
  readonly getRefillStatuses: ListMethod<RefillState>;

  /**
   * Asks the panel to stop orders. An entry with a value (`1`) means that the panel took the wish; the order's
   * status tells when it is `Canceled`. Never repeated by the client.
   */
  readonly cancelOrders: ListMethod<number>;

  /** What the account can still spend, as decimal text, and its currency. */
  getBalance(options?: CallOptions): Promise<Balance>;
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
  const settings = checkOptions(options);
  const call = createCall(createSend(settings), settings);

  function one<Value>(operation: Operation, field: string, read: Read<Value>) {
    // Given back as it is, the promise would be waited for in two steps more.
    return async (id: number, options?: CallOptions) =>
      await call({ operation, fields: { [field]: checkId(field, id) }, read }, options);
  }
  function many<Value>(operation: Operation, field: string, reading: { index: Index; value: Read<Value> }) {
    return createList<Value>(operation, field, (ids, options) =>
      call(
        { operation, fields: { [field]: ids.join() }, read: (answer) => readEntries(answer, ids, reading) },
        options,
      ),
    );
  }
  function all<Value>(operation: Operation, read: Read<Value>) {
    return (options?: CallOptions) => call({ operation, read }, options);
  }

  const placed = objectWith<PlacedOrder>("order", readId);
  const place = async (order: Order | CustomOrder, options: OrderOptions = {}) =>
    placeOrder(order, options, (fields, rest) => call({ operation: "addOrder", fields, read: placed }, rest));

  const service = objectWith<Service>("service", readId, ["rate", "min", "max"]);
  const order = objectWith<OrderStatus>("status", readText, ["charge", "start_count", "remains"]);
  const refill = objectWith<RefillStatus>("status", readText);
  return {
    listServices: all("listServices", listOf(service)),
    addOrder: Object.assign((order: Order, options?: OrderOptions) => place(order, options), { custom: place }),
    getOrderStatus: one("getOrderStatus", "order", order),
    getOrderStatuses: many("getOrderStatuses", "orders", { index: byKey, value: order }),
    createRefill: one("createRefill", "order", objectWith<CreatedRefill>("refill", readIdAsText)),
    createRefills: many("createRefills", "orders", { index: byField("order", "refill"), value: readId }),
    getRefillStatus: one("getRefillStatus", "refill", refill),
    getRefillStatuses: many("getRefillStatuses", "refills", { index: byField("refill", "status"), value: readText }),
    cancelOrders: many("cancelOrders", "orders", { index: byField("order", "cancel"), value: readCancel }),
    getBalance: all("getBalance", objectWith<Balance>("balance", asIs, ["balance"])),
  };
}
