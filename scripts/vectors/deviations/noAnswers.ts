/** JSON that is no answer of the operation. Nothing in it may pass for an order, a status or an amount. */
import type { Operation } from "../../../src/index.ts";
import { allOperations, type Case, failure, refused, unexpected, value, valueOrUnexpected } from "../case.ts";
import { documented } from "../documented.ts";
import { json } from "../json.ts";

const status = documented("getOrderStatus").answer;

const ONE: Operation[] = ["getOrderStatus", "getRefillStatus", "getBalance", "addOrder", "createRefill"];
const ARRAYS: Operation[] = ["createRefills", "getRefillStatuses", "cancelOrders"];

const NONE: [name: string, body: string, operations: Operation[]][] = [
  ["null", "null", allOperations],
  ["true", "true", allOperations],
  ["a number", "5", allOperations],
  ["a text", '"ok"', allOperations],
  ["an empty object", "{}", [...ONE, "listServices"]],
  ["an empty list", "[]", ONE],
  ["a list of null", "[null]", [...ONE, ...ARRAYS, "listServices"]],
  ["a list of text", '["a","b"]', [...ARRAYS, "listServices"]],
  ["fields of another answer", '{"result":"ok","id":7}', [...ONE, "listServices"]],
  [
    "fields that are null",
    '{"order":null,"refill":null,"status":null,"balance":null,"currency":null}',
    ["addOrder", "createRefill", "getOrderStatus", "getRefillStatus"],
  ],
  ["an error that is null", '{"error":null}', [...ONE, "listServices"]],
  ["a map of text", '{"a":"b"}', ["listServices"]],
];

/** Some clients find a refusal even where it is no text; they must not find an order. */
const MAYBE_REFUSED: [name: string, body: string][] = [
  ["an error that is empty", '{"error":""}'],
  ["an error that is an object", '{"error":{"code":7}}'],
];

const noAnswer: Case[] = [
  ...NONE.flatMap(([name, answer, operations]) =>
    operations.map(
      (operation): Case => ({ name: `does not take ${name} for an answer`, operation, answer, allowed: [unexpected] }),
    ),
  ),
  ...MAYBE_REFUSED.flatMap(([name, answer]) =>
    [...ONE, "listServices" as const].map(
      (operation): Case => ({
        name: `does not take ${name} for an answer`,
        operation,
        answer,
        allowed: [unexpected, failure("refused")],
      }),
    ),
  ),
];

const both: Case[] = [
  {
    name: "does not lose an order that comes with an error",
    operation: "addOrder",
    answer: json({ order: 23501, error: "Not enough funds on balance" }),
    allowed: [refused("Not enough funds on balance"), value({ order: 23501 }), unexpected],
  },
  {
    name: "does not mind an error that is null beside the answer",
    operation: "addOrder",
    answer: json({ order: 23501, error: null }),
    allowed: valueOrUnexpected({ order: 23501 }),
  },
  {
    name: "does not mind an error that is empty beside the answer",
    operation: "getOrderStatus",
    answer: json({ ...status, error: "" }),
    allowed: [value(status), unexpected, failure("refused")],
  },
];

export const noAnswerCases: Case[] = [...noAnswer, ...both];
