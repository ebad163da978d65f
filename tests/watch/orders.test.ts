import { describe, expect, test } from "vitest";
import { withMock } from "../../contract-tests/tests/support/stage.ts";
import { createClient, InputError } from "../../src/index.ts";
import { type OrderChange, watch } from "../../src/watch/index.ts";
import { clientOf } from "../support/panel.ts";
import { idsIn, linesOf, orderWith, type Script, serveOrders } from "./support/script.ts";

/** Milliseconds between rounds, where it does not matter how many. */
const interval = 2;

async function followed(script: Script, ids: Iterable<number> = Object.keys(script).map(Number)) {
  const panel = await serveOrders(script);
  const lines = await linesOf(watch(clientOf(panel), ids, { interval }));
  return { lines, asked: panel.received.map(idsIn) };
}

describe("watch", () => {
  test("tells each order when it is first seen, when it changes, and when it is final", async () => {
    const { lines } = await followed({ 1: ["Pending", "Pending", "In progress", "Completed"] });
    expect(lines).toEqual(["1 changed Pending", "1 changed In progress", "1 final Completed"]);
  });

  test("tells what was before, beside what is now", async () => {
    const panel = await serveOrders({ 1: ["Pending", "Partial"] });
    const changes: OrderChange[] = [];
    for await (const change of watch(clientOf(panel), [1], { interval })) changes.push(change);
    const [pending, partial] = [orderWith("Pending"), orderWith("Partial")];
    expect(changes).toEqual([
      { id: 1, kind: "changed", value: pending, previous: undefined },
      { id: 1, kind: "final", value: partial, previous: pending },
    ]);
  });

  test("asks a round about what is still open, and about nothing else", async () => {
    const { lines, asked } = await followed({
      1: ["Completed"],
      2: ["Pending", "Completed"],
      3: ["Pending", "Pending", "Canceled"],
    });
    expect(asked).toEqual([[1, 2, 3], [2, 3], [3]]);
    expect(lines).toEqual([
      "1 final Completed",
      "2 changed Pending",
      "3 changed Pending",
      "2 final Completed",
      "3 final Canceled",
    ]);
  });

  test.each(
    ["Completed", "Partial", "Canceled", "Cancelled", "Refunded", "Fail"].flatMap((name) => [
      name,
      name.toLowerCase(),
      `${name.toUpperCase()} `,
    ]),
  )("takes %j for final", async (status) => {
    const { lines, asked } = await followed({ 1: [status] });
    expect(lines).toEqual([`1 final ${status}`]);
    expect(asked).toHaveLength(1);
  });

  test.each(["Awaiting", "Processing", "Partially done", "Not completed", "", "Error", "Rejected", "toString"])(
    "does not take %j for final",
    async (status) => {
      const { lines } = await followed({ 1: [status, "Completed"] });
      expect(lines).toEqual([`1 changed ${status}`, "1 final Completed"]);
    },
  );

  test.each([
    ["remains", { remains: "12" }],
    ["charge", { charge: "0.3" }],
    ["start_count", { start_count: null }],
    ["status", { status: "Processing" }],
  ])("tells that %s is another", async (_, fields) => {
    const order = orderWith("In progress");
    const { lines } = await followed({ 1: [order, { ...order, ...fields }, "Completed"] });
    expect(lines).toHaveLength(3);
  });

  test.each([
    ["the status in lower case", { status: "in progress" }],
    ["the status with an underscore", { status: "In_progress" }],
    ["spaces around the status", { status: " In progress " }],
    ["another field", { average_time: "5" }],
    ["no more currency", { currency: undefined }],
  ])("takes %s for no change", async (_, fields) => {
    const order = orderWith("In progress");
    const { lines, asked } = await followed({ 1: [order, { ...order, ...fields }, "Completed"] });
    expect(lines).toEqual(["1 changed In progress", "1 final Completed"]);
    expect(asked).toHaveLength(3);
  });

  test("ends an order that the panel does not know, and follows the others", async () => {
    const { lines, asked } = await followed({
      1: ["Pending", { error: "Incorrect order ID" }],
      2: [{ error: "Incorrect order ID" }],
      3: ["Pending", "Pending", "Completed"],
    });
    expect(asked).toEqual([[1, 2, 3], [1, 3], [3]]);
    expect(lines).toEqual([
      "1 changed Pending",
      "2 failed incorrect_order_id",
      "3 changed Pending",
      "1 failed incorrect_order_id",
      "3 final Completed",
    ]);
  });

  test.each<[string, object | undefined]>([
    ["missing", undefined],
    ["rate_limit", { error: "Rate limit exceeded" }],
    ["other", { error: "Server busy" }],
    ["incorrect_request", { error: "Incorrect request" }],
    ["unexpected", { charge: "1" }],
  ])("asks again about an order with the reason %s, and tells it once", async (reason, item) => {
    const { lines, asked } = await followed({ 1: ["Pending", item, item, "Pending", "Completed"], 2: ["Completed"] });
    expect(lines).toEqual([
      "1 changed Pending",
      "2 final Completed",
      `1 unclear ${reason}`,
      "1 changed Pending",
      "1 final Completed",
    ]);
    expect(asked).toHaveLength(5);
  });

  test("keeps what was seen last while an order is unclear", async () => {
    const panel = await serveOrders({ 1: ["Pending", { error: "Busy" }, undefined, "Completed"] });
    const previous: unknown[] = [];
    for await (const change of watch(clientOf(panel), [1], { interval })) previous.push(change.previous);
    const pending = orderWith("Pending");
    expect(previous).toEqual([undefined, pending, pending, pending]);
  });

  test("tells a second reason that is not the first", async () => {
    const { lines } = await followed({ 1: [{ error: "Busy" }, { error: "Moved" }, undefined, "Completed"] });
    expect(lines).toEqual(["1 unclear other", "1 unclear other", "1 unclear missing", "1 final Completed"]);
  });

  test("follows an id once that is given twice", async () => {
    const { lines, asked } = await followed({ 1: ["Completed"], 2: ["Completed"] }, [2, 1, 2]);
    expect(asked).toEqual([[2, 1]]);
    expect(lines).toEqual(["2 final Completed", "1 final Completed"]);
  });

  test("takes ids from anything that can be looped over", async () => {
    const { asked } = await followed({ 1: ["Completed"], 2: ["Completed"] }, new Set([1, 2]));
    expect(asked).toEqual([[1, 2]]);
  });

  test("ends at once without ids, and sends nothing", async () => {
    const { lines, asked } = await followed({}, []);
    expect([lines, asked]).toEqual([[], []]);
  });

  test("follows an order of the mock to its end", async () => {
    const lines = await withMock({}, async ({ url, key }) => {
      const panel = createClient({ url, key });
      const { order } = await panel.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 });
      return linesOf(watch(panel, [order, 1, 10], { interval }));
    });
    expect(lines).toEqual([
      "23501 changed Pending",
      "1 final Partial",
      "10 failed incorrect_order_id",
      "23501 changed In progress",
      "23501 final Completed",
    ]);
  });
});

describe("what watch does not take", () => {
  test.each<[string, unknown]>([
    ["0", [0]],
    ["a fraction", [1.5]],
    ["text", ["1"]],
    ["ids in one text", "1,2"],
    ["a number for a list", 1],
    ["an object for a list", { 0: 1, length: 1 }],
    ["nothing", undefined],
  ])("refuses %s at once, and sends nothing", async (_, ids) => {
    const panel = await serveOrders({});
    expect(() => watch(clientOf(panel), ids as number[])).toThrow(InputError);
    expect(panel.received).toEqual([]);
  });

  test.each([
    ["interval", 0],
    ["interval", -1],
    ["interval", Number.NaN],
    ["interval", Number.POSITIVE_INFINITY],
    ["interval", "1"],
    ["maxAge", 0],
    ["maxAge", Number.NaN],
    ["maxAge", "1"],
  ])("refuses %s %j", async (option, value) => {
    const panel = await serveOrders({});
    expect(() => watch(clientOf(panel), [1], { [option]: value })).toThrow(`${option} must be a positive number`);
  });
});
