import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { withMock } from "../../contract-tests/tests/support/stage.ts";
import { coalesce } from "../../src/coalesce/index.ts";
import {
  AbortedError,
  ConnectError,
  createClient,
  HttpError,
  InputError,
  RateLimitError,
  RefusedError,
  UnexpectedAnswer,
} from "../../src/index.ts";
import { clientOf, closedPort, type Received, type Reply, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

const unhandled = vi.fn();
process.on("unhandledRejection", unhandled);
afterEach(async () => {
  await turn();
  expect(unhandled).not.toHaveBeenCalled();
});

const orderOf = (id: number) => ({ charge: "1", start_count: "0", status: `No. ${id}`, remains: "0", currency: "USD" });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function idsIn({ body }: Received): number[] {
  const form = new URLSearchParams(body);
  return (form.get("orders") ?? form.get("refills") ?? "").split(",").map(Number);
}

/** Serves every order, save for the items and the answers that are said. */
function serveOrders(
  items: { [id: number]: unknown } = {},
  fault: (ids: number[]) => Reply | undefined = () => undefined,
) {
  return servePanel((request) => {
    const ids = idsIn(request);
    const item = (id: number) => (id in items ? items[id] : orderOf(id));
    return fault(ids) ?? JSON.stringify(Object.fromEntries(ids.map((id) => [id, item(id)])));
  });
}

function serveRefills(items: { [id: number]: unknown } = {}) {
  return servePanel((request) =>
    JSON.stringify(idsIn(request).map((refill) => ({ refill, status: items[refill] ?? `No. ${refill}` }))),
  );
}

describe("coalesce", () => {
  test.each([
    [1, [1]],
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])("makes %i orders of one tick into calls of 100", async (count, calls) => {
    const panel = await serveOrders();
    const { getOrderStatus } = coalesce(clientOf(panel));
    const ids = range(1, count);
    const orders = await Promise.all(ids.map((id) => getOrderStatus(id)));
    expect(orders).toEqual(ids.map(orderOf));
    expect(panel.received.map((request) => idsIn(request).length).toSorted((a, b) => b - a)).toEqual(calls);
    expect(panel.received.flatMap(idsIn).toSorted((a, b) => a - b)).toEqual(ids);
  });

  test("makes refills into calls of their own", async () => {
    const [orders, refills] = [await serveOrders(), await serveRefills()];
    const { getOrderStatuses } = clientOf(orders);
    const { getRefillStatuses } = clientOf(refills);
    const { getOrderStatus, getRefillStatus } = coalesce({ getOrderStatuses, getRefillStatuses });
    const found = await Promise.all([getOrderStatus(1), getRefillStatus(1), getRefillStatus(2), getOrderStatus(2)]);
    expect(found).toEqual([orderOf(1), { status: "No. 1" }, { status: "No. 2" }, orderOf(2)]);
    expect(orders.received.map(idsIn)).toEqual([[1, 2]]);
    expect(refills.received.map(idsIn)).toEqual([[1, 2]]);
  });

  test("sends an id once that is asked several times in a tick", async () => {
    const panel = await serveOrders();
    const { getOrderStatus } = coalesce(clientOf(panel));
    const ids = [...range(1, 100), ...range(1, 100), 7, 101, 7];
    const orders = await Promise.all(ids.map((id) => getOrderStatus(id)));
    expect(orders).toEqual(ids.map(orderOf));
    expect(panel.received.flatMap(idsIn).toSorted((a, b) => a - b)).toEqual(range(1, 101));
    expect(panel.received).toHaveLength(2);
  });

  test("takes in what is asked while the tick's promises run", async () => {
    const panel = await serveOrders();
    const { getOrderStatus } = coalesce(clientOf(panel));
    const later = Promise.resolve()
      .then(() => {})
      .then(() => getOrderStatus(2));
    expect(await Promise.all([getOrderStatus(1), later])).toEqual([orderOf(1), orderOf(2)]);
    expect(panel.received.map(idsIn)).toEqual([[1, 2]]);
  });

  test("asks again in a later tick, also while the first call is under way", async () => {
    const panel = await serveOrders();
    const { getOrderStatus } = coalesce(clientOf(panel));
    const first = getOrderStatus(1);
    await turn();
    const second = getOrderStatus(1);
    await Promise.all([first, second]);
    await getOrderStatus(1);
    expect(panel.received.map(idsIn)).toEqual([[1], [1], [1]]);
  });

  test("keeps ids distinct when one is asked between two calls of a tick", async () => {
    const panel = await serveOrders();
    const client = clientOf(panel);
    let again: Promise<unknown> | undefined;
    const { getOrderStatus } = coalesce({
      getRefillStatuses: client.getRefillStatuses,
      getOrderStatuses: (ids, options) => {
        again ??= getOrderStatus(150);
        return client.getOrderStatuses(ids, options);
      },
    });
    const orders = await Promise.all(range(1, 150).map((id) => getOrderStatus(id)));
    expect(orders).toHaveLength(150);
    expect(await again).toEqual(orderOf(150));
  });

  test("follows the mock's orders and refills", async () => {
    const found = await withMock({}, async ({ url, key }) => {
      const { getOrderStatus, getRefillStatus } = coalesce(createClient({ url, key }));
      return Promise.allSettled([getOrderStatus(1), getOrderStatus(10), getRefillStatus(2), getRefillStatus(3)]);
    });
    expect(found).toEqual([
      { status: "fulfilled", value: expect.objectContaining({ status: "Partial", remains: "157" }) },
      { status: "rejected", reason: expect.objectContaining({ reason: "incorrect_order_id" }) },
      { status: "fulfilled", value: { status: "Rejected" } },
      { status: "rejected", reason: expect.objectContaining({ reason: "refill_not_found" }) },
    ]);
  });
});

describe("what goes wrong for one id", () => {
  test.each<[unknown, string, typeof RefusedError]>([
    [{ error: "Incorrect order ID" }, "incorrect_order_id", RefusedError],
    [{ error: "Out of coffee" }, "other", RefusedError],
    ["Incorrect order ID", "incorrect_order_id", RefusedError],
    [{ error: "Rate limit exceeded" }, "rate_limit", RateLimitError],
  ])("as %j rejects its promise as the single call's does, and no other", async (item, reason, kind) => {
    const panel = await serveOrders({ 2: item });
    const { getOrderStatus } = coalesce(clientOf(panel));
    const refused = rejectionOf(getOrderStatus(2), kind);
    expect(await Promise.all([1, 3].map((id) => getOrderStatus(id)))).toEqual([orderOf(1), orderOf(3)]);
    const error = await refused;
    const alone = await servePanel(JSON.stringify(typeof item === "string" ? { error: item } : item));
    const single = await rejectionOf(clientOf(alone, { retries: 0 }).getOrderStatus(2), kind);
    expect({ ...error, message: error.message }).toEqual({ ...single, message: single.message });
    expect(error.reason).toBe(reason);
    expect(panel.received).toHaveLength(1);
  });

  test.each([
    ["is left out", undefined],
    ["makes no sense", { charge: "1" }],
  ])("when its answer %s rejects its promise, and no other", async (_, item) => {
    const { getOrderStatus } = coalesce(clientOf(await serveOrders({ 2: item })));
    const [one, two] = await Promise.allSettled([getOrderStatus(1), getOrderStatus(2)]);
    expect(one).toEqual({ status: "fulfilled", value: orderOf(1) });
    expect(two).toMatchObject({ reason: { name: "UnexpectedAnswer", operation: "getOrderStatus", status: 200 } });
    expect((two as PromiseRejectedResult).reason).toBeInstanceOf(UnexpectedAnswer);
  });

  test("of refills rejects its promise alone", async () => {
    const { getRefillStatus } = coalesce(clientOf(await serveRefills({ 3: { error: "Refill not found" } })));
    const refused = rejectionOf(getRefillStatus(3), RefusedError);
    expect(await getRefillStatus(1)).toEqual({ status: "No. 1" });
    expect(await refused).toMatchObject({
      operation: "getRefillStatus",
      action: "refill_status",
      reason: "refill_not_found",
      text: "Refill not found",
      message: "getRefillStatus: Refill not found",
      outcome: undefined,
    });
  });

  test.each([0, -1, 1.5, "1", null, undefined, {}])(
    "rejects the id %j at once, and asks about the others",
    async (id) => {
      const panel = await serveOrders();
      const { getOrderStatus, getRefillStatus } = coalesce(clientOf(panel));
      const wrong = Promise.all([
        rejectionOf(getOrderStatus(id as number), InputError),
        rejectionOf(getRefillStatus(id as number), InputError),
      ]);
      expect(await getOrderStatus(1)).toEqual(orderOf(1));
      expect((await wrong).map(({ field }) => field)).toEqual(["order", "refill"]);
      expect(panel.received.map(idsIn)).toEqual([[1]]);
    },
  );
});

describe("what goes wrong for a call", () => {
  test("rejects the promises of its ids with one error, and no others", async () => {
    const panel = await serveOrders({}, (ids) => (ids.includes(150) ? { status: 500 } : undefined));
    const { getOrderStatus } = coalesce(clientOf(panel, { retries: 0 }));
    const ends = await Promise.allSettled(range(1, 250).map((id) => getOrderStatus(id)));
    const failed = ends.flatMap(({ status }, index) => (status === "rejected" ? [index + 1] : []));
    expect(failed).toEqual(range(101, 200));
    expect(new Set(ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []))).size).toBe(1);
    expect(panel.received).toHaveLength(3);
  });

  test("is forgotten: the next tick asks again", async () => {
    let calls = 0;
    const panel = await serveOrders({}, () => (calls++ === 0 ? { status: 500 } : undefined));
    const { getOrderStatus } = coalesce(clientOf(panel, { retries: 0 }));
    expect((await rejectionOf(getOrderStatus(1), HttpError)).operation).toBe("getOrderStatuses");
    expect(await getOrderStatus(1)).toEqual(orderOf(1));
  });

  test("as a wrong key is the panel's refusal", async () => {
    const panel = await servePanel(JSON.stringify({ error: "Invalid API key" }));
    const { getRefillStatus } = coalesce(clientOf(panel));
    expect((await rejectionOf(getRefillStatus(1), RefusedError)).reason).toBe("invalid_key");
  });

  test("as a closed port is an error of the connection", async () => {
    const { getOrderStatus } = coalesce(clientOf({ url: await closedPort() }, { retries: 0 }));
    await rejectionOf(Promise.all([getOrderStatus(1), getOrderStatus(2)]), ConnectError);
  });

  test("takes the options of its calls from coalesce", async () => {
    const panel = await serveOrders();
    const { getOrderStatus } = coalesce(clientOf(panel), { signal: AbortSignal.abort("closed") });
    expect((await rejectionOf(getOrderStatus(1), AbortedError)).cause).toBe("closed");
    expect(panel.received).toHaveLength(0);
  });
});
