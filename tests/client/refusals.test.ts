import { describe, expect, test } from "vitest";
import { HttpError, RateLimitError, type Reason, RefusedError } from "../../src/index.ts";
import { calls, operations, writes } from "../support/calls.ts";
import { clientOf, type Reply, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

async function refusalOf(reply: Reply): Promise<RefusedError> {
  return rejectionOf(calls.addOrder(clientOf(await servePanel(reply))), RefusedError);
}

const texts: [string, Reason][] = [
  ["Incorrect request", "incorrect_request"],
  ["Invalid API key", "invalid_key"],
  ["Incorrect service ID", "incorrect_service_id"],
  ["Incorrect order ID", "incorrect_order_id"],
  ["Bad link", "bad_link"],
  ["Quantity less than minimal 50", "min_quantity"],
  ["Quantity more than maximum 10000", "max_quantity"],
  ["Not enough funds on balance", "not_enough_funds"],
  ["You have active order with this link. Please wait until order being completed.", "link_in_use"],
  ["Refill is disabled for this service", "refill_disabled"],
  ["Refill not found", "refill_not_found"],
  ["Rate limit exceeded", "rate_limit"],
  ["neworder.error.not_enough_funds", "not_enough_funds"],
  ["neworder.error.link_duplicate", "link_in_use"],
  ["neworder.error.link", "bad_link"],
  ["neworder.error.min_quantity", "min_quantity"],
  ["neworder.error.max_quantity", "max_quantity"],
  ["error.incorrect_service_id", "incorrect_service_id"],
  ["invalid api key", "invalid_key"],
  ["INVALID API KEY.", "invalid_key"],
  [" Invalid API key\n", "invalid_key"],
  ["Incorrect", "other"],
  ["neworder.error.comments", "other"],
  ["missing", "other"],
  ["잔액이 부족합니다", "other"],
  ["constructor", "other"],
  [" ", "other"],
];

describe("the reason of a refusal", () => {
  test.each(texts)("in the words %j is %s", async (text, reason) => {
    const error = await refusalOf(JSON.stringify({ error: text }));
    expect(error).toMatchObject({ reason, text });
  });
});

describe("the reason of a refusal that only resembles a known one", () => {
  test("is not invalid_key when keywords are invalid", async () => {
    expect((await refusalOf('{"error":"Invalid keywords"}')).reason).toBe("other");
  });
});

describe("the limit of a refusal", () => {
  test.each([
    ["Quantity less than minimal 50", 50],
    ["Quantity more than maximum 10000", 10_000],
    ["Quantity must be more than maximum: 1500 (per order)", 1500],
    ["neworder.error.min_quantity", undefined],
    ["neworder.error.min_quantity 20", 20],
    ["Bad link 7", undefined],
    ["Incorrect order ID 5", undefined],
    ["Rate limit exceeded: 50 a minute", undefined],
  ])("in the words %j is %s", async (text, limit) => {
    expect((await refusalOf(JSON.stringify({ error: text }))).limit).toBe(limit);
  });
});

describe("RefusedError", () => {
  const action: { [operation in string]?: string } = { getBalance: "balance", addOrder: "add", cancelOrders: "cancel" };

  test.each(operations)("names %s, with status, reason and the panel's words", async (operation) => {
    const panel = await servePanel('{"error":"Invalid API key"}');
    const error = await rejectionOf(calls[operation](clientOf(panel)), RefusedError);
    expect({ ...error }).toEqual({
      name: "RefusedError",
      operation,
      action: action[operation] ?? expect.stringMatching(/^(services|status|refill|refill_status)$/),
      outcome: writes.includes(operation) ? "refused" : undefined,
      status: 200,
      reason: "invalid_key",
      text: "Invalid API key",
    });
    expect(error.message).toBe(`${operation}: Invalid API key`);
    expect(panel.received).toHaveLength(1);
  });

  test.each([
    ["plain text", "text/plain"],
    ["HTML", "text/html; charset=utf-8"],
    ["JSON", "application/json"],
  ])("is thrown for error=Invalid+API+key served as %s", async (_, type) => {
    for (const status of [200, 401]) {
      const error = await refusalOf({ status, headers: { "content-type": type }, body: "error=Invalid+API+key" });
      expect(error).toMatchObject({ status, reason: "invalid_key", text: "Invalid API key" });
    }
  });

  test("is not thrown for HTTP 500 in the plain form, for the panel may have acted before it failed", async () => {
    const panel = await servePanel({ status: 500, body: "error=Invalid+API+key" });
    const error = await rejectionOf(calls.addOrder(clientOf(panel)), HttpError);
    expect(error).toMatchObject({ status: 500, outcome: "unknown" });
    expect(error.message).toContain("Invalid API key");
  });

  test("decodes percent signs of the plain form, and leaves what follows the error", async () => {
    const error = await refusalOf("error=%EC%9E%94%EC%95%A1+%EB%B6%80%EC%A1%B1&code=7");
    expect(error).toMatchObject({ reason: "other", text: "잔액 부족" });
  });

  test("is thrown when other fields stand beside the error", async () => {
    const error = await refusalOf('{"status":"fail","code":9007199254740993,"error":"Bad link"}');
    expect(error).toMatchObject({ reason: "bad_link", outcome: "refused" });
  });

  test("takes the last of two errors, as JSON does", async () => {
    const error = await refusalOf('{"error":"Rate limit exceeded","error":"Bad link"}');
    expect(error.reason).toBe("bad_link");
  });

  test.each([
    ["getOrderStatus", '{"order":1,"error":"Incorrect order ID"}', "incorrect_order_id"],
    ["createRefill", '{"order":1,"error":"Refill is disabled for this service"}', "refill_disabled"],
  ] as const)(
    "is thrown by %s when the refusal repeats the order that was asked",
    async (operation, answer, reason) => {
      const error = await rejectionOf(calls[operation](clientOf(await servePanel(answer))), RefusedError);
      expect(error).toMatchObject({ reason, outcome: operation === "createRefill" ? "refused" : undefined });
      expect(error.order).toBeUndefined();
    },
  );

  test.each([
    ["getRefillStatus", '{"status":{"error":"Refill not found"}}', "refill_not_found"],
    ["createRefill", '{"refill":{"error":"Refill is disabled for this service"}}', "refill_disabled"],
    ["getOrderStatus", '{"status":{"error":"Incorrect order ID"}}', "incorrect_order_id"],
    ["addOrder", '{"order":{"error":"Bad link"}}', "bad_link"],
    ["getBalance", '{"balance":{"error":"Invalid API key"}}', "invalid_key"],
  ] as const)("is thrown by %s for a refusal in the place of the value: %s", async (operation, answer, reason) => {
    const error = await rejectionOf(calls[operation](clientOf(await servePanel(answer))), RefusedError);
    expect(error).toMatchObject({ reason, status: 200 });
  });
});

describe("the order beside an error", () => {
  test.each([
    ["23501", 23501],
    ['"23501"', 23501],
    ["9007199254740993", "9007199254740993"],
    ['"9007199254740993"', "9007199254740993"],
  ])("is not lost, for it exists: %s", async (order, id) => {
    for (const status of [200, 400, 429, 500]) {
      const error = await refusalOf({ status, body: `{"order":${order},"error":"Something went wrong"}` });
      expect(error).toMatchObject({ order: id, outcome: "done", status, text: "Something went wrong" });
      expect(error.message).toMatch(/the order.* exists/);
    }
  });

  test("is found in the plain form too", async () => {
    expect(await refusalOf("error=Something+went+wrong&order=23501")).toMatchObject({ order: 23501, outcome: "done" });
  });

  test.each(["null", "0", "-5", "false", "true", '""', '"none"', "[5]", '{"toString":1}'])(
    "is none when it is %s",
    async (order) => {
      const error = await refusalOf(`{"order":${order},"error":"Bad link"}`);
      expect(error).toMatchObject({ reason: "bad_link", outcome: "refused", order: undefined });
    },
  );
});

describe("RateLimitError", () => {
  test.each<[string, Reply]>([
    ["HTTP 200", '{"error":"Rate limit exceeded"}'],
    ["HTTP 403", { status: 403, body: '{"error":"Rate limit exceeded"}' }],
    ["HTTP 429 and other words", { status: 429, body: '{"error":"Invalid API key"}' }],
  ])("is the RefusedError of a panel that has had enough, with %s", async (_, reply) => {
    const error = await refusalOf(reply);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ name: "RateLimitError", reason: "rate_limit", outcome: "refused" });
  });

  test("has the milliseconds that the panel asks for", async () => {
    const reply = { status: 429, headers: { "retry-after": "5" }, body: '{"error":"Slow down"}' };
    expect(await refusalOf(reply)).toMatchObject({ retryAfter: 5000, text: "Slow down" });
  });
});
