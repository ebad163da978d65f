import { describe, expect, test, vi } from "vitest";
import {
  AbortedError,
  ConnectionLostError,
  HttpError,
  InputError,
  PartialError,
  RefusedError,
} from "../../src/index.ts";
import { clientOf, serveSocket } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { lists } from "./listCases.ts";
import { range, serveList } from "./listPanel.ts";

describe.each(lists)("$operation", (list) => {
  const { operation, call, value } = list;
  const found = (id: number) => ({ id, ok: true, value });

  test.each([
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])("sends %i ids in calls of %j", async (count, sizes) => {
    const { client, asked } = await serveList(list);
    const ids = range(1, count).reverse();
    await expect(call(client, ids)).resolves.toEqual(ids.map(found));
    expect(asked.map(({ length }) => length)).toEqual(sizes);
    expect(asked.flat().sort((a, b) => a - b)).toEqual(range(1, count));
  });

  test("sends no id twice, however far apart it comes, and answers it once", async () => {
    const { client, asked } = await serveList(list);
    const ids = [...range(1, 150), ...range(1, 150), 1, 151];
    await expect(call(client, ids)).resolves.toEqual(range(1, 151).map(found));
    expect(asked.map(({ length }) => length).sort()).toEqual([100, 51]);
    expect(new Set(asked.flat()).size).toBe(151);
  });

  test("counts distinct ids when it cuts", async () => {
    const { client, asked } = await serveList(list);
    await call(client, [...range(1, 100), ...range(1, 100)]);
    expect(asked).toEqual([range(1, 100)]);
  });

  test.each([0, "1", 1.5, NaN])("looks at every id before it sends the first: %s at the end", async (id) => {
    const { client, asked } = await serveList(list);
    const error = await rejectionOf(call(client, [...range(1, 250), id as number]), InputError);
    expect(error.outcome).toBe("not-sent");
    expect(asked).toEqual([]);
  });

  test("rejects with the call's own error up to 100 ids", async () => {
    const { client } = await serveList(list, { answer: () => '{"error":"Incorrect request"}' });
    const error = await rejectionOf(call(client, range(1, 100)), RefusedError);
    expect(error.constructor).toBe(RefusedError);
  });

  test("names operation, action and cause when one call of several fails", async () => {
    const { client } = await serveList(list, { answer: () => '{"error":"Incorrect request"}' });
    const error = await rejectionOf(call(client, range(1, 101)), PartialError);
    const action = { getOrderStatuses: "status", createRefills: "refill", cancelOrders: "cancel" };
    expect(error).toMatchObject({
      name: "PartialError",
      operation,
      action: { getRefillStatuses: "refill_status", ...action }[operation],
      cause: { name: "RefusedError", reason: "incorrect_request" },
    });
    expect(error.message).toMatch(new RegExp(`^${operation}: .*Incorrect request`));
  });
});

describe.each(lists.filter(({ writes }) => !writes))("$operation, which reads,", (list) => {
  const { call, value } = list;
  const found = (id: number) => ({ id, ok: true, value });
  const unanswered = (id: number) => ({
    ...{ id, ok: false },
    error: { reason: "unanswered", text: expect.stringMatching(/\w/) },
  });

  test("keeps the order asked when the calls are answered in another", async () => {
    let open = () => {};
    const others = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { client, asked } = await serveList(list, {
      hold: (ids) => (ids[0] === 1 ? others : undefined),
      answer: (ids) => void (ids[0] === 201 && open()),
    });
    await expect(call(client, range(1, 300))).resolves.toEqual(range(1, 300).map(found));
    expect(asked.at(-1)?.[0]).toBe(1);
  });

  test("waits after a failure for the calls that are under way, keeps them, and begins no other", async () => {
    let release = () => {};
    const failed = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client, asked } = await serveList(list, {
      hold: (ids) => (ids[0] === 101 ? undefined : failed),
      answer: (ids) => (ids[0] === 101 ? '{"error":"Incorrect request"}' : undefined),
      options: { onResponse: ({ error }) => void (error && release()) },
    });
    const error = await rejectionOf(call(client, range(1, 500), { concurrency: 3 }), PartialError);
    expect(asked.map(([first]) => first).sort()).toEqual([1, 101, 201]);
    expect(error.outcome).toBeUndefined();
    expect(error.entries).toEqual([
      ...range(1, 100).map(found),
      ...range(101, 200).map(unanswered),
      ...range(201, 300).map(found),
      ...range(301, 500).map(unanswered),
    ]);
  });

  test("takes a call for failed only when its retries are used up", async () => {
    let left = 2;
    const { client, asked } = await serveList(list, {
      answer: (ids) => (ids[0] === 1 && left-- > 0 ? { status: 503 } : undefined),
      options: { retries: 2, retryDelay: 1 },
    });
    await expect(call(client, range(1, 150))).resolves.toEqual(range(1, 150).map(found));
    expect(asked).toHaveLength(4);
  });
});

describe.each(lists.filter(({ writes }) => writes))("$operation, which writes,", (list) => {
  const { call, value } = list;
  const found = (id: number) => ({ id, ok: true, value });
  const unanswered = (outcome: string) => (id: number) => ({
    ...{ id, ok: false, outcome },
    error: { reason: "unanswered", text: expect.stringMatching(/\w/) },
  });

  test.each([
    ["is refused", '{"error":"Incorrect request"}', RefusedError, "refused"],
    ["fails with HTTP 502", { status: 502 }, HttpError, "unknown"],
    ["fails with HTTP 404", { status: 404 }, HttpError, "refused"],
  ] as const)("says what became of each id when the second of four calls %s", async (_, reply, kind, outcome) => {
    const { client, asked } = await serveList(list, { answer: (ids) => (ids[0] === 101 ? reply : undefined) });
    const error = await rejectionOf(call(client, range(1, 400)), PartialError);
    expect(error.cause).toBeInstanceOf(kind);
    expect(error.entries).toEqual([
      ...range(1, 100).map(found),
      ...range(101, 200).map(unanswered(outcome)),
      ...range(201, 400).map(unanswered("not-sent")),
    ]);
    expect(asked.map(([first]) => first)).toEqual([1, 101]);
  });

  test("does not know of the first hundred when the connection breaks, and sends no other", async () => {
    const panel = await serveSocket((socket) => socket.resetAndDestroy());
    const error = await rejectionOf(call(clientOf(panel), range(1, 150)), PartialError);
    expect(error.cause).toBeInstanceOf(ConnectionLostError);
    expect(error.outcome).toBe("unknown");
    expect(error.entries).toEqual([
      ...range(1, 100).map(unanswered("unknown")),
      ...range(101, 150).map(unanswered("not-sent")),
    ]);
    expect(panel.requests).toHaveLength(1);
  });

  // Who reads the outcome alone would send the whole list again, and the first hundred a second time.
  test("is neither refused nor not sent as a whole when an earlier call was done", async () => {
    const { client } = await serveList(list, {
      answer: (ids) => (ids[0] === 101 ? '{"error":"Incorrect request"}' : undefined),
    });
    const refused = await rejectionOf(call(client, range(1, 150)), PartialError);
    expect(refused.outcome).not.toMatch(/refused|not-sent/);

    const controller = new AbortController();
    let calls = 0;
    const limiter = () => void (++calls === 2 && controller.abort());
    const aborting = await serveList(list, { options: { limiter } });
    const aborted = await rejectionOf(
      call(aborting.client, range(1, 150), { signal: controller.signal }),
      PartialError,
    );
    expect(aborting.asked).toEqual([range(1, 100)]);
    expect(aborted.outcome).not.toMatch(/refused|not-sent/);
  });

  test("was not sent when the signal ends it before the first call", async () => {
    const { client, asked } = await serveList(list);
    const error = await rejectionOf(call(client, range(1, 150), { signal: AbortSignal.abort("enough") }), PartialError);
    expect(error).toMatchObject({ outcome: "not-sent", cause: { name: "AbortedError", cause: "enough" } });
    expect(error.cause).toBeInstanceOf(AbortedError);
    expect(error.entries).toEqual(range(1, 150).map(unanswered("not-sent")));
    expect(asked).toEqual([]);
  });

  test("has the whole timeout for each of its calls", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    try {
      const fetch = () => new Promise((resolve) => setTimeout(() => resolve(new Response("[]")), 20_000));
      const client = clientOf({ url: "http://127.0.0.1/api/v2" }, { fetch: fetch as typeof globalThis.fetch });
      const entries = call(client, range(1, 300), { timeout: 30_000 });
      await vi.advanceTimersByTimeAsync(60_000);
      await expect(entries).resolves.toHaveLength(300);
    } finally {
      vi.useRealTimers();
    }
  });
});
