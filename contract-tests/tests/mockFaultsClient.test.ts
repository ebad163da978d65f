/** What the client of this repository makes of each fault, and whether that fits what the panel has done. */
import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import { FAULTS } from "../src/mock/faults/index.ts";
import { readFaultRule } from "../src/mock/faults/rules.ts";
import { post, withMock } from "./support/stage.ts";

const order = { service: 1, link: "https://example.com/p/1", quantity: 100 };

/** Milliseconds. Of the faults that never end, only the client's own patience makes an end. */
const patience = (fault: string) => (/^(stall|slow)/.test(fault) ? 1000 : 30_000);

async function placeOrder(fault: string) {
  return await withMock({ faults: [readFaultRule(fault)] }, async ({ url, key }) => {
    const client = createClient({ url, key, timeout: patience(fault) });
    const placed = await client.addOrder(order).catch((error) => error);
    const next = await post(url, `key=${key}&action=add&service=1&link=x&quantity=100`, { Prefer: "fault=none" });
    return { placed, next: next.body as { order: number } };
  });
}

/** By the fault: the client's error and what that says of the order, or that it takes the answer; and what became of the order. */
const expected: { readonly [fault: string]: string } = {
  reset: "ConnectionLostError unknown, placed",
  "reset-first": "ConnectionLostError unknown, not placed",
  "hang-up": "ConnectionLostError unknown, placed",
  "reset-body": "ConnectionLostError unknown, placed",
  truncated: "ConnectionLostError unknown, placed",
  "lost-chunk": "ConnectionLostError unknown, placed",
  "close-after": "taken, placed",
  stall: "DeadlineError unknown, placed",
  "stall-first": "DeadlineError unknown, not placed",
  "stall-body": "DeadlineError unknown, placed",
  slow: "DeadlineError unknown, placed",
  garbage: "ConnectionLostError unknown, placed",
  short: "UnreadableAnswer unknown, placed",
  "two-lengths": "ConnectionLostError unknown, placed",
  "huge-headers": "ConnectionLostError unknown, placed",
  "bad-gzip": "UnreadableAnswer unknown, placed",
  "truncated-gzip": "UnreadableAnswer unknown, placed",
  "many-codings": "UnreadableAnswer unknown, placed",
  big: "UnreadableAnswer unknown, placed",
  bomb: "UnreadableAnswer unknown, placed",
  "http-408": "HttpError unknown, placed",
  "http-425": "HttpError unknown, placed",
  "http-499": "HttpError unknown, placed",
  "http-500": "HttpError unknown, placed",
  "http-502": "HttpError unknown, placed",
  "http-503": "HttpError unknown, not placed",
  "http-504": "HttpError unknown, placed",
  "refused-400": "RefusedError refused, not placed",
  "refused-401": "RefusedError refused, not placed",
  "refused-403": "RefusedError refused, not placed",
  "refused-404": "RefusedError refused, not placed",
  "refused-413": "RefusedError refused, not placed",
  "refused-422": "RefusedError refused, not placed",
  blocked: "HttpError refused, not placed",
  "retry-after": "RateLimitError refused, not placed",
  empty: "UnreadableAnswer unknown, placed",
  "no-content": "UnreadableAnswer unknown, placed",
  "not-modified": "UnreadableAnswer unknown, placed",
  redirect: "RedirectError unknown, not placed",
  refusal: "RefusedError refused, not placed",
  "rate-limit": "RateLimitError refused, not placed",
  "plain-refusal": "RefusedError refused, not placed",
  "id-beside-error": "RefusedError done, placed",
  "bare-errors": "taken, placed",
  html: "UnreadableAnswer unknown, not placed",
  notice: "UnreadableAnswer unknown, placed",
  bom: "taken, placed",
  "bad-utf8": "taken, placed",
  "half-json": "UnreadableAnswer unknown, placed",
  trailing: "UnreadableAnswer unknown, placed",
  nan: "UnreadableAnswer unknown, placed",
  null: "UnexpectedAnswer unknown, placed",
  "empty-object": "UnexpectedAnswer unknown, placed",
  "empty-list": "UnexpectedAnswer unknown, placed",
  envelope: "taken, placed",
  "swapped-list": "UnexpectedAnswer unknown, placed",
  "other-items": "taken, placed",
  "proto-keys": "taken, placed",
  "duplicate-keys": "taken, placed",
  numbers: "taken, placed",
  strings: "taken, placed",
  "null-values": "UnexpectedAnswer unknown, placed",
  "huge-ids": "UnexpectedAnswer done, placed",
};

describe("the table of what the client makes of faults", () => {
  test("has every fault", () => {
    expect(Object.keys(expected).sort()).toEqual(Object.keys(FAULTS).sort());
  });
});

describe("an order that meets a fault", () => {
  test.each(Object.entries(expected))("%s: %s", async (fault, verdict) => {
    const { placed, next } = await placeOrder(fault);
    const told = placed instanceof Error ? `${placed.name} ${Reflect.get(placed, "outcome")}` : "taken";
    expect([told, next.order === 23502 ? "placed" : "not placed"].join(", ")).toBe(verdict);
    if (told === "taken") expect(placed).toMatchObject({ order: 23501 });
  });

  test("is placed whenever the client says so, and is not whenever it says that", () => {
    const misled = Object.values(expected).filter((verdict) => /(taken|done), not|refused, placed/.test(verdict));
    expect(misled).toEqual([]);
  });
});
