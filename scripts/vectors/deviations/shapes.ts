/** Answers in another shape: envelopes, lists for maps, refusals in odd places. What the panel means must not become something else. */
import { allOperations, type Case, refused, unexpected, value, valueOrUnexpected } from "../case.ts";
import { documented } from "../documented.ts";
import { json } from "../json.ts";

type Entry = { id: number };

const status = documented("getOrderStatus").answer;
const { answer: services } = documented("listServices");

const wrapped: Case[] = [
  {
    name: "takes the catalogue out of services",
    operation: "listServices",
    answer: json({ services }),
    allowed: valueOrUnexpected(services),
  },
  ...allOperations.map((operation): Case => {
    const { answer, value: found } = documented(operation);
    const others =
      operation === "getOrderStatuses" ? [value(found.map(({ id }: Entry) => ({ id, missing: true })))] : [];
    return {
      name: "takes the answer out of data",
      operation,
      answer: json({ data: answer }),
      // In a map of ids, data may pass for an id that nobody asked for.
      allowed: [...valueOrUnexpected(found), ...others],
    };
  }),
  {
    name: "takes the answer out of data beside the status of the envelope",
    operation: "getOrderStatus",
    answer: json({ status: "success", data: status }),
    // Without a look into it, the envelope's own status is the order's, and the rest is missing.
    allowed: valueOrUnexpected(status),
  },
  ...(["getOrderStatus", "addOrder", "getBalance", "listServices"] as const).map(
    (operation): Case => ({
      name: "finds a refusal in data",
      operation,
      answer: json({ data: { error: "Incorrect request" } }),
      allowed: [refused("Incorrect request"), unexpected],
    }),
  ),
  {
    name: "finds a refusal in the status",
    operation: "getRefillStatus",
    answer: json({ status: { error: "Refill not found" } }),
    allowed: [refused("Refill not found"), unexpected],
  },
  {
    name: "finds a refusal in the refill",
    operation: "createRefill",
    answer: json({ refill: { error: "Incorrect order ID" } }),
    allowed: [refused("Incorrect order ID"), unexpected],
  },
];

const unknown = { error: "Incorrect order ID" };
const refusedEntry = (id: number) => ({ id, error: { text: "Incorrect order ID" } });

/** One item in an odd form may be lost to a client. The others and their values may not. */
const orOdd = (...[before, id, after]: [object[], number, object[]]) => [
  ...["unexpected", "missing"].map((state) => value([...before, { id, [state]: true }, ...after])),
  unexpected,
];

const otherLists: Case[] = [
  {
    name: "takes an array in the order asked",
    operation: "getOrderStatuses",
    given: { orders: [5, 10, 3] },
    answer: json([{ ...status, remains: "5" }, unknown, { ...status, remains: "3" }]),
    allowed: valueOrUnexpected([
      { id: 5, value: { ...status, remains: "5" } },
      refusedEntry(10),
      { id: 3, value: { ...status, remains: "3" } },
    ]),
  },
  {
    name: "takes an array whose rows name their order",
    operation: "getOrderStatuses",
    given: { orders: [1, 2] },
    answer: json([
      { order: 2, ...status, remains: "2" },
      { order: 1, ...status, remains: "1" },
    ]),
    allowed: valueOrUnexpected([
      { id: 1, value: { ...status, remains: "1" } },
      { id: 2, value: { ...status, remains: "2" } },
    ]),
  },
  {
    name: "takes an empty array for an empty map",
    operation: "getOrderStatuses",
    given: { orders: [1, 2] },
    answer: "[]",
    allowed: valueOrUnexpected([
      { id: 1, missing: true },
      { id: 2, missing: true },
    ]),
  },
  {
    name: "does not guess whose the rows of a shorter array are",
    operation: "getOrderStatuses",
    given: { orders: [1, 2, 3] },
    answer: json([
      { ...status, remains: "1" },
      { ...status, remains: "3" },
    ]),
    allowed: [unexpected],
  },
  {
    name: "takes a map of ids",
    operation: "cancelOrders",
    given: { orders: [9, 2] },
    answer: json({ 9: unknown, 2: 1 }),
    allowed: valueOrUnexpected([refusedEntry(9), { id: 2, value: true }]),
  },
  {
    name: "takes a map of rows",
    operation: "cancelOrders",
    given: { orders: [9, 2] },
    answer: json({ 9: { cancel: unknown }, 2: { cancel: 1 } }),
    allowed: valueOrUnexpected([refusedEntry(9), { id: 2, value: true }]),
  },
  {
    name: "takes a map of ids",
    operation: "createRefills",
    given: { orders: [1, 3] },
    answer: json({ 1: 7, 3: unknown }),
    allowed: valueOrUnexpected([{ id: 1, value: 7 }, refusedEntry(3)]),
  },
  {
    name: "takes a map of ids",
    operation: "getRefillStatuses",
    given: { refills: [1, 3] },
    answer: json({ 1: "Completed", 3: { error: "Refill not found" } }),
    allowed: valueOrUnexpected([
      { id: 1, value: "Completed" },
      { id: 3, error: { text: "Refill not found" } },
    ]),
  },
];

const bare: Case[] = [
  {
    name: "takes a bare text for a refusal of one order",
    operation: "getOrderStatuses",
    given: { orders: [1, 10] },
    answer: json({ 1: status, 10: "Incorrect order ID" }),
    allowed: [value([{ id: 1, value: status }, refusedEntry(10)]), ...orOdd([{ id: 1, value: status }], 10, [])],
  },
  {
    name: "takes a bare text for a refusal of one order",
    operation: "cancelOrders",
    given: { orders: [9, 2] },
    answer: json([
      { order: 9, cancel: "Incorrect order ID" },
      { order: 2, cancel: 1 },
    ]),
    allowed: [value([refusedEntry(9), { id: 2, value: true }]), ...orOdd([], 9, [{ id: 2, value: true }])],
  },
  {
    name: "takes a bare text for a refusal of one order",
    operation: "createRefills",
    given: { orders: [3, 1] },
    answer: json([
      { order: 3, refill: "Incorrect order ID" },
      { order: 1, refill: 1 },
    ]),
    allowed: [value([refusedEntry(3), { id: 1, value: 1 }]), ...orOdd([], 3, [{ id: 1, value: 1 }])],
  },
  {
    name: "takes an error beside the id for a refusal of one order",
    operation: "createRefills",
    given: { orders: [3, 1] },
    answer: json([
      { order: 3, ...unknown },
      { order: 1, refill: 1 },
    ]),
    allowed: [value([refusedEntry(3), { id: 1, value: 1 }]), ...orOdd([], 3, [{ id: 1, value: 1 }])],
  },
  {
    name: "takes an error beside the id for a refusal of one order",
    operation: "cancelOrders",
    given: { orders: [9, 2] },
    answer: json([
      { order: 9, ...unknown },
      { order: 2, cancel: 1 },
    ]),
    allowed: [value([refusedEntry(9), { id: 2, value: true }]), ...orOdd([], 9, [{ id: 2, value: true }])],
  },
  {
    name: "keeps one item that makes no sense from spoiling the others",
    operation: "createRefills",
    given: { orders: [3, 1] },
    answer: json([
      { order: 3, refill: { id: 7 } },
      { order: 1, refill: 1 },
    ]),
    allowed: [
      value([
        { id: 3, unexpected: true },
        { id: 1, value: 1 },
      ]),
      unexpected,
    ],
  },
  {
    name: "keeps one item that makes no sense from spoiling the others",
    operation: "getOrderStatuses",
    given: { orders: [3, 1] },
    answer: json({ 3: { charge: "0.1" }, 1: status }),
    allowed: [
      value([
        { id: 3, unexpected: true },
        { id: 1, value: status },
      ]),
      unexpected,
    ],
  },
];

/** Names that objects of JavaScript, PHP or Python have anyway. */
const foreign: Case = {
  name: "does not take names of its own language for ids",
  operation: "getOrderStatuses",
  given: { orders: [1, 2] },
  answer: `{"__proto__":${json(status)},"constructor":${json(status)},"toString":${json(status)},"1":${json(status)}}`,
  allowed: valueOrUnexpected([
    { id: 1, value: status },
    { id: 2, missing: true },
  ]),
};

export const shapeCases: Case[] = [...wrapped, ...otherLists, ...bare, foreign];
