import { describe, expect, test } from "vitest";
import { HttpError, RedirectError, UnexpectedAnswer, UnreadableAnswer } from "../../src/index.ts";
import { calls, operations, writes } from "../support/calls.ts";
import type { Reply } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { clientFor } from "./support.ts";

type Unusable = HttpError | RedirectError | UnexpectedAnswer | UnreadableAnswer;
type Kind = new (...args: never[]) => Unusable;

const html = { "content-type": "text/html; charset=utf-8" };
const page = "<!doctype html><title>점검 중</title><h1>Maintenance</h1>";
const login = '<a href="/login?next=/&error=expired">Log in</a>';

describe.each(["addOrder", "getBalance"] as const)("the excerpt of an error of %s", (operation) => {
  test.each<[string, Kind, Reply, number, string]>([
    ["HTML with 200", UnreadableAnswer, { headers: html, body: page }, 200, page],
    ["HTML with an error in a link", UnreadableAnswer, { headers: html, body: login }, 200, login],
    ["truncated JSON", UnreadableAnswer, '{"order":2350', 200, '{"order":2350'],
    ["a plain error without words", UnexpectedAnswer, "error=", 200, "error="],
    ["an error that is empty", UnexpectedAnswer, '{"error":""}', 200, '{"error":""}'],
    ["quoted text with 502", HttpError, { status: 502, body: '"bad gateway"' }, 502, '"bad gateway"'],
    ["JSON with 500", HttpError, { status: 500, body: '{"message":"Internal"}' }, 500, '{"message":"Internal"}'],
    ["HTML with 404", HttpError, { status: 404, headers: html, body: page }, 404, page],
    ["a redirect with a page", RedirectError, { status: 302, headers: html, body: page }, 302, page],
    ["nothing at all", UnreadableAnswer, { status: 204 }, 204, ""],
  ])("is what came: %s", async (_, kind, reply, status, excerpt) => {
    const client = await clientFor(reply, { retries: 0 });
    const error = await rejectionOf(calls[operation](client), kind);
    expect(error).toMatchObject({ status, excerpt });
    expect(error.message).toMatch(new RegExp(`^${operation}: HTTP ${status}`));
    expect(error.cause).toBeUndefined();
  });

  test("is 200 characters of a long answer, and none is in the message", async () => {
    const client = await clientFor(`<p>${"가".repeat(100_000)}`);
    const error = await rejectionOf(calls[operation](client), UnreadableAnswer);
    expect(error.excerpt).toBe(`<p>${"가".repeat(197)}`);
    expect(error.message).toContain("no JSON");
    expect(error.message).not.toContain("가");
  });

  test("is that of JSON nested too deep to be read twice", async () => {
    const body = "[".repeat(20_000) + "]".repeat(20_000);
    const client = await clientFor({ status: 500, body }, { retries: 0 });
    const error = await rejectionOf(calls[operation](client), HttpError);
    expect(error.excerpt).toBe("[".repeat(200));
  });

  test.each([400, 404, 500])("does not make a value of JSON that comes with HTTP %i", async (status) => {
    for (const body of ['{"order":1,"balance":"1"}', "null", "[]", "5", "false", '""']) {
      const client = await clientFor({ status, body }, { retries: 0 });
      const error = await rejectionOf(calls[operation](client), HttpError);
      expect(error).toMatchObject({ status, excerpt: body });
    }
  });
});

describe.each(operations)("the message of an error of %s", (operation) => {
  test("says what may exist, of a write and of nothing else", async () => {
    for (const reply of [page, { status: 502, body: page }, { status: 204 }, "null", { status: 307 }]) {
      const call = calls[operation](await clientFor(reply, { retries: 0 }));
      const error: Error = await rejectionOf(call, Error);
      expect(/may exist, so look before you repeat it$/.test(error.message)).toBe(writes.includes(operation));
    }
  });
});
