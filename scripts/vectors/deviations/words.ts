/** Words and fields that the description does not know. Its sets are open: nothing fails because of one. */
import { type Case, value } from "../case.ts";
import { documented } from "../documented.ts";
import { json, number } from "../json.ts";

const status = documented("getOrderStatus").answer;
const refill = documented("getRefillStatus").answer;
const placed = documented("addOrder").answer;
const balance = documented("getBalance").answer;
const [service, ...services] = documented("listServices").answer;

const ORDER_STATES =
  "Pending|In progress|Processing|Completed|Partial|Canceled|Cancelled|Fail|Refunded|Awaiting|completed|in progress|in_progress|완료";

const REFILL_STATES = "Pending|In progress|Completed|Rejected|Canceled|Error|completed|in_progress|거절됨";

const states: Case[] = [
  ...ORDER_STATES.split("|").map(
    (state): Case => ({
      name: `keeps the status ${nameOf(state)}`,
      operation: "getOrderStatus",
      answer: json({ ...status, status: state }),
      allowed: [value({ ...status, status: state })],
    }),
  ),
  ...REFILL_STATES.split("|").map(
    (state): Case => ({
      name: `keeps the status ${nameOf(state)}`,
      operation: "getRefillStatus",
      answer: json({ status: state }),
      allowed: [value({ status: state })],
    }),
  ),
  {
    name: "keeps statuses that nobody knows",
    operation: "getOrderStatuses",
    given: { orders: [1, 2] },
    answer: json({ 1: { ...status, status: "Awaiting" }, 2: { ...status, status: "in_progress" } }),
    allowed: [
      value([
        { id: 1, value: { ...status, status: "Awaiting" } },
        { id: 2, value: { ...status, status: "in_progress" } },
      ]),
    ],
  },
  {
    name: "keeps statuses that nobody knows",
    operation: "getRefillStatuses",
    given: { refills: [1, 2] },
    answer: json([
      { refill: 1, status: "Awaiting" },
      { refill: 2, status: "in_progress" },
    ]),
    allowed: [
      value([
        { id: 1, value: "Awaiting" },
        { id: 2, value: "in_progress" },
      ]),
    ],
  },
];

/** Two of them differ in their letters' case, or in a line below, alone. */
function nameOf(state: string): string {
  return state.replace("_", " underscore ").replace(/^[a-z]/, "in small letters $&");
}

const types: Case[] = ["Live Stream", "default", "맞춤 댓글", "100"].map((type) => ({
  name: `lists a service of the type ${type === "default" ? "default in small letters" : type}`,
  operation: "listServices",
  answer: json([{ ...service, type }, ...services]),
  allowed: [value([{ ...service, type }, ...services])],
}));

const names: Case = {
  name: "keeps what people named a service",
  operation: "listServices",
  answer: json([{ ...service, name: '팔로워 👥 "프리미엄" & <b>빠름</b>', category: "" }, ...services]),
  allowed: [value([{ ...service, name: '팔로워 👥 "프리미엄" & <b>빠름</b>', category: "" }, ...services])],
};

const many = Array.from({ length: 300 }, (_, place) => ({
  ...service,
  service: place + 1,
  name: `팔로워 ${place + 1}`,
}));

const lists: Case[] = [
  { name: "takes an empty catalogue", operation: "listServices", answer: "[]", allowed: [value([])] },
  { name: "takes three hundred services", operation: "listServices", answer: json(many), allowed: [value(many)] },
];

const serviceExtras = {
  dripfeed: true,
  desc: "빠른 배송",
  description: "Fast.\nNo password.",
  average_time: "1 hour 12 minutes",
  created_at: "2024-01-02 03:04:05",
  parent: null,
  tags: ["new", { colour: "red" }],
  "odd name": 1,
};

const extras: Case[] = [
  {
    name: "does not mind more fields",
    operation: "listServices",
    answer: json([{ ...serviceExtras, ...service }, ...services]),
    allowed: [value([service, ...services])],
  },
  {
    name: "does not mind a dripfeed that is a number",
    operation: "listServices",
    answer: json([{ ...service, dripfeed: 0, desc: null, average_time: 72 }, ...services]),
    allowed: [value([service, ...services])],
  },
  {
    name: "does not mind the order in a status",
    operation: "getOrderStatus",
    answer: json({ order: 1, ...status, created_at: "2024-01-02", link: "https://example.com/p/1" }),
    allowed: [value(status)],
  },
  {
    name: "does not mind the order in a status of a list",
    operation: "getOrderStatuses",
    given: { orders: [1] },
    answer: json({ 1: { order: "1", ...status } }),
    allowed: [value([{ id: 1, value: status }])],
  },
  {
    name: "does not mind charge and currency beside the order",
    operation: "addOrder",
    answer: json({ ...placed, charge: "0.90", currency: "USD" }),
    allowed: [value(placed)],
  },
  {
    name: "does not mind a charge that is a number beside the order",
    operation: "addOrder",
    answer: json({ status: "success", ...placed, charge: number("0.90"), balance: number("99.10") }),
    allowed: [value(placed)],
  },
  {
    name: "does not mind more fields",
    operation: "createRefill",
    answer: json({ refill: "1", status: "Pending" }),
    allowed: [value({ refill: 1 })],
  },
  {
    name: "does not mind more fields",
    operation: "createRefills",
    given: { orders: [1] },
    answer: json([{ order: 1, refill: 1, status: "Pending", message: null }]),
    allowed: [value([{ id: 1, value: 1 }])],
  },
  {
    name: "does not mind more fields",
    operation: "getRefillStatus",
    answer: json({ refill: 1, ...refill }),
    allowed: [value(refill)],
  },
  {
    name: "does not mind more fields",
    operation: "getRefillStatuses",
    given: { refills: [1] },
    answer: json([{ refill: 1, status: "Completed", created_at: "2024-01-02", order: 7 }]),
    allowed: [value([{ id: 1, value: "Completed" }])],
  },
  {
    name: "does not mind more fields",
    operation: "cancelOrders",
    given: { orders: [2] },
    answer: json([{ order: 2, cancel: 1, refund: "0.45" }]),
    allowed: [value([{ id: 2, value: true }])],
  },
  {
    name: "does not mind more fields",
    operation: "getBalance",
    answer: json({ ...balance, spent: number("12.5"), email: null }),
    allowed: [value(balance)],
  },
];

export const wordCases: Case[] = [...states, ...types, names, ...lists, ...extras];
