/** What the compiler accepts and what it must not. Nothing here runs; `npx tsc` checks it. */
import type {
  Balance,
  CallOptions,
  Client,
  CreatedRefill,
  Entry,
  ListOptions,
  Order,
  OrderOptions,
  OrderStatus,
  Outcome,
  PlacedOrder,
  Reason,
  RefillState,
  RefillStatus,
  Service,
} from "../../src/index.ts";
import { createClient } from "../../src/index.ts";
import type { RawClient } from "../../src/raw/index.ts";

const link = "https://example.com/p/1";

export async function everyMethodTakesWhatItDocuments(panel: Client) {
  const services: Service[] = await panel.listServices();
  const placed: PlacedOrder = await panel.addOrder({ service: 1, link, quantity: 1000 });
  const custom: PlacedOrder = await panel.addOrder.custom({
    service: 7,
    link,
    emoji: "👏",
    lines: ["a", "b"],
    count: 1,
  });
  const status: OrderStatus = await panel.getOrderStatus(1);
  const statuses: Entry<OrderStatus>[] = await panel.getOrderStatuses([1, 10, 100]);
  const refill: CreatedRefill = await panel.createRefill(1);
  const refills: Entry<number>[] = await panel.createRefills([1, 2, 3] as const);
  const refillStatus: RefillStatus = await panel.getRefillStatus(Number(refill.refill));
  const refillStatuses: Entry<RefillState>[] = await panel.getRefillStatuses([1, 2, 3]);
  const cancels: Entry<number>[] = await panel.cancelOrders([9, 2]);
  const balance: Balance = await panel.getBalance();
  return {
    services,
    placed,
    custom,
    status,
    statuses,
    refill,
    refills,
    refillStatus,
    refillStatuses,
    cancels,
    balance,
  };
}

export function everyMethodRejectsWhatItDoesNotDocument(panel: Client) {
  // @ts-expect-error the list of services cannot be filtered
  panel.listServices({ category: "Followers" });
  // @ts-expect-error an order needs a service
  panel.addOrder({ link, quantity: 1000 });
  // @ts-expect-error a custom order needs a service too
  panel.addOrder.custom({ link });
  // @ts-expect-error an id is a number
  panel.getOrderStatus("1");
  // @ts-expect-error several ids are an array
  panel.getOrderStatuses(1);
  // @ts-expect-error several orders are the business of `createRefills`
  panel.createRefill([1]);
  // @ts-expect-error ids are not joined by the caller
  panel.createRefills("1,2");
  // @ts-expect-error the refill of `createRefill` is text and has to be turned into a number
  panel.getRefillStatus({ refill: "1" }.refill);
  // @ts-expect-error ids are numbers
  panel.getRefillStatuses(["1"]);
  // @ts-expect-error one order is an array of one
  panel.cancelOrders(9);
  // @ts-expect-error there is no balance in another currency
  panel.getBalance("KRW");
}

export function everyMethodTakesItsOptions(panel: Client, call: CallOptions, list: ListOptions, add: OrderOptions) {
  panel.listServices(call);
  // @ts-expect-error one call has nothing to be concurrent with
  panel.listServices({ concurrency: 2 });
  panel.addOrder({ service: 1, link }, { ...add, timeout: 1000, ref: "purchase-7" });
  // @ts-expect-error an order is never sent again
  panel.addOrder({ service: 1, link }, { retries: 1 });
  panel.addOrder.custom({ service: 7, link }, { ...add, check: () => ({ problems: [] }) });
  // @ts-expect-error a check gives all problems, not a verdict
  panel.addOrder.custom({ service: 7, link }, { check: () => true });
  panel.getOrderStatus(1, { timeout: 1000, signal: AbortSignal.timeout(1000) });
  // @ts-expect-error a timeout is a number of milliseconds
  panel.getOrderStatus(1, { timeout: "1s" });
  panel.getOrderStatuses([1], { ...list, concurrency: 2 });
  // @ts-expect-error a concurrency is a number
  panel.getOrderStatuses([1], { concurrency: "all" });
  panel.createRefill(1, call);
  // @ts-expect-error a ledger is for orders
  panel.createRefill(1, { ref: "purchase-7" });
  panel.createRefills([1], { ...list, timeout: undefined });
  // @ts-expect-error what goes wrong is in the entries, not in an option
  panel.createRefills([1], { ignoreErrors: true });
  panel.getRefillStatus(1, { ...call, signal: undefined });
  // @ts-expect-error a signal is not its controller
  panel.getRefillStatus(1, { signal: new AbortController() });
  panel.getRefillStatuses([1], list);
  // @ts-expect-error options come after the ids
  panel.getRefillStatuses(list, [1]);
  panel.cancelOrders([9, 2], { signal: AbortSignal.timeout(1000) });
  // @ts-expect-error how long a list is cut is the panel's rule
  panel.cancelOrders([9, 2], { chunk: 50 });
  panel.getBalance({ timeout: 1000 });
  // @ts-expect-error the key is the client's, not the call's
  panel.getBalance({ key: "k" });
}

/** One order of each documented type. */
export const everyForm: Order[] = [
  { service: 1, link, quantity: 1000 },
  { service: 1, link, quantity: 100, runs: 5, interval: 60 },
  { service: 1, link },
  { service: 1, link, quantity: 100, keywords: ["running shoes"] },
  { service: 1, link, comments: ["Great work!", "정말 멋져요 👏"] },
  { service: 1, link, quantity: 100, usernames: ["alice", "bob"] },
  { service: 1, link, quantity: 100, usernames: ["alice"], hashtags: ["#서울"] },
  { service: 1, link, usernames: ["alice"] },
  { service: 1, link, quantity: 100, hashtag: "travel" },
  { service: 1, link, quantity: 100, username: "alice" },
  { service: 1, link, quantity: 100, media: link },
  { service: 1, link, username: "alice", comments: ["Thanks!"] },
  { service: 1, link, quantity: 100, answer_number: 2 },
  { service: 1, link, quantity: 100, groups: ["a", "b"] },
  { service: 1, username: "alice", min: 100, max: 110, delay: 30, posts: 10, old_posts: 5, expiry: "31/12/2027" },
  { service: 1, link, quantity: 100, country: "KR", device: 5, type_of_traffic: 1, google_keyword: "shoes" },
  { service: 1, link, quantity: 100, country: "KR", device: 1, type_of_traffic: 2, referring_url: link },
];

export function anOrderIsOneForm(panel: Client) {
  // @ts-expect-error comments are an array, one entry a line
  panel.addOrder({ service: 1, link, comments: "Great work!\nLove it" });
  // @ts-expect-error no type has both comments and a quantity
  panel.addOrder({ service: 1, link, quantity: 100, comments: ["Great work!"] });
  // @ts-expect-error a subscription has no link
  panel.addOrder({ service: 1, link, username: "alice", min: 100, max: 110, delay: 30 });
  // @ts-expect-error no type has keywords without a quantity
  panel.addOrder({ service: 1, link, keywords: ["running shoes"] });
  // @ts-expect-error hashtags go with usernames
  panel.addOrder({ service: 1, link, quantity: 100, hashtags: ["#서울"] });
  // @ts-expect-error a delay is one of the documented steps
  panel.addOrder({ service: 1, username: "alice", min: 100, max: 110, delay: 7 });
  // @ts-expect-error there is no device 6
  panel.addOrder({ service: 1, link, quantity: 100, country: "KR", device: 6, type_of_traffic: 3 });
  // @ts-expect-error a quantity is a number
  panel.addOrder({ service: 1, link, quantity: "1000" });
  // @ts-expect-error an optional field is left out rather than undefined
  panel.addOrder({ service: 1, link, quantity: 1000, runs: undefined });
  // @ts-expect-error a field that no type has is the business of `addOrder.custom`
  panel.addOrder({ service: 1, link, emoji: "👏" });
  // @ts-expect-error the client adds the key
  panel.addOrder({ service: 1, link, key: "k" });
  // @ts-expect-error the client adds the action
  panel.addOrder({ service: 1, link, action: "add" });
  // @ts-expect-error a custom field is text, a number or lines
  panel.addOrder.custom({ service: 7, link, fast: true });
}

export function okNarrowsAnEntry(entry: Entry<OrderStatus>): string {
  // @ts-expect-error an entry may have no value
  entry.value;
  // @ts-expect-error an entry may have no error
  entry.error;
  if (entry.ok) {
    // @ts-expect-error an entry that is ok has no error
    entry.error;
    return entry.value.status;
  }
  // @ts-expect-error an entry that is not ok has no value
  entry.value;
  const reason: Reason = entry.error.reason;
  const outcome: Outcome | undefined = entry.outcome;
  return `${reason} (${outcome}): ${entry.error.text}`;
}

export function rawTakesEveryFormWithoutTheKey(raw: RawClient) {
  raw.POST("/api/v2#action=status&order", { body: { action: "status", order: 1 } });
  raw.POST("/api/v2#action=status&orders", { body: { action: "status", orders: "1,10" } });
  raw.POST("/api/v2#action=status&order", {
    body: {
      action: "status",
      // @ts-expect-error `orders` selects another operation, `getOrderStatuses`
      orders: "1,10",
    },
  });
  raw.POST("/api/v2#action=balance", {
    body: {
      action: "balance",
      // @ts-expect-error the client adds the key
      key: "k",
    },
  });
  // @ts-expect-error there is only POST
  raw.GET("/api/v2#action=balance");
  // @ts-expect-error an operation has to be selected
  raw.POST("/api/v2", { body: { action: "balance" } });
}

export async function rawAnswersWithTheDocumentedTypes(raw: RawClient) {
  const { data } = await raw.POST("/api/v2#action=status&order", { body: { action: "status", order: 1 } });
  // @ts-expect-error a refusal has no charge
  data?.charge;
  if (data === undefined || "error" in data) return;
  const charge: string = data.charge;
  const status: string = data.status;
  return { charge, status };
}

export function aClientNeedsAKey() {
  createClient({ key: "k" });
  createClient({ key: process.env.AUTOSTAGRAM_KEY, url: undefined, fetch: undefined });
  // @ts-expect-error there is no client without a key
  createClient({});
  // @ts-expect-error a key is text
  createClient({ key: 1 });
  // @ts-expect-error an option that does not exist may be a misspelt one
  createClient({ key: "k", baseUrl: "https://panel.example/api/v2" });
  createClient({ key: "k", timeout: 1000, retries: 1, retryDelay: 1, maxAnswerBytes: 1e6, limiter: async () => {} });
  createClient({ key: "k", onRequest: ({ attempt }) => attempt, onRetry: ({ delay }) => delay, validate: () => [] });
  // @ts-expect-error how many calls of a list run at once is said at the list
  createClient({ key: "k", concurrency: 2 });
  // @ts-expect-error a validator says what is wrong, in a list
  createClient({ key: "k", validate: () => false });
  // @ts-expect-error a validator cannot take its time
  createClient({ key: "k", validate: async () => [] });
}
