/** Every form in which panels say no. */
import type { Operation } from "../../../src/index.ts";
import { allOperations, type Case, failure, refused, unexpected } from "../case.ts";
import { json } from "../json.ts";

const ALL: Operation[] = allOperations;

/** The words, and the operations that hear them. */
const TEXTS: [text: string, operations: Operation[]][] = [
  ["Incorrect request", ALL],
  ["Invalid API key", ALL],
  ["Incorrect service ID", ["addOrder"]],
  ["Incorrect order ID", ["getOrderStatus", "createRefill"]],
  ["Bad link", ["addOrder"]],
  ["Quantity less than minimal 50", ["addOrder"]],
  ["Quantity more than maximum 10000", ["addOrder"]],
  ["Not enough funds on balance", ["addOrder"]],
  ["You have active order with this link. Please wait until order being completed.", ["addOrder"]],
  ["Refill is disabled for this service", ["createRefill"]],
  ["Refill not found", ["getRefillStatus"]],
  ["neworder.error.not_enough_funds", ["addOrder"]],
  ["neworder.error.link_duplicate", ["addOrder"]],
  ["neworder.error.link", ["addOrder"]],
  ["neworder.error.min_quantity", ["addOrder"]],
  ["neworder.error.max_quantity", ["addOrder"]],
  ["error.incorrect_service_id", ["addOrder"]],
  ["잔액이 부족합니다 😢 & <b>충전</b>", ["addOrder", "getBalance"]],
];

const texts: Case[] = TEXTS.flatMap(([text, operations]) =>
  operations.map((operation) => ({
    name: `is refused with ${text}`,
    operation,
    answer: json({ error: text }),
    allowed: [refused(text)],
  })),
);

const forms: Case[] = ["addOrder", "getOrderStatus", "cancelOrders"].map((operation) => ({
  name: "is refused in plain text",
  operation: operation as Operation,
  answer: { headers: { "content-type": "text/plain" }, body: "error=Invalid+API+key" },
  allowed: [refused("Invalid API key"), failure("unreadable"), unexpected],
}));

const withMore: Case[] = [
  {
    name: "is refused with more fields beside the error",
    operation: "addOrder",
    answer: json({ error: "Bad link", status: "fail", code: 7, order: null }),
    allowed: [refused("Bad link")],
  },
  {
    name: "is refused with a text of two lines",
    operation: "addOrder",
    answer: json({ error: 'Bad "link"\n(see the page)' }),
    allowed: [refused('Bad "link"\n(see the page)')],
  },
];

/** Too many calls. Clients without a kind of their own for that are refused. */
const limits: Case[] = ALL.map((operation) => ({
  name: "is told in words that there are too many calls",
  operation,
  answer: json({ error: "Rate limit exceeded" }),
  allowed: [failure("rate_limited", "Rate limit exceeded"), refused("Rate limit exceeded")],
  repeated: true,
}));

export const refusalCases: Case[] = [...texts, ...forms, ...withMore, ...limits];
