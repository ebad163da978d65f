/** Changes that a checker misses which looks at each answer by itself. */
import { isObject } from "../../src/findings.ts";
import { GONE, type To } from "./change.ts";
import { data, envelopes, moved, type Rest, shape } from "./envelopes.ts";
import { answer, type Mutation, type Outcome, STAGE, value } from "./mutation.ts";
import { type Reply, type Seen, textReply } from "./reply.ts";

const listServices = "listServices";
const getBalance = "getBalance";
const getOrderStatus = "getOrderStatus";
const getOrderStatuses = "getOrderStatuses";
const getRefillStatuses = "getRefillStatuses";

function at(operation: string, pointer: string, name: string, to: To, rest: Rest = {}): Mutation {
  return value({ operation, pointer }, to, { row: 0, name: `${operation}: ${name}`, outcome: "breaking", ...rest });
}

/** Whether one answer agrees with another. */
const agreements: Mutation[] = [
  at(getOrderStatuses, "/1", "an order that is there alone is refused", () => ({ error: "Incorrect order ID" })),
  onlyIf(
    isLong,
    at(getOrderStatuses, "/1", "an order refused in a long list", () => ({ error: "Incorrect order ID" })),
  ),
  onlyIf(
    isLong,
    at(getOrderStatuses, "/1/charge", "another charge in a long list", () => "9.99"),
  ),
  {
    ...at(getRefillStatuses, "/refill=1/status", "a refill that is there alone is refused", () => ({
      error: "Refill not found",
    })),
    toldBy: "refill",
  },
  ...(
    [
      ["status", "Canceled"],
      ["remains", "10000"],
      ["start_count", "1"],
    ] as const
  ).map(([field, to]) =>
    onlyIf(
      isAgain,
      at(getOrderStatus, `/${field}`, `${field} of an order at its end changes`, () => to),
    ),
  ),
  data(getRefillStatuses, "a row twice", (rows: unknown[]) => [...rows, rows[0]], {
    outcome: "drift",
    at: ["/2", "/2/refill"],
    toldBy: "refill",
  }),
  data(listServices, "the key refused here alone", () => ({ error: "Invalid API key" }), {
    stage: STAGE.replaced,
    at: "/error",
  }),
];

function isLong({ fields }: Seen): boolean {
  return (fields.get("orders")?.split(",").length ?? 0) > 50;
}

function isAgain({ nth }: Seen): boolean {
  return nth > 1;
}

function onlyIf(fits: (seen: Seen) => boolean, { write, ...mutation }: Mutation): Mutation {
  return { ...mutation, write: (reply, seen, note) => (fits(seen) ? (write?.(reply, seen, note) ?? reply) : reply) };
}

/** Of an operation, over HTTP. */
function sent(operation: string, name: string, outcome: Outcome, to: (reply: Reply) => Reply): Mutation {
  return {
    row: 0,
    name: `${operation}: ${name}`,
    outcome,
    stage: STAGE.http,
    write: answer(operation, "data", to),
    expected: [{ operation, pointer: "" }],
  };
}

const typed = (type: string) => (reply: Reply) => ({ ...reply, headers: { ...reply.headers, "content-type": type } });

const wire: Mutation[] = [
  sent(getOrderStatus, "JSON said to be in Latin-1", "drift", typed("application/json; charset=ISO-8859-1")),
  sent(getOrderStatus, "application/jsonp", "drift", typed("application/jsonp")),
  sent(getBalance, "HTTP 204", "breaking", () => textReply(204, "")),
];

/** The key in what comes back, in other writings. */
const echoes: Mutation[] = (
  [
    ["in base64", (key: string) => Buffer.from(key).toString("base64")],
    ["as a form writes it", (key: string) => new URLSearchParams({ key }).toString()],
  ] as const
).map(([name, writing]) => ({
  row: 0,
  name: `the key comes back ${name}`,
  outcome: "breaking",
  security: true,
  stage: STAGE.values,
  expected: [{ operation: getBalance, pointer: "" }],
  write: (reply, seen, note) => {
    if (seen.operation !== getBalance || seen.key !== "right" || !isObject(reply.body)) return reply;
    note("");
    return { ...reply, body: { ...reply.body, request: writing(seen.sent) } };
  },
}));

const doors: Mutation[] = [
  {
    row: 0,
    name: "an empty key accepted",
    outcome: "breaking",
    security: true,
    stage: STAGE.read,
    read: (seen) => (seen.fields.get("key") === "" ? { ...seen, key: "right" } : seen),
    expected: [{ operation: getBalance, pointer: "" }],
  },
];

const ITEM = { row: 0, outcome: "breaking", mode: "writes" } as const;

/** What is only seen where a run may write. */
const writes: Mutation[] = [
  value({ operation: "cancelOrders", pointer: "/*/cancel" }, () => 1, { ...ITEM, name: "order 0 is cancelled" }),
  value({ operation: "cancelOrders", pointer: "/*/order" }, String, {
    ...ITEM,
    name: "cancels with their ids as text",
  }),
  value({ operation: "createRefills", pointer: "/*/refill" }, () => null, { ...ITEM, name: "refused refills as null" }),
  value({ operation: "createRefills", pointer: "/*/order" }, () => GONE, {
    ...ITEM,
    name: "refills without their ids",
  }),
  {
    ...data("createRefills", "as a map", (rows: { order: number; refill: unknown }[]) =>
      Object.fromEntries(rows.map(({ order, refill }) => [order, refill])),
    ),
    ...shape,
    ...moved("createRefills", (pointer) => pointer.replace(/^\/\d+\/(refill|order)/, "/*")),
    mode: "writes",
  },
  {
    ...ITEM,
    name: "order 0 is refilled",
    stage: STAGE.replaced,
    write: answer("createRefill", "refusals", (reply, { key }) =>
      key === "right" ? { ...reply, body: { refill: "5" } } : reply,
    ),
    expected: [{ operation: "createRefill", pointer: "" }],
  },
];

const tolerated: Mutation[] = [
  data(getBalance, "an error of null beside the data", (body: object) => ({ ...body, error: null }), {
    outcome: "tolerated",
    stage: STAGE.values,
    at: "/error",
  }),
  value({ operation: getOrderStatuses, pointer: "/1/+error" }, (was) => was ?? null, {
    row: 0,
    name: `${getOrderStatuses}: an error of null beside the data of an item`,
    outcome: "tolerated",
  }),
];

export const further: readonly Mutation[] = [
  ...envelopes,
  ...agreements,
  ...wire,
  ...echoes,
  ...doors,
  ...writes,
  ...tolerated,
];
