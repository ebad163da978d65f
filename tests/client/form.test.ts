import { describe, expect, test } from "vitest";
import { type Client, type CustomOrder, createClient, type Operation, type Order } from "../../src/index.ts";
import { calls, operations } from "../support/calls.ts";
import { clientOf, type Received, servePanel } from "../support/panel.ts";

const LINK = "https://example.com/p/1";
const LINK_SENT = "link=https%3A%2F%2Fexample.com%2Fp%2F1";

/** The one request that a call makes, whatever becomes of the answer. */
async function requestOf(call: (client: Client) => Promise<unknown>, key?: string): Promise<Received> {
  const panel = await servePanel('{"error":"Incorrect request"}');
  const client = key === undefined ? clientOf(panel) : createClient({ key, url: panel.url });
  await call(client).catch(() => {});
  expect(panel.received).toHaveLength(1);
  return panel.received[0] as Received;
}

/** The whole form: the fields of the call, then what the client adds. */
const form = (action: string, fields = "") => `${fields}${fields && "&"}action=${action}&key=k3y`;

const bodies: Record<Operation, string> = {
  listServices: form("services"),
  addOrder: form("add", `service=1&${LINK_SENT}&quantity=1000`),
  getOrderStatus: form("status", "order=1"),
  getOrderStatuses: form("status", "orders=1%2C10%2C100"),
  createRefill: form("refill", "order=1"),
  createRefills: form("refill", "orders=1%2C2%2C3"),
  getRefillStatus: form("refill_status", "refill=1"),
  getRefillStatuses: form("refill_status", "refills=1%2C2%2C3"),
  cancelOrders: form("cancel", "orders=9%2C2"),
  getBalance: form("balance"),
};

describe.each(operations)("%s", (operation) => {
  test("posts one form", async () => {
    const { method, path, headers, body } = await requestOf(calls[operation]);
    expect(method).toBe("POST");
    expect(path).toBe("/api/v2");
    expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(headers["content-length"]).toBe(String(body.length));
    expect(body).toBe(bodies[operation]);
  });

  test("has the key nowhere but in the form", async () => {
    const { path, headers } = await requestOf(calls[operation]);
    expect(JSON.stringify({ path, headers })).not.toContain("k3y");
  });
});

describe("addOrder", () => {
  test.each<[string, Order, string]>([
    [
      "a drip-feed",
      { service: 1, link: LINK, quantity: 100, runs: 5, interval: 60 },
      `service=1&${LINK_SENT}&quantity=100&runs=5&interval=60`,
    ],
    ["a package", { service: 1, link: LINK }, `service=1&${LINK_SENT}`],
    [
      "comments with Hangul and emoji, one a line",
      { service: 2, link: LINK, comments: ["Great work!", "정말 멋져요 👏", "100% 👨‍👩‍👧"] },
      `service=2&${LINK_SENT}&comments=Great+work%21%0A` +
        "%EC%A0%95%EB%A7%90+%EB%A9%8B%EC%A0%B8%EC%9A%94+%F0%9F%91%8F%0A" +
        "100%25+%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7",
    ],
    [
      "one comment, without a line break",
      { service: 2, link: LINK, comments: ["Great work!"] },
      `service=2&${LINK_SENT}&comments=Great+work%21`,
    ],
    [
      "two lists, each with its lines",
      { service: 1, link: LINK, quantity: 100, usernames: ["alice", "bob"], hashtags: ["#travel", "#서울"] },
      `service=1&${LINK_SENT}&quantity=100&usernames=alice%0Abob&hashtags=%23travel%0A%23%EC%84%9C%EC%9A%B8`,
    ],
    [
      "keywords with a comma and with blanks around",
      { service: 1, link: LINK, quantity: 100, keywords: ["running shoes, women", " sale "] },
      `service=1&${LINK_SENT}&quantity=100&keywords=running+shoes%2C+women%0A+sale+`,
    ],
    [
      "a subscription, which has no link and a delay of 0",
      { service: 1, username: "alice", min: 100, max: 110, delay: 0, expiry: "31/12/2027" },
      "service=1&username=alice&min=100&max=110&delay=0&expiry=31%2F12%2F2027",
    ],
    [
      "a link with a query of its own",
      { service: 1, link: "https://example.com/?a=1&b=2+3#정말" },
      "service=1&link=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D2%2B3%23%EC%A0%95%EB%A7%90",
    ],
    ["the fields in the order given", { link: LINK, quantity: 10, service: 1 }, `${LINK_SENT}&quantity=10&service=1`],
  ])("sends %s", async (_, order, sent) => {
    const { body } = await requestOf((client) => client.addOrder(order));
    expect(body).toBe(form("add", sent));
  });

  test("sends 10,000 comments whole", async () => {
    const comments = Array.from({ length: 10_000 }, (_, index) => `정말 멋져요 👏 ${index}`);
    const { body } = await requestOf((client) => client.addOrder({ service: 2, link: LINK, comments }));
    expect(new URLSearchParams(body).get("comments")).toBe(comments.join("\n"));
  });

  test("leaves the order as it was handed in", async () => {
    const order = Object.freeze({ service: 2, link: LINK, comments: Object.freeze(["Great work!"]) });
    await requestOf((client) => client.addOrder(order));
    expect(order).toEqual({ service: 2, link: LINK, comments: ["Great work!"] });
  });
});

describe("addOrder.custom", () => {
  test.each<[string, CustomOrder, string]>([
    ["a field that is not documented", { service: 7, emoji: "👏" }, "service=7&emoji=%F0%9F%91%8F"],
    ["an array under any name as lines", { service: 7, 이름: ["a", "b"] }, "service=7&%EC%9D%B4%EB%A6%84=a%0Ab"],
    ["documented lines as text too", { service: 7, comments: "a\r\nb" }, "service=7&comments=a%0Ab"],
    [
      "numbers as plain digits",
      { service: 7, a: -1, b: 0.5, c: -0, d: 1e20 },
      `service=7&a=-1&b=0.5&c=0&d=1${"0".repeat(20)}`,
    ],
    ["empty text", { service: 7, posts: "" }, "service=7&posts="],
    ["a field called __proto__", { service: 7, ["__proto__"]: "x" }, "service=7&__proto__=x"],
  ])("sends %s", async (_, fields, sent) => {
    const { body } = await requestOf((client) => client.addOrder.custom(fields));
    expect(body).toBe(form("add", sent));
  });
});

describe("the key", () => {
  // Fields of these names would pay from another account, or make another call of the order.
  test.each(["addOrder", "addOrder.custom"])("and the action stay the client's, whatever %s is given", async (name) => {
    const fields = { service: 1, key: "another", action: "cancel" };
    const { body } = await requestOf((client) =>
      name === "addOrder" ? client.addOrder(fields as never) : client.addOrder.custom(fields),
    );
    expect([...new URLSearchParams(body)].sort()).toEqual([
      ["action", "add"],
      ["key", "k3y"],
      ["service", "1"],
    ]);
  });

  test("arrives as it was given, whatever form encoding makes of it", async () => {
    const key = "!~-_.:/+=&%41'\"\\";
    const { body } = await requestOf((client) => client.getBalance(), key);
    expect(body).toBe("action=balance&key=%21%7E-_.%3A%2F%2B%3D%26%2541%27%22%5C");
    expect(new URLSearchParams(body).get("key")).toBe(key);
  });
});
