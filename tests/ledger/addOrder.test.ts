/** `addOrder` with a `ref` and a ledger: what reaches the panel, counted there. */
import { describe, expect, test } from "vitest";
import { InputError, type Order } from "../../src/index.ts";
import { createLedger, DuplicateError, fileLedger, LedgerError, memoryLedger } from "../../src/ledger/index.ts";
import { clientOf, closedPort, servePanel, serveSocket } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { freshPath } from "./support/entries.ts";

const ORDER: Order = { service: 1, link: "https://example.com/p/1", quantity: 1000 };
const PLACED = '{"order":23501}';
const ref = "purchase-77";

describe.each([
  ["memoryLedger", async () => memoryLedger()],
  ["fileLedger", async () => fileLedger(await freshPath())],
])("addOrder with a %s", (_, makeLedger) => {
  test("sends a ref once, and gives its answer again", async () => {
    const panel = await servePanel('{"order":23501,"charge":"0.5","currency":"USD"}');
    const ledger = await makeLedger();
    const first = await clientOf(panel).addOrder(ORDER, { ref, ledger });
    expect(await clientOf(panel).addOrder(ORDER, { ref, ledger })).toEqual(first);
    expect(panel.received).toHaveLength(1);
    expect(await ledger.unknown()).toEqual([]);
  });

  test("sends one of 20 simultaneous orders under one ref", async () => {
    const panel = await servePanel(PLACED);
    const ledger = await makeLedger();
    const calls = Array.from({ length: 20 }, () => clientOf(panel).addOrder(ORDER, { ref, ledger }));
    const settled = await Promise.allSettled(calls);
    expect(panel.received).toHaveLength(1);
    // The others were answered, or told that one is under way.
    const reasons = settled.flatMap((call) => (call.status === "rejected" ? [call.reason] : []));
    for (const reason of reasons) expect(reason).toMatchObject({ name: "DuplicateError", outcome: "unknown" });
  });

  test("sends each ref, and an order without one as often as it is asked to", async () => {
    const panel = await servePanel(PLACED);
    const ledger = await makeLedger();
    for (const ref of ["a", "b", "__proto__"]) await clientOf(panel).addOrder(ORDER, { ref, ledger });
    for (const _ of [1, 2]) await clientOf(panel).addOrder(ORDER);
    expect(panel.received).toHaveLength(5);
  });

  test("refuses another order under the same ref, and says that this one was not sent", async () => {
    const panel = await servePanel(PLACED);
    const ledger = await makeLedger();
    await clientOf(panel).addOrder(ORDER, { ref, ledger });
    const other = clientOf(panel).addOrder({ ...ORDER, quantity: 2000 }, { ref, ledger });
    expect(await rejectionOf(other, DuplicateError)).toMatchObject({
      outcome: "not-sent",
      earlier: { ref, outcome: "done", answer: { order: 23501 } },
    });
    expect(panel.received).toHaveLength(1);
  });

  test("takes the fields in another order for the same order", async () => {
    const panel = await servePanel(PLACED);
    const ledger = await makeLedger();
    await clientOf(panel).addOrder(ORDER, { ref, ledger });
    const turned: Order = { quantity: 1000, link: "https://example.com/p/1", service: 1 };
    expect(await clientOf(panel).addOrder(turned, { ref, ledger })).toEqual({ order: 23501 });
    expect(panel.received).toHaveLength(1);
  });

  test("refuses a ref whose answer was lost, until a person has settled it", async () => {
    const broken = await serveSocket((socket) => socket.destroy());
    const panel = await servePanel(PLACED);
    const ledger = await makeLedger();
    await expect(clientOf(broken).addOrder(ORDER, { ref, ledger })).rejects.toMatchObject({ outcome: "unknown" });
    const again = await rejectionOf(clientOf(panel).addOrder(ORDER, { ref, ledger }), DuplicateError);
    expect(again).toMatchObject({ outcome: "unknown", earlier: { ref, outcome: "unknown" } });
    expect([broken.requests.length, panel.received.length]).toEqual([1, 0]);

    const [unknown] = await ledger.unknown();
    expect(unknown).toMatchObject({ ref, form: "service=1&link=https%3A%2F%2Fexample.com%2Fp%2F1&quantity=1000" });
    expect(unknown?.advice).toContain('to "https://example.com/p/1"');
    await ledger.end(ref, { outcome: "done", answer: { order: 5 } });
    expect(await clientOf(panel).addOrder(ORDER, { ref, ledger })).toEqual({ order: 5 });
    await ledger.end(ref, { outcome: "not-sent" });
    expect(await clientOf(panel).addOrder(ORDER, { ref, ledger })).toEqual({ order: 23501 });
    expect(panel.received).toHaveLength(1);
  });

  test.each([
    ["the panel refused it", '{"error":"Not enough funds on balance"}', "refused"],
    ["the answer is HTTP 401", { status: 401, body: '{"error":"Invalid API key"}' }, "refused"],
  ])("sends a ref again when %s", async (_, answer, outcome) => {
    const replies = [answer, PLACED];
    const panel = await servePanel(() => replies.shift() ?? "");
    const ledger = await makeLedger();
    await expect(clientOf(panel).addOrder(ORDER, { ref, ledger })).rejects.toMatchObject({ outcome });
    expect(await clientOf(panel).addOrder(ORDER, { ref, ledger })).toEqual({ order: 23501 });
    expect(panel.received).toHaveLength(2);
  });

  test("sends a ref again when no connection came about", async () => {
    const ledger = await makeLedger();
    const closed = { url: await closedPort() };
    await expect(clientOf(closed).addOrder(ORDER, { ref, ledger })).rejects.toMatchObject({ outcome: "not-sent" });
    const panel = await servePanel(PLACED);
    expect(await clientOf(panel).addOrder(ORDER, { ref, ledger })).toEqual({ order: 23501 });
  });

  test.each([
    ["HTTP 503", { status: 503, body: "<h1>Maintenance</h1>" }],
    ["an answer without an order", "{}"],
  ])("keeps a ref after %s", async (_, answer) => {
    const panel = await servePanel(answer);
    const ledger = await makeLedger();
    await expect(clientOf(panel).addOrder(ORDER, { ref, ledger })).rejects.toMatchObject({ outcome: "unknown" });
    await rejectionOf(clientOf(panel).addOrder(ORDER, { ref, ledger }), DuplicateError);
    expect(panel.received).toHaveLength(1);
  });

  test("answers with the order that came beside an error", async () => {
    const panel = await servePanel('{"order":23501,"error":"Something"}');
    const ledger = await makeLedger();
    await expect(clientOf(panel).addOrder(ORDER, { ref, ledger })).rejects.toMatchObject({ outcome: "done" });
    expect(await clientOf(panel).addOrder(ORDER, { ref, ledger })).toEqual({ order: 23501 });
    expect(panel.received).toHaveLength(1);
  });

  test("works for custom orders too", async () => {
    const panel = await servePanel(PLACED);
    const ledger = await makeLedger();
    for (const _ of [1, 2]) await clientOf(panel).addOrder.custom({ service: 7, emoji: "👏" }, { ref, ledger });
    expect(panel.received).toHaveLength(1);
  });

  test("takes down no key, whatever a custom order is given", async () => {
    const panel = await servePanel("<html>");
    const ledger = await makeLedger();
    const fields = { service: 7, key: "another", action: "cancel" };
    await expect(clientOf(panel).addOrder.custom(fields, { ref, ledger })).rejects.toMatchObject({
      outcome: "unknown",
    });
    expect(await ledger.unknown()).toMatchObject([{ form: "service=7" }]);
  });

  test.each([
    ["an order that cannot be sent", { ...ORDER, quantity: Number.NaN }, { ref }],
    ["an empty ref", ORDER, { ref: "" }],
    ["a number for a ref", ORDER, { ref: 7 as unknown as string }],
    ["no ref", ORDER, {}],
  ])("sends and writes nothing for %s", async (_, order, options) => {
    const panel = await servePanel(PLACED);
    const ledger = await makeLedger();
    const call = clientOf(panel).addOrder(order, { ...options, ledger });
    expect(await rejectionOf(call, InputError)).toMatchObject({ outcome: "not-sent" });
    expect(panel.received).toHaveLength(0);
    expect(await ledger.unknown()).toEqual([]);
  });
});

describe("addOrder", () => {
  test("rejects a ref without a ledger", async () => {
    const panel = await servePanel(PLACED);
    await rejectionOf(clientOf(panel).addOrder(ORDER, { ref }), InputError);
    expect(panel.received).toHaveLength(0);
  });

  test("gives the answer of an earlier process", async () => {
    const panel = await servePanel(PLACED);
    const path = await freshPath();
    for (const _ of [1, 2]) {
      expect(await clientOf(panel).addOrder(ORDER, { ref, ledger: fileLedger(path) })).toEqual({ order: 23501 });
    }
    expect(panel.received).toHaveLength(1);
  });

  test("has written the ref down when the panel gets to see the order", async () => {
    const path = await freshPath();
    let seen: Promise<unknown[]> | undefined;
    const panel = await servePanel(() => {
      seen = fileLedger(path).unknown();
      return PLACED;
    });
    const ledger = createLedger({
      ...fileLedger(path),
      end: async () => {
        throw new Error("the power is gone");
      },
    });
    expect(await clientOf(panel).addOrder(ORDER, { ref, ledger })).toEqual({ order: 23501 });
    expect(await seen).toMatchObject([{ ref, outcome: "unknown" }]);
  });

  test("writes no key into the file", async () => {
    const { readFile } = await import("node:fs/promises");
    const panel = await servePanel(PLACED);
    const path = await freshPath();
    await clientOf(panel, { key: "canary5f1c0e7a" }).addOrder(ORDER, { ref, ledger: fileLedger(path) });
    expect(await readFile(path, "utf8")).not.toMatch(/canary5f1c0e7a|key=|action=/);
  });

  test.each([
    ["rejects", () => Promise.reject(new Error("disk full"))],
    [
      "throws",
      () => {
        throw new Error("disk full");
      },
    ],
  ])("sends nothing when begin %s", async (_, begin) => {
    const panel = await servePanel(PLACED);
    const ledger = createLedger({ ...memoryLedger(), begin });
    const error = await rejectionOf(clientOf(panel).addOrder(ORDER, { ref, ledger }), LedgerError);
    expect(error).toMatchObject({ outcome: "not-sent", cause: new Error("disk full") });
    expect(panel.received).toHaveLength(0);
  });

  test("resolves when end fails, and keeps the ref as unknown", async () => {
    const panel = await servePanel(PLACED);
    const store = memoryLedger();
    const end = () => {
      throw new Error("disk full");
    };
    const ledger = createLedger({ ...store, end });
    expect(await clientOf(panel).addOrder(ORDER, { ref, ledger })).toEqual({ order: 23501 });
    expect(await store.unknown()).toHaveLength(1);
    await rejectionOf(clientOf(panel).addOrder(ORDER, { ref, ledger }), DuplicateError);
    expect(panel.received).toHaveLength(1);
  });
});
