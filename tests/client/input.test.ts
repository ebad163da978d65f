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

describe("addOrder.custom", () => {
  test.each([0, 1.5, 2 ** 53, "1", null, undefined, [1]])("takes no service that is %s", async (service) => {
    const error = await unsent((client) => client.addOrder.custom({ service: service as never, link: LINK }));
    expect(error).toMatchObject({ name: "InputError", field: "service", outcome: "not-sent" });
    expect(error.message).toMatch(/^service /);
  });
});

const manyIds: [string, string, (client: Client, ids: never) => Promise<unknown>][] = [
  ["getOrderStatuses", "orders", (client, ids) => client.getOrderStatuses(ids)],
  ["createRefills", "orders", (client, ids) => client.createRefills(ids)],
  ["getRefillStatuses", "refills", (client, ids) => client.getRefillStatuses(ids)],
  ["cancelOrders", "orders", (client, ids) => client.cancelOrders(ids)],
];

describe.each(manyIds)("%s", (_, field, call) => {
  test.each([
    ["has a hole among the ids", Object.assign([1], { 2: 2 })],
    ["is left out", undefined],
    ["only looks like an array", { 0: 1, length: 1 }],
    ["is a generator", [1].values()],
  ])("takes no list that %s", async (_, ids) => {
    const error = await unsent((client) => call(client, ids as never));
    expect(error).toMatchObject({ name: "InputError", field });
    expect(error.message).toMatch(new RegExp(`^${field} `));
  });
});

const methods: [string, (client: Client, fields: object) => Promise<unknown>][] = [
  ["addOrder", (client, fields) => client.addOrder(fields as Order)],
  ["addOrder.custom", (client, fields) => client.addOrder.custom(fields as never)],
];

describe.each(methods)("%s", (_, add) => {
  test.each([
    ["undefined in a field that may be left out", "runs", undefined],
    ["an empty line", "comments", ["Great work!", ""]],
    ["a carriage return inside a line", "usernames", ["alice\rbob"]],
    ["a line break at the end of a line", "hashtags", ["#travel\n"]],
    ["undefined as a line", "groups", [undefined]],
    ["a carriage return in a link", "link", `${LINK}\r`],
    ["a line break in a field of one line", "username", "alice\nbob"],
    ["surrogates the wrong way round", "link", `${LINK}/\udc4f\ud83d`],
    ["a NUL in text of many lines", "comments", "Great\nwork\0"],
  ])("takes no order with %s", async (_, field, value) => {
    const error = await unsent((client) => add(client, { service: 1, link: LINK, [field]: value }));
    expect(error).toMatchObject({ name: "InputError", field });
    expect(error.message).toMatch(new RegExp(`^${field} `));
  });

  test.each([
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
