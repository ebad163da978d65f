import { describe, expect, test } from "vitest";
import { AutostagramError, type Reason, RefusedError, UnexpectedAnswer } from "../../src/index.ts";
import { calls, operations } from "../support/calls.ts";
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

describe("RefusedError", () => {
  test.each(operations)("names %s, with status, reason and the panel's words", async (operation) => {
    const panel = await servePanel('{"error":"Invalid API key"}');
    const error = await rejectionOf(calls[operation](clientOf(panel)), RefusedError);
    expect({ ...error }).toEqual({
      name: "RefusedError",
      operation,
      status: 200,
      reason: "invalid_key",
      text: "Invalid API key",
    });
    expect(error.message).toBe(`${operation}: Invalid API key`);
    expect(panel.received).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 413, 422, 429])("is thrown for HTTP %i with an error too", async (status) => {
    const error = await refusalOf({ status, body: '{"error":"Invalid API key"}' });
    expect(error).toMatchObject({ status, reason: "invalid_key", text: "Invalid API key" });
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

  test.each([500, 502, 503])(
    "is not thrown for HTTP %i, for the panel may have acted before it failed",
    async (status) => {
      for (const body of ['{"error":"Invalid API key"}', "error=Invalid+API+key"]) {
        const panel = await servePanel({ status, body });
        const error = await rejectionOf(calls.addOrder(clientOf(panel)), UnexpectedAnswer);
        expect(error).toMatchObject({ status, excerpt: body });
      }
    },
  );

  test("decodes percent signs of the plain form, and leaves what follows the error", async () => {
    const error = await refusalOf("error=%EC%9E%94%EC%95%A1+%EB%B6%80%EC%A1%B1&code=7");
    expect(error).toMatchObject({ reason: "other", text: "잔액 부족" });
  });

  test("is thrown when other fields stand beside the error", async () => {
    const error = await refusalOf('{"status":"fail","code":9007199254740993,"error":"Bad link"}');
    expect(error).toMatchObject({ reason: "bad_link" });
  });

  test("takes the last of two errors, as JSON does", async () => {
    expect((await refusalOf('{"error":"Bad link","error":"Rate limit exceeded"}')).reason).toBe("rate_limit");
  });

  test("does not lose the order that an answer names beside an error", async () => {
    const panel = await servePanel('{"order":23501,"error":"Something went wrong"}');
    const error = await rejectionOf(calls.addOrder(clientOf(panel)), UnexpectedAnswer);
    expect(error).toMatchObject({ id: "23501" });
    expect(error.message).toMatch(/order.* may exist/);
  });

  test.each(["null", "0", "false", '""'])(
    "is thrown when the order beside an error is %s, which is none",
    async (order) => {
      expect((await refusalOf(`{"order":${order},"error":"Bad link"}`)).reason).toBe("bad_link");
    },
  );

  test.each([
    ["getOrderStatus", '{"order":1,"error":"Incorrect order ID"}', "incorrect_order_id"],
    ["createRefill", '{"order":1,"error":"Refill is disabled for this service"}', "refill_disabled"],
  ] as const)(
    "is thrown by %s when the refusal repeats the order that was asked",
    async (operation, answer, reason) => {
      const error = await rejectionOf(calls[operation](clientOf(await servePanel(answer))), RefusedError);
      expect(error.reason).toBe(reason);
    },
  );

  test("gives way to UnexpectedAnswer, not to a TypeError, when an object without toString stands beside the error", async () => {
    const panel = await servePanel('{"order":{"toString":1},"error":"Bad link"}');
    await rejectionOf(calls.addOrder(clientOf(panel)), AutostagramError as unknown as new () => AutostagramError);
  });

  test.each([
    ["getRefillStatus", '{"status":{"error":"Refill not found"}}'],
    ["createRefill", '{"refill":{"error":"Refill is disabled for this service"}}'],
    ["getOrderStatus", '{"status":{"error":"Incorrect order ID"}}'],
  ] as const)("is not thrown by %s for a refusal inside a field: %s", async (operation, answer) => {
    const error = await rejectionOf(calls[operation](clientOf(await servePanel(answer))), UnexpectedAnswer);
    expect(error.excerpt).toBe(answer);
  });
});
