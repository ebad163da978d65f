/** What a runtime must show, and where one differs: each difference with the observation behind it. */

/** What a caller can tell of a failed call, and how many requests of it reached the panel. */
export type Failure = {
  name: string;
  outcome?: string | undefined;
  code?: string | undefined;
  status?: number | undefined;
  location?: string | undefined;
  requests: number;
};

export type Difference = {
  runtimes: readonly string[];
  /** What was seen when the runtime was left to itself. */
  observation: string;
  faults: { [fault: string]: Partial<Failure> };
};

/** Stands for the origin that the redirect points to. */
export const ELSEWHERE = "ELSEWHERE";

/** The answers of the ten calls. The mock's panel shows the examples of the description. */
export const calls = {
  listServices: [
    {
      service: 1,
      name: "Followers",
      type: "Default",
      category: "First Category",
      rate: "0.90",
      min: "50",
      max: "10000",
      refill: true,
      cancel: true,
    },
    {
      service: 2,
      name: "Comments",
      type: "Custom Comments",
      category: "Second Category",
      rate: "8",
      min: "10",
      max: "1500",
      refill: false,
      cancel: true,
    },
  ],
  addOrder: { order: 23501 },
  getOrderStatus: { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" },
  getOrderStatuses: [
    {
      id: 1,
      ok: true,
      value: { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" },
    },
    { id: 10, ok: false, error: { reason: "incorrect_order_id", text: "Incorrect order ID" } },
    {
      id: 100,
      ok: true,
      value: { charge: "1.44219", start_count: "234", status: "In progress", remains: "10", currency: "USD" },
    },
  ],
  createRefill: { refill: "1" },
  createRefills: [
    { id: 1, ok: true, value: 1 },
    { id: 2, ok: true, value: 2 },
    { id: 3, ok: false, error: { reason: "incorrect_order_id", text: "Incorrect order ID" }, outcome: "refused" },
  ],
  getRefillStatus: { status: "Completed" },
  getRefillStatuses: [
    { id: 1, ok: true, value: "Completed" },
    { id: 2, ok: true, value: "Rejected" },
    { id: 3, ok: false, error: { reason: "refill_not_found", text: "Refill not found" } },
  ],
  cancelOrders: [
    { id: 9, ok: false, error: { reason: "incorrect_order_id", text: "Incorrect order ID" }, outcome: "refused" },
    { id: 2, ok: true, value: 1 },
  ],
  getBalance: { balance: "100.84292", currency: "USD" },
};

/** A list of 101 ids: the calls that the panel sees, by the number of their ids. */
export const calls101 = [100, 1];

const lost = { name: "ConnectionLostError", outcome: "unknown" };

/** All but `refusedRead` are orders. */
export const faults: { [fault: string]: Failure } = {
  refusedRead: { name: "ConnectError", code: "ECONNREFUSED", requests: 0 },
  refused: { name: "ConnectError", outcome: "not-sent", code: "ECONNREFUSED", requests: 0 },
  reset: { ...lost, code: "ECONNRESET", requests: 1 },
  reusedReset: { ...lost, code: "ECONNRESET", requests: 1 },
  stall: { name: "DeadlineError", outcome: "unknown", requests: 1 },
  stallInBody: { name: "DeadlineError", outcome: "unknown", requests: 1 },
  redirect: { name: "RedirectError", outcome: "unknown", status: 307, location: ELSEWHERE, requests: 1 },
  abortBefore: { name: "AbortedError", outcome: "not-sent", requests: 0 },
  abortDuring: { name: "AbortedError", outcome: "unknown", requests: 1 },
};

/** Where no failure of a connection has a code, a refused port proves no more than a reset. */
const refusedUnproved = { name: "ConnectionLostError", code: undefined };
const codeless = {
  refusedRead: refusedUnproved,
  refused: { ...refusedUnproved, outcome: "unknown" },
  reset: { code: undefined },
  reusedReset: { code: undefined },
};

export const differences: Difference[] = [
  {
    runtimes: ["deno"],
    observation:
      "A refused port is TypeError with a cause that has no code. Its message says `client error (Connect): tcp connect error: " +
      "Connection refused (os error 111)`, which is text for people and bound to no version.",
    faults: codeless,
  },
  {
    runtimes: ["workerd"],
    observation:
      "A refused port, a reset and a closed connection are one Error without a code: `Network connection lost.`",
    faults: codeless,
  },
  {
    runtimes: ["chromium"],
    observation: "Whatever happens to a connection is TypeError `Failed to fetch`, without a code or a cause.",
    faults: codeless,
  },
  {
    runtimes: ["chromium"],
    observation:
      "Chromium itself sends a POST again when a connection that it has used before is reset; no option of fetch stops it.",
    faults: { reusedReset: { requests: 2 } },
  },
  {
    runtimes: ["chromium"],
    observation:
      "A page sees neither the status of a redirect nor where it points: the answer is `opaqueredirect` with status 0.",
    faults: { redirect: { status: 0, location: undefined } },
  },
  {
    runtimes: ["chromium"],
    observation:
      "A form may be posted to another origin without asking it first. The panel gets the order, and the page gets no answer.",
    faults: { foreign: { name: "ConnectionLostError", outcome: "unknown", requests: 1 } },
  },
];
