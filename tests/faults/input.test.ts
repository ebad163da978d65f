/** What cannot be sent as it is meant is not sent. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, createClient, InputError } from "../../src/index.ts";
import { rejectionOf } from "../support/rejection.ts";
import { KEY, leaksIn } from "./support/canary.ts";
import { documented, type Served, serve } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();

let server: Served;
beforeAll(async () => {
  server = await serve(documented);
});
afterAll(() => server.close());

const LINK = "https://example.com/p/1";

/** Calls with arguments that no type allows. */
type Loose = Record<keyof Client, (...values: unknown[]) => Promise<unknown>>;

async function expectInputError(field: string, call: (client: Loose) => Promise<unknown>): Promise<void> {
  const told: unknown[] = [];
  const note = (event: unknown) => void told.push(event);
  const client = createClient({ key: KEY, url: server.url, onRequest: note, onResponse: note });
  const error = await rejectionOf(call(client as unknown as Loose), InputError);
  expect(error).toMatchObject({ name: "InputError", outcome: "not-sent", field });
  expect(error.message).toMatch(new RegExp(`^${field} .`));
  expect(leaksIn(error)).toEqual([]);
  expect([...server.requests, ...told]).toEqual([]);
}

const noIds: [string, unknown][] = [
  ["text", "1"],
  ["two ids as text", "1,2"],
  ["zero", 0],
  ["-1", -1],
  ["1.5", 1.5],
  ["2^53", 2 ** 53],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["a BigInt", 1n],
  ["undefined", undefined],
  ["null", null],
  ["an object", {}],
  ["true", true],
  ["the key", KEY],
];

describe.each([
  ["getOrderStatus", "order"],
  ["createRefill", "order"],
  ["getRefillStatus", "refill"],
] as const)("the id of %s", (operation, field) => {
  test.each([...noIds, ["an array", [1]]])("is not sent when it is %s", (_, id) =>
    expectInputError(field, (client) => client[operation](id)),
  );
});

describe.each([
  ["getOrderStatuses", "orders"],
  ["createRefills", "orders"],
  ["getRefillStatuses", "refills"],
  ["cancelOrders", "orders"],
] as const)("the ids of %s", (operation, field) => {
  test.each([
    ...noIds.map(([name, id]): [string, unknown] => [`an array with ${name} in it`, [1, id]]),
    ...noIds,
    ["none", []],
    ["an array with a hole in it", new Array(2)],
    ["a Set", new Set([1])],
    ["an array in an array", [[1, 2]]],
    ["101 ids, of which the last is none", [...Array.from({ length: 100 }, (_, index) => index + 1), -1]],
  ])("are not sent when they are %s", (_, ids) => expectInputError(field, (client) => client[operation](ids)));
});

describe("a field of an order", () => {
  const base = { service: 1, link: LINK, quantity: 100 };
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);

  test.each<[string, string, unknown]>([
    ["link", "undefined", undefined],
    ["link", "null", null],
    ["link", "an object", { href: LINK }],
    ["link", "a URL", new URL(LINK)],
    ["link", "true", true],
    ["link", "a BigInt", 1n],
    ["link", "a symbol", Symbol("link")],
    ["link", "a function", () => LINK],
    ["link", "NaN", Number.NaN],
    ["link", "Infinity", Number.POSITIVE_INFINITY],
    ["link", "a line break", `${LINK}\n`],
    ["link", "a CRLF", `${LINK}\r\nquantity=1`],
    ["link", "a NUL", `${LINK}\0`],
    ["link", "half of a surrogate pair, the first", `${LINK}\ud83d`],
    ["link", "half of a surrogate pair, the second", `\udc4f${LINK}`],
    ["quantity", "NaN", Number.NaN],
    ["quantity", "1e21", 1e21],
    ["quantity", "1e-7", 1e-7],
    ["quantity", "null", null],
    ["quantity", "an object", {}],
    ["service", "undefined", undefined],
    ["service", "text", "1"],
    ["service", "zero", 0],
    ["comments", "no line", []],
    ["comments", "an empty line", ["a", "", "b"]],
    ["comments", "white space as a line", ["a", "\u3000 "]],
    ["comments", "a line with a break in it", ["a\nb"]],
    ["comments", "a line that is a number", ["a", 1]],
    ["comments", "a hole", Object.assign(["a", "b"], { length: 3 })],
    ["comments", "half of a surrogate pair", ["a", "\ud83d"]],
    ["comments", "a NUL", ["a\0"]],
    ["comments", "itself", cyclic],
    ["comments", "empty text", ""],
  ])("is not sent: %s is %s", async (field, _, value) => {
    await expectInputError(field, (client) => client.addOrder({ ...base, [field]: value }));
    await expectInputError(field, (client) =>
      (client.addOrder as unknown as { custom: Loose["addOrder"] }).custom({ ...base, [field]: value }),
    );
  });

  test.each([
    ["undefined", undefined],
    ["null", null],
    ["text", "link=x"],
    ["the key", KEY],
  ])("is missed when the order is %s", (_, order) => expectInputError("service", (client) => client.addOrder(order)));

  test("may be a whole surrogate pair", async () => {
    const { forms, error } = await witness(documented, (client) => client.addOrder({ ...base, link: `${LINK}?👏` }));
    expect(error).toBeUndefined();
    expect(forms[0]?.get("link")).toBe(`${LINK}?👏`);
  });
});

describe("a number among the options of a call", () => {
  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "100", null])(
    "is not taken as the timeout: %s",
    (timeout) => expectInputError("timeout", (client) => client.getOrderStatus(1, { timeout })),
  );

  // A timer that is set to more than 2^31-1 ms fires after one.
  test("may be 2^31-1 as the timeout, which is no time-out at once", async () => {
    const { error } = await witness(documented, (client) => client.getBalance({ timeout: 2 ** 31 - 1 }));
    expect(error).toBeUndefined();
  });
});
