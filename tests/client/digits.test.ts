import { describe, expect, test } from "vitest";
import { RefusedError } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { rejectionOf } from "../support/rejection.ts";
import { clientFor } from "./support.ts";

describe("digits that look like a large id", () => {
  test.each([
    ["after a space", '"call 9007199254740993 now"'],
    ["after a colon", '"id: 9007199254740993,"'],
    ["after an escaped quote", '"say \\"9007199254740993\\" twice: 9007199254740993"'],
    ["after an escaped backslash", '"C:\\\\9007199254740993\\\\"'],
    ["after Hangul and emoji", '"번호 👏 9007199254740993"'],
    ["in a JSON of its own", JSON.stringify('{"order":9007199254740993}')],
    ["behind the names of ids and amounts", '"order: 9007199254740993, \\"rate\\": 9007199254740993, \\"min\\":1"'],
  ])("stay text inside text, %s", async (_, name) => {
    // A number in place of an amount has the answer read digit by digit.
    for (const rate of ['"0.90"', "0.90"]) {
      const answer = `[{"service":1,"name":${name},"rate":${rate}},{"name":${name},"service":9007199254740991}]`;
      const list = await (await clientFor(answer)).listServices();
      expect(list).toEqual([
        { service: 1, name: JSON.parse(name), rate: "0.90" },
        { service: 2 ** 53 - 1, name: JSON.parse(name) },
      ]);
    }
  });

  test("stay a key inside a map", async () => {
    const answer = '{"9007199254740993":{"status":"Pending","charge":0.5},"1":{"status":"Partial","charge":0.50}}';
    const entries = await (await clientFor(answer)).getOrderStatuses([1]);
    expect(entries).toEqual([{ id: 1, ok: true, value: { status: "Partial", charge: "0.50" } }]);
  });

  test("do not change ids beside them", async () => {
    const answer = '{"charge":0.08011655652123456789,"order":23501,"note":"9007199254740993","count":9007199254740993}';
    const placed = await calls.addOrder(await clientFor(answer));
    expect(placed).toMatchObject({ order: 23501, note: "9007199254740993" });
  });

  test.each([
    ["a decimal under the name of an id", '"refill":1234567890123456.5', { refill: 1234567890123456.5 }],
    ["a power of ten under the name of an id", '"refill":1234567890123456e2', { refill: 123456789012345600 }],
    ["a name that ends like an id's", '"last_order":1234567890123456', { last_order: 1234567890123456 }],
    ["a name that begins like an id's", '"orders":1234567890123456', { orders: 1234567890123456 }],
  ])("stay a number in %s", async (_, field, value) => {
    await expect(calls.addOrder(await clientFor(`{"order":5,${field}}`))).resolves.toEqual({ order: 5, ...value });
  });
});

describe("a large answer", () => {
  test.each([
    ["text", '"0.90"'],
    ["numbers", "0.90"],
  ])("of 80,000 services comes through when the rates are %s", async (_, rate) => {
    const row = `{"service":SERVICE,"name":"\\"9007199254740993\\" \\\\ 정말","rate":${rate}}`;
    const rows = Array.from({ length: 80_000 }, (_, index) => row.replace("SERVICE", String(index + 1)));
    const list = await (await clientFor(`[${rows.join(",\n")}]`)).listServices();
    expect(list).toHaveLength(80_000);
    expect(list.at(-1)).toEqual({ service: 80_000, name: '"9007199254740993" \\ 정말', rate: "0.90" });
  });

  const long = "x".repeat(20_000_000);

  test("with one text of 20 MB comes through when the rate is a number", async () => {
    const client = await clientFor(`[{"service":1,"rate":0.90,"desc":"${long}"}]`);
    const [service] = await client.listServices();
    expect(service?.rate).toBe("0.90");
  });

  test("with one text of 20 MB is a refusal when it says so", async () => {
    const client = await clientFor(`{"error":"Bad link","desc":"${long}"}`);
    const error = await rejectionOf(calls.addOrder(client), RefusedError);
    expect(error).toMatchObject({ reason: "bad_link", outcome: "refused" });
  });
});
