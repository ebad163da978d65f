/** What an order costs, and why some have no price. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withMock } from "../../contract-tests/tests/support/stage.ts";
import { createClient } from "../../src/index.ts";
import { preflight } from "../../src/preflight/index.ts";
import { type Fields, forms, now, serviceOf } from "./forms.ts";

const link = "https://example.com/p/1";

function priceOf(type: string, fields: Fields, rate: unknown = "0.90") {
  const { minimal } = forms.find((form) => form.type === type) ?? { minimal: { service: 1, link } };
  const service = serviceOf(type, { rate: rate as string });
  const { units, cost, reason } = preflight(service, { ...minimal, ...fields } as never, { now });
  return { units, cost, reason };
}

const noReason = { reason: undefined };

describe("the price", () => {
  test.each<[string, string, Fields, unknown, number | undefined, string]>([
    ["1,000 units", "Default", { quantity: 1000 }, "0.90", 1000, "0.9"],
    ["one unit", "Default", { quantity: 1 }, "0.90", 1, "0.0009"],
    ["a quantity as text", "Default", { quantity: "100" }, "0.90", 100, "0.09"],
    ["every run of a drip-feed", "Default", { quantity: 100, runs: 5, interval: 60 }, "0.90", 500, "0.45"],
    ["every run of Web Traffic", "Web Traffic", { quantity: 100, runs: "3" }, "0.90", 300, "0.27"],
    ["comments by their lines", "Custom Comments", { comments: ["a", "b", "c"] }, "8", 3, "0.024"],
    ["comments in one text", "Custom Comments", { comments: "a\r\nb" }, "8", 2, "0.016"],
    ["replies by their lines", "Comment Replies", { comments: "a" }, "8", 1, "0.008"],
    ["a list of accounts by its lines", "Mentions Custom List", { usernames: ["a", "b"] }, "8", 2, "0.016"],
    ["mentions by their quantity, not their lines", "Mentions", { quantity: 7 }, "8", 7, "0.056"],
    ["a package as one order", "Package", {}, "12.50", undefined, "12.5"],
    ["a package of comments as one order", "Custom Comments Package", {}, "8", undefined, "8"],
    ["a rate with many digits", "Default", { quantity: 3 }, "0.08011655652", 3, "0.00024034966956"],
    ["a rate that arrives as a number", "Default", { quantity: 1000 }, 0.9, 1000, "0.9"],
    ["nothing for a rate of 0", "Default", { quantity: 1000 }, "0", 1000, "0"],
  ])("counts %s", (_, type, fields, rate, units, cost) => {
    expect(priceOf(type, fields, rate)).toEqual({ units, cost, ...noReason });
  });

  test("is exact where floating point is not", () => {
    expect(0.1 * 3).not.toBe(0.3);
    expect(priceOf("Default", { quantity: 3000 }, "0.1").cost).toBe("0.3");
    expect(priceOf("Default", { quantity: 2 ** 53, runs: 3 }, "0.001").cost).toBe("27021597764.222976");
  });

  test("is exact beyond the units that a number holds, which are left out", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(priceOf("Default", { quantity: most }, "1")).toEqual({
      units: most,
      cost: "9007199254740.991",
      ...noReason,
    });
    expect(priceOf("Default", { quantity: most + 1 }, "1").units).toBeUndefined();
    expect(priceOf("Default", { quantity: "9007199254740993" }, "1")).toEqual({
      units: undefined,
      cost: "9007199254740.993",
      ...noReason,
    });
  });

  test("is there for an order that is only outside the limits", () => {
    const verdict = preflight(serviceOf("Default", { min: "50" }), { service: 1, link, quantity: 20 });
    expect(verdict).toMatchObject({ ok: false, units: 20, cost: "0.018" });
  });

  test("is there for an order that lacks a field that is not charged for", () => {
    expect(preflight(serviceOf("Default"), { service: 1, quantity: 20 })).toMatchObject({ ok: false, cost: "0.018" });
  });
});

describe("no price, and the reason", () => {
  test.each<[string, string, Fields, unknown, string]>([
    ["a subscription", "Subscriptions", {}, "0.90", "it depends on how many posts come"],
    ["an unknown type", "Story Views", {}, "0.90", "the type is not documented"],
    ["another service", "Default", { service: 2 }, "0.90", "service must be 1, and is 2"],
    ["no quantity", "Default", { quantity: NaN }, "0.90", "quantity must be a whole number, 1 or more, and is NaN"],
    ["half a run", "Default", { runs: 1.5 }, "0.90", "runs must be a whole number, 1 or more, and is 1.5"],
    ["runs of a type that has none", "Package", { runs: 3 }, "0.90", "runs is no field of this type"],
    ["an empty line", "Custom Comments", { comments: "a\n\nb" }, "8", "comments must be lines of text, and none empty"],
  ])("for %s", (_, type, fields, rate, reason) => {
    expect(priceOf(type, fields, rate)).toEqual({ units: undefined, cost: undefined, reason });
  });

  test.each([
    ["abc", '"abc"'],
    ["", '""'],
    ["1e-7", '"1e-7"'],
    ["-1", '"-1"'],
    ["0,90", '"0,90"'],
    ["NaN", '"NaN"'],
    [NaN, "NaN"],
    [1e-7, "1e-7"],
    [null, "null"],
    [undefined, "undefined"],
    [{ amount: "1" }, "an object"],
    ["x".repeat(50), `"${"x".repeat(39)}`],
  ])("for the rate %j", (rate, shown) => {
    const { problems, ok, ...price } = preflight(serviceOf("Default", { rate: rate as string }), {
      service: 1,
      link,
      quantity: 1000,
    });
    expect({ problems, ok }).toEqual({ problems: [], ok: true });
    expect(price).toEqual({ units: 1000, cost: undefined, reason: `rate is no amount: ${shown}` });
  });
});

describe("a cost", () => {
  test("is there, or a reason is, for any order and any rate", () => {
    const orders = fc.record({
      service: fc.constantFrom(1, 2),
      link: fc.string(),
      quantity: fc.anything(),
      runs: fc.anything(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...forms, { type: "x" }), orders, fc.anything(), ({ type }, order, rate) => {
        const { cost, reason } = preflight(serviceOf(type, { rate: rate as string }), order as never);
        expect([typeof cost, typeof reason].toSorted()).toEqual(["string", "undefined"]);
        expect(cost ?? "0").toMatch(/^\d+(\.\d+)?$/);
      }),
    );
  });
});

describe("the mock", () => {
  test("places what passes, at that cost, and refuses what is outside the limits", async () => {
    await withMock({}, async ({ url, key }) => {
      const panel = createClient({ key, url });
      const services = await panel.listServices();
      const service = services.find(({ type }) => type === "Default") ?? expect.fail("no service");
      for (const fields of [
        { quantity: 49 },
        { quantity: 50 },
        { quantity: 333, runs: 7 },
        { quantity: 10000 },
        { quantity: 10001 },
      ]) {
        const order = { service: service.service, link, ...fields };
        const { ok, cost } = preflight(service, order);
        const placed = await panel.addOrder(order).catch(() => undefined);
        expect(placed !== undefined).toBe(ok);
        if (placed) expect((await panel.getOrderStatus(placed.order)).charge).toBe(cost);
      }
    });
  });
});
