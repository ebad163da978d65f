import { describe, expect, test, vi } from "vitest";
import {
  AbortedError,
  type CallOptions,
  type Client,
  type ClientOptions,
  ConfigError,
  createClient,
  DeadlineError,
  HttpError,
  InputError,
  UnreadableAnswer,
} from "../../src/index.ts";
import { calls, operations, writes } from "../support/calls.ts";
import { clientOf, KEY, servePanel, serveSocket } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { clientFor } from "./support.ts";

const BALANCE = '{"balance":"100.84292","currency":"USD"}';
const MOST = 2 ** 31 - 1;

type NumberOption = "timeout" | "retries" | "retryDelay" | "maxAnswerBytes";

describe.each<[NumberOption, min: number, max: number]>([
  ["timeout", 1, MOST],
  ["retries", 0, 2],
  ["retryDelay", 0, MOST],
  ["maxAnswerBytes", 1, MOST],
])("%s", (name, min, max) => {
  const make = (value: unknown) => createClient({ key: KEY, [name]: value } as ClientOptions);

  test(`is taken from ${min} to ${max}, and when it is left out`, () => {
    for (const value of [min, max, undefined]) expect(() => make(value)).not.toThrow();
  });

  test.each([min - 1, max + 1, -1, NaN, Infinity, -Infinity, "1", {}, [1], true, 1n])(
    "is refused as %s, before anything is sent",
    (value) => {
      expect(() => make(value)).toThrow(ConfigError);
      expect(() => make(value)).toThrow(`${name} must be a whole number from ${min} to ${max}`);
    },
  );
});

describe("retries", () => {
  test("are two for every read and none for a write when they are left out", async () => {
    const panel = await servePanel({ status: 503 });
    for (const operation of operations) {
      panel.received.length = 0;
      await rejectionOf(calls[operation](clientOf(panel, { retryDelay: 1 })), HttpError);
      expect(panel.received).toHaveLength(writes.includes(operation) ? 1 : 3);
    }
  });

  test("end with the first answer", async () => {
    const replies = [{ status: 503 }, { status: 502 }, BALANCE];
    const panel = await servePanel(() => replies.shift() as string);
    await expect(clientOf(panel, { retryDelay: 1 }).getBalance()).resolves.toMatchObject({ balance: "100.84292" });
    expect(panel.received).toHaveLength(3);
  });
});

describe("retryDelay", () => {
  async function delays(retryDelay: number | undefined, random: number): Promise<number[]> {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const spy = vi.spyOn(Math, "random").mockReturnValue(random);
    try {
      const told: number[] = [];
      const fetch = async () => new Response(null, { status: 503 });
      const onRetry = ({ delay }: { delay: number }) => void told.push(delay);
      const call = createClient({ key: KEY, fetch, retryDelay, onRetry }).getBalance();
      call.catch(() => {});
      await vi.runAllTimersAsync();
      await rejectionOf(call, HttpError);
      return told;
    } finally {
      spy.mockRestore();
      vi.useRealTimers();
    }
  }

  test.each([
    ["its whole length, then twice that", 100, 1, [100, 200]],
    ["a part of that, at random", 100, 0.25, [25, 50]],
    ["500 ms when it is left out", undefined, 1, [500, 1000]],
    ["8 seconds at the most", 6000, 1, [6000, 8000]],
    ["8 seconds at the most, also before the second", 20_000, 0.5, [4000, 4000]],
    ["nothing when it is 0", 0, 1, [0, 0]],
  ])("waits %s", async (_, retryDelay, random, waits) => {
    expect(await delays(retryDelay, random)).toEqual(waits);
  });
});

describe("maxAnswerBytes", () => {
  // Hangul takes three bytes a letter: bytes are counted, not characters.
  const answer = '{"balance":"1","note":"정말"}';
  const bytes = Buffer.byteLength(answer);

  test.each(["with a length", "in chunks"])(
    "takes an answer of as many bytes, and none of one more: %s",
    async (kind) => {
      const headers: Record<string, string> =
        kind === "in chunks" ? { "transfer-encoding": "chunked" } : { "content-length": String(bytes) };
      const reply = { headers, body: answer };
      await expect((await clientFor(reply, { maxAnswerBytes: bytes })).getBalance()).resolves.toMatchObject({
        note: "정말",
      });
      const client = await clientFor(reply, { maxAnswerBytes: bytes - 1 });
      const error = await rejectionOf(client.getBalance(), UnreadableAnswer);
      expect(error).toMatchObject({ status: 200, excerpt: "" });
      expect(error.message).toContain("more bytes than maxAnswerBytes");
    },
  );

  test("leaves an order that cannot be read unknown", async () => {
    const client = await clientFor('{"order":23501}', { maxAnswerBytes: 5 });
    expect((await rejectionOf(calls.addOrder(client), UnreadableAnswer)).outcome).toBe("unknown");
  });
});

/** Each operation, with the options of a call. */
const withOptions: { [operation in string]: (client: Client, options: CallOptions) => Promise<unknown> } = {
  listServices: (client, options) => client.listServices(options),
  addOrder: (client, options) => client.addOrder({ service: 1, link: "x" }, options),
  "addOrder.custom": (client, options) => client.addOrder.custom({ service: 1 }, options),
  getOrderStatus: (client, options) => client.getOrderStatus(1, options),
  getOrderStatuses: (client, options) => client.getOrderStatuses([1], options),
  createRefill: (client, options) => client.createRefill(1, options),
  createRefills: (client, options) => client.createRefills([1], options),
  getRefillStatus: (client, options) => client.getRefillStatus(1, options),
  getRefillStatuses: (client, options) => client.getRefillStatuses([1], options),
  cancelOrders: (client, options) => client.cancelOrders([1], options),
  getBalance: (client, options) => client.getBalance(options),
};

describe.each(Object.entries(withOptions))("the options of one call of %s", (name, call) => {
  const outcomeOf = (outcome: string) => (/^(add|create|cancel)/.test(name) ? outcome : undefined);

  test("shorten the client's timeout", async () => {
    const panel = await serveSocket(() => {});
    const error = await rejectionOf(call(clientOf(panel, { timeout: 60_000 }), { timeout: 30 }), DeadlineError);
    expect(error.outcome).toBe(outcomeOf("unknown"));
  });

  test("lengthen the client's timeout", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    try {
      const fetch = () =>
        new Promise<Response>((resolve) => setTimeout(resolve, 500, new Response('{"error":"slow"}')));
      const client = createClient({ key: KEY, url: "http://127.0.0.1/api/v2", timeout: 100, fetch });
      const result = call(client, { timeout: 1000 }).catch((error: Error) => error.name);
      await vi.advanceTimersByTimeAsync(1000);
      expect(await result).toBe("RefusedError");
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([0, -1, NaN, Infinity, 2 ** 31, "1000", null])("send nothing with a timeout of %s", async (timeout) => {
    const panel = await servePanel("{}");
    const error = await rejectionOf(call(clientOf(panel), { timeout: timeout as number }), InputError);
    expect(error).toMatchObject({ field: "timeout", outcome: "not-sent" });
    expect(panel.received).toHaveLength(0);
  });

  test.each(["call", "client"])("hold a signal beside the client's: that of the %s ends it", async (whose) => {
    const panel = await servePanel("{}");
    const [aborted, open] = [AbortSignal.abort("enough"), new AbortController().signal];
    const client = clientOf(panel, { signal: whose === "client" ? aborted : open });
    const error = await rejectionOf(call(client, { signal: whose === "call" ? aborted : open }), AbortedError);
    expect(error).toMatchObject({ cause: "enough", outcome: outcomeOf("not-sent") });
    expect(panel.received).toHaveLength(0);
  });
});

describe("options that are left out", () => {
  test.each(operations)("change nothing for %s when they are undefined", async (operation) => {
    const panel = await servePanel('{"error":"Bad link"}');
    const client = clientOf(panel, { timeout: undefined, signal: undefined, retries: undefined, limiter: undefined });
    const call = withOptions[operation] as (client: Client, options: CallOptions) => Promise<unknown>;
    await expect(call(client, { timeout: undefined, signal: undefined })).rejects.toThrow("Bad link");
  });
});
