import { describe, expect, test } from "vitest";
import { type Client, InputError, type Order } from "../../src/index.ts";
import { clientOf, type Panel, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

const LINK = "https://example.com/p/1";

/** The error of a call that must send nothing. */
async function unsent(call: (client: Client) => Promise<unknown>): Promise<InputError> {
  const panel: Panel = await servePanel("{}");
  const error = await rejectionOf(call(clientOf(panel)), InputError);
  expect(panel.received).toHaveLength(0);
  return error;
}

const oneId: [string, string, (client: Client, id: never) => Promise<unknown>][] = [
  ["getOrderStatus", "order", (client, id) => client.getOrderStatus(id)],
  ["createRefill", "order", (client, id) => client.createRefill(id)],
  ["getRefillStatus", "refill", (client, id) => client.getRefillStatus(id)],
  ["addOrder", "service", (client, id) => client.addOrder({ service: id, link: LINK })],
  ["addOrder.custom", "service", (client, id) => client.addOrder.custom({ service: id, link: LINK })],
];

const manyIds: [string, string, (client: Client, ids: never) => Promise<unknown>][] = [
  ["getOrderStatuses", "orders", (client, ids) => client.getOrderStatuses(ids)],
  ["createRefills", "orders", (client, ids) => client.createRefills(ids)],
  ["getRefillStatuses", "refills", (client, ids) => client.getRefillStatuses(ids)],
  ["cancelOrders", "orders", (client, ids) => client.cancelOrders(ids)],
];

const noIds: [string, unknown][] = [
  ["0", 0],
  ["-1", -1],
  ["1.5", 1.5],
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["2^53", 2 ** 53],
  ["the text 1", "1"],
  ["null", null],
  ["undefined", undefined],
  ["true", true],
  ["a bigint", 1n],
  ["an object", { id: 1 }],
  ["an array", [1]],
];

describe.each(oneId)("%s", (_, field, call) => {
  test.each(noIds)("takes no id that is %s", async (_, id) => {
    const error = await unsent((client) => call(client, id as never));
    expect(error).toMatchObject({ name: "InputError", field });
    expect(error.message).toMatch(new RegExp(`^${field} `));
  });
});

describe.each(manyIds)("%s", (_, field, call) => {
  test.each(noIds)("takes no list with %s among the ids", async (_, id) => {
    const error = await unsent((client) => call(client, [1, id, 2] as never));
    expect(error).toMatchObject({ name: "InputError", field });
    expect(error.message).toMatch(new RegExp(`^${field} `));
  });

  test.each([
    ["is empty", []],
    ["holds 101 ids", Array.from({ length: 101 }, (_, index) => index + 1)],
    ["holds nothing but holes", new Array(3)],
    ["has a hole among the ids", Object.assign([1], { 2: 2 })],
    ["is one id", 1],
    ["is text", "1,2"],
    ["is null", null],
    ["is left out", undefined],
    ["is a Set", new Set([1])],
    ["only looks like an array", { 0: 1, length: 1 }],
  ])("takes no list that %s", async (_, ids) => {
    const error = await unsent((client) => call(client, ids as never));
    expect(error).toMatchObject({ name: "InputError", field });
    expect(error.message).toMatch(new RegExp(`^${field} `));
  });

  test("takes 101 ids of which two are the same, and sends 100", async () => {
    const panel = await servePanel((request) => (request.body.includes("action=status") ? "{}" : "[]"));
    const ids = Array.from({ length: 100 }, (_, index) => index + 1);
    await call(clientOf(panel), [...ids, 1] as never);
    const sent = new URLSearchParams(panel.received[0]?.body).get(field);
    expect(sent).toBe(ids.join(","));
  });
});

const methods: [string, (client: Client, fields: object) => Promise<unknown>][] = [
  ["addOrder", (client, fields) => client.addOrder(fields as Order)],
  ["addOrder.custom", (client, fields) => client.addOrder.custom(fields as never)],
];

describe.each(methods)("%s", (_, add) => {
  test.each([
    ["undefined", "runs", undefined],
    ["null", "runs", null],
    ["an object", "link", { href: LINK }],
    ["a URL object", "link", new URL(LINK)],
    ["true", "quantity", true],
    ["a bigint", "quantity", 1000n],
    ["a function", "quantity", () => 1000],
    ["a symbol", "link", Symbol("link")],
    ["NaN", "quantity", NaN],
    ["Infinity", "quantity", Infinity],
    ["1e21", "quantity", 1e21],
    ["1e-7", "quantity", 1e-7],
    ["an empty array", "comments", []],
    ["an empty line", "comments", ["Great work!", ""]],
    ["a blank line", "comments", [" \t\u00a0", "Great work!"]],
    ["a line break inside a line", "comments", ["Great\nwork!"]],
    ["a carriage return inside a line", "usernames", ["alice\rbob"]],
    ["a line break at the end of a line", "hashtags", ["#travel\n"]],
    ["a number as a line", "keywords", ["shoes", 1]],
    ["undefined as a line", "groups", [undefined]],
    ["an array as a line", "groups", [["a"]]],
    ["a lone surrogate in a line", "comments", ["Great \ud83d"]],
    ["a NUL in a line", "comments", ["Great\0work"]],
    ["a line break in a link", "link", `${LINK}\n`],
    ["a carriage return in a link", "link", `${LINK}\r`],
    ["a line break in a field of one line", "username", "alice\nbob"],
    ["a lone high surrogate", "link", `${LINK}/\ud83d`],
    ["a lone low surrogate", "link", `${LINK}/\udc4f`],
    ["surrogates the wrong way round", "link", `${LINK}/\udc4f\ud83d`],
    ["a NUL", "link", `${LINK}\0`],
    ["a NUL in text of many lines", "comments", "Great\nwork\0"],
  ])("takes no order with %s", async (_, field, value) => {
    const error = await unsent((client) => add(client, { service: 1, link: LINK, [field]: value }));
    expect(error).toMatchObject({ name: "InputError", field });
    expect(error.message).toMatch(new RegExp(`^${field} `));
  });

  test.each([
    ["null", null],
    ["undefined", undefined],
    ["text", "service=1"],
    ["a number", 1],
    ["an array", [1]],
  ])("takes no order that is %s, and names the service it lacks", async (_, order) => {
    expect((await unsent((client) => add(client, order as never))).field).toBe("service");
  });

  test("does not repeat text that is out of place, for it may be a key", async () => {
    const error = await unsent((client) => add(client, { service: "canary", link: LINK }));
    expect(error.message).not.toContain("canary");
  });

  test("takes no lone surrogate in the name of a field", async () => {
    await unsent((client) => add(client, { service: 1, link: LINK, "emoji\ud83d": "1" }));
  });

  test("takes no lone surrogate in the name of a field that holds a number", async () => {
    await unsent((client) => add(client, { service: 1, link: LINK, "emoji\ud83d": 1 }));
  });

  test("takes no empty line inside text of many lines", async () => {
    await unsent((client) => add(client, { service: 1, link: LINK, comments: "Great work!\n\nLove it" }));
  });
});
