/** JSON that is a refusal, or no answer of the operation, or an odd one. */
import { answers, operationOf } from "../support/answers.ts";
import { ECHO, KEY } from "../support/canary.ts";
import { always, harmless, type Row } from "../support/row.ts";
import { formOf, replying, serve } from "../support/server.ts";

const row = (fault: string, body: string, expected: Partial<Row>): Row => ({
  fault,
  serve: () => serve(replying({ body })),
  ...expected,
});

const refused = (facts: object) => always("RefusedError", { outcome: "refused", facts: { status: 200, ...facts } });

const unexpected = always("UnexpectedAnswer", { outcome: "unknown", facts: { status: 200 } });

const refusalRows: Row[] = [
  row(
    "a refusal",
    '{"error":"Incorrect service ID"}',
    refused({ reason: "incorrect_service_id", text: "Incorrect service ID" }),
  ),
  row("a refusal in words that nobody knows", '{"error":"꺼져"}', refused({ reason: "other", text: "꺼져" })),
  row("a refusal by code", '{"error":"neworder.error.not_enough_funds"}', refused({ reason: "not_enough_funds" })),
  row("a refusal as a form", "error=Invalid+API+key", refused({ reason: "invalid_key", text: "Invalid API key" })),
  row(
    "a refusal that names a limit",
    '{"error":"Quantity less than minimal 50"}',
    refused({ reason: "min_quantity", limit: 50 }),
  ),
  row(
    "a refusal that echoes the key",
    JSON.stringify({ error: `Invalid API key ${ECHO}`, key: ECHO }),
    refused({ reason: "invalid_key" }),
  ),
  {
    ...row("an order beside an error", '{"order":5,"error":"Not enough funds on balance"}', {}),
    read: { error: "RefusedError", facts: { reason: "not_enough_funds" } },
    add: { error: "RefusedError", outcome: "done", facts: { reason: "not_enough_funds", order: 5 } },
  },
  {
    ...row("an order that no number holds beside an error", '{"order":9007199254740993,"error":"Bad link"}', {}),
    add: { error: "RefusedError", outcome: "done", facts: { order: "9007199254740993" } },
  },
];

const none: Row[] = [
  row("null", "null", unexpected),
  row("true", "true", unexpected),
  row("a number", "5", unexpected),
  row("text", JSON.stringify(KEY), unexpected),
  {
    ...row("a list of null", "[null]", unexpected),
    operations: ["listServices", "getOrderStatus", "addOrder", "createRefill", "cancelOrders"],
  },
  {
    ...row("an empty list", "[]", unexpected),
    operations: ["getOrderStatus", "getRefillStatus", "getBalance", "addOrder", "createRefill"],
  },
  {
    ...row("an empty object", "{}", unexpected),
    operations: ["listServices", "getOrderStatus", "getRefillStatus", "getBalance", "addOrder", "createRefill"],
  },
  {
    ...row("null where the value belongs", '{"order":null,"refill":null,"status":null}', unexpected),
    operations: ["listServices", "getOrderStatus", "getRefillStatus", "addOrder", "createRefill"],
  },
  {
    ...row("an error that is no text", '{"error":{"code":7}}', unexpected),
    operations: ["listServices", "getOrderStatus", "addOrder", "createRefill"],
  },
  {
    ...row(
      "an object that no text can be made of",
      '{"order":{"toString":1},"refill":{"toString":1},"status":{"toString":1}}',
      unexpected,
    ),
    operations: ["listServices", "getOrderStatus", "addOrder", "createRefill"],
  },
];

/** A list in place of one value, and the other way round, where nothing tells what was meant. */
const shapes: Row[] = [
  { ...row("one order in place of a list", '{"order":1}', unexpected), operations: ["listServices"] },
  {
    ...row("a list in place of one order", '[{"order":1,"status":"Completed","refill":"1"}]', unexpected),
    operations: ["getOrderStatus", "addOrder", "createRefill", "getBalance"],
  },
  {
    ...row("a list of text", '["a","b"]', unexpected),
    operations: ["createRefills", "cancelOrders", "getRefillStatuses"],
  },
];

const bent = (fault: string, bend: (answer: string) => string | Buffer): Row => ({
  fault,
  serve: () => serve(replying((request) => ({ body: bend(answers[operationOf(formOf(request)) ?? "getBalance"]) }))),
  ...harmless,
});

const escaped = (text: string) => text.replace(/[a-z]/gi, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);

/** Odd, and no fault. */
const harmlessRows: Row[] = [
  bent("a byte order mark before the JSON", (answer) => `\ufeff${answer}`),
  bent("white space around the JSON", (answer) => `\r\n\t ${answer}\n`),
  bent("every letter of a text as an escape", (answer) => answer.replace(/"[^"]*"/g, escaped)),
];

export const answerRows: Row[] = [...refusalRows, ...none, ...shapes, ...harmlessRows];
