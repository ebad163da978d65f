/** Kinds of change to lists and their rows. The numbers are those of `kinds.ts`. */
import { isObject } from "../../src/findings.ts";
import { answer, type Mutation, STAGE, value } from "./mutation.ts";
import type { Reply, Seen } from "./reply.ts";
import { bare, gone, keyedBy, number, set, text } from "./ways.ts";

const getOrderStatuses = "getOrderStatuses";
const getRefillStatuses = "getRefillStatuses";

const breaking = "breaking" as const;
const drift = "drift" as const;
const tolerated = "tolerated" as const;

const maps: Mutation[] = [
  {
    row: 14,
    name: "statuses as a list",
    operation: getOrderStatuses,
    isShape: true,
    outcome: breaking,
    stage: STAGE.envelope,
    write: answer(getOrderStatuses, "data", (reply) => ({ ...reply, body: Object.values(reply.body as object) })),
    expected: [{ operation: getOrderStatuses, pointer: "" }],
    moves: movesToList,
  },
  {
    row: 14,
    name: "statuses as a list of rows with their ids",
    operation: getOrderStatuses,
    isShape: true,
    outcome: breaking,
    stage: STAGE.envelope,
    write: answer(getOrderStatuses, "data", (reply) => ({ ...reply, body: rowsOf(reply.body) })),
    expected: [{ operation: getOrderStatuses, pointer: "" }],
    moves: movesToList,
  },
  value({ operation: getOrderStatuses, pointer: "/1" }, gone, {
    row: 15,
    name: "a known id left out of a map",
    outcome: breaking,
    stage: STAGE.rows,
  }),
  value({ operation: getOrderStatuses, pointer: "/0" }, gone, {
    row: 15,
    name: "an unknown id left out of a map",
    outcome: breaking,
    stage: STAGE.rows,
  }),
  {
    row: 15,
    name: "the last of many ids left out",
    outcome: breaking,
    stage: STAGE.rows,
    write: (reply, seen, note) => withoutLast(reply, seen, note),
  },
  value({ operation: getOrderStatuses, pointer: "/*" }, bare, {
    row: 16,
    name: "refused items of a map as bare text",
    outcome: breaking,
  }),
  value({ operation: getRefillStatuses, pointer: "/*/status" }, bare, {
    row: 16,
    name: "refused refills as bare text",
    outcome: breaking,
  }),
  value({ operation: "cancelOrders", pointer: "/*/cancel" }, bare, {
    row: 16,
    name: "refused cancels as bare text",
    outcome: breaking,
    mode: "writes",
  }),
];

/** Where an item comes to lie whose place in the list only the panel knows; one that is left out lies nowhere. */
function movesToList(operation: string, pointer: string): string {
  if (operation !== getOrderStatuses) return pointer;
  return /^\/\d+$/.test(pointer) ? "" : pointer.replace(/^\/\d+/, "/*");
}

/** Of a list of a hundred, so that a short one is whole. */
function withoutLast(reply: Reply, { operation, answered, fields }: Seen, note: (pointer: string) => void): Reply {
  const ids = fields.get("orders")?.split(",") ?? [];
  const last = ids.at(-1) ?? "";
  if (operation !== getOrderStatuses || answered !== operation || ids.length < 50) return reply;
  if (!isObject(reply.body) || !Object.hasOwn(reply.body, last)) return reply;
  const { [last]: _left, ...body } = reply.body;
  note(`/${last}`);
  return { ...reply, body };
}

const refills: Mutation[] = [
  {
    row: 18,
    name: "refill statuses as a map",
    operation: getRefillStatuses,
    isShape: true,
    outcome: breaking,
    stage: STAGE.envelope,
    write: answer(getRefillStatuses, "data", (reply, seen) => ({ ...reply, body: statusById(reply.body, seen) })),
    expected: [{ operation: getRefillStatuses, pointer: "" }],
    moves: (operation, pointer) =>
      operation === getRefillStatuses ? pointer.replace(/^\/\d+\/(?:status|refill)/, "/*") : pointer,
  },
  {
    row: 18,
    name: "refill rows as a map",
    operation: getRefillStatuses,
    isShape: true,
    outcome: breaking,
    stage: STAGE.rows,
    write: answer(getRefillStatuses, "data", (reply) => ({ ...reply, body: keyedBy("refill", reply.body) })),
    expected: [{ operation: getRefillStatuses, pointer: "" }],
  },
  value({ operation: getRefillStatuses, pointer: "/*/refill" }, gone, {
    row: 18,
    name: "refill rows without their ids",
    outcome: breaking,
  }),
  value({ operation: getRefillStatuses, pointer: "/refill=1/refill" }, set(777), {
    row: 18,
    name: "a refill row with a wrong id",
    outcome: breaking,
  }),
  {
    row: 18,
    name: "one refill refused in its field",
    outcome: drift,
    stage: STAGE.envelope,
    write: answer("getRefillStatus", "refusals", (reply, { key }) =>
      key === "right" ? { ...reply, body: { status: reply.body } } : reply,
    ),
    expected: [{ operation: "getRefillStatus", pointer: "/status" }],
    moves: (operation, pointer) => (operation === "getRefillStatus" ? `/status${pointer}` : pointer),
  },
  {
    row: 19,
    name: "refill rows in another order",
    outcome: tolerated,
    stage: STAGE.rows,
    write: answer(getRefillStatuses, "data", (reply) =>
      Array.isArray(reply.body) ? { ...reply, body: reply.body.toReversed() } : reply,
    ),
    operation: getRefillStatuses,
    toldBy: "refill",
  },
];

const writes: Mutation[] = [
  {
    row: 20,
    name: "cancels as a map",
    operation: "cancelOrders",
    isShape: true,
    outcome: breaking,
    mode: "writes",
    stage: STAGE.rows,
    write: answer("cancelOrders", "data", (reply) => ({ ...reply, body: keyedBy("order", reply.body) })),
    expected: [{ operation: "cancelOrders", pointer: "" }],
  },
  {
    row: 20,
    name: "the error of a cancel is text",
    outcome: breaking,
    mode: "writes",
    stage: STAGE.replaced,
    write: answer("cancelOrders", "data", (reply) => ({ ...reply, body: "Incorrect order ID" })),
    expected: [{ operation: "cancelOrders", pointer: "" }],
  },
  ...(
    [
      ["cancelOrders", "/*/cancel", set(true)],
      ["createRefill", "/refill", number],
      ["addOrder", "/order", text],
    ] as const
  ).map(([operation, pointer, to]) =>
    value({ operation, pointer }, (was) => (/^\d+$/.test(String(was)) ? to(was) : was), {
      row: 21,
      name: `${operation}: the id of what was made in another type`,
      outcome: "not-covered",
      expected: [{ operation, pointer }],
    }),
  ),
  value({ operation: "addOrder", pointer: "/order" }, text, {
    row: 21,
    name: "addOrder: the new order's id as text, when one is bought",
    outcome: breaking,
    mode: "spend",
  }),
];

/** Rows without ids are in the order asked. */
function statusById(rows: unknown, { fields }: Seen): unknown {
  if (!Array.isArray(rows)) return rows;
  const asked = fields.get("refills")?.split(",") ?? [];
  return Object.fromEntries(rows.map(({ refill, status }, index) => [String(refill ?? asked[index]), status]));
}

function rowsOf(map: unknown): unknown {
  return Object.entries(map as object).map(([order, item]) =>
    isObject(item) ? { order: Number(order), ...item } : item,
  );
}

export const ofLists: readonly Mutation[] = [...maps, ...refills, ...writes];
