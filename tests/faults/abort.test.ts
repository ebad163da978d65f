/** A signal ends a call in every phase, at once and without a trace. */
import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import type { AbortedError, Client, Operation } from "../../src/index.ts";
import { values } from "./support/answers.ts";
import { type Answer, documented, replying } from "./support/server.ts";
import { createWitness, type Witnessed } from "./support/witness.ts";

const witness = createWitness();

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";

/** The ordinary calls, with options. */
const withOptions: Partial<Record<Operation, (client: Client, options: object) => Promise<unknown>>> = {
  listServices: (client, options) => client.listServices(options),
  getOrderStatus: (client, options) => client.getOrderStatus(1, options),
  getOrderStatuses: (client, options) => client.getOrderStatuses([1, 10, 100], options),
  addOrder: (client, options) =>
    client.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 }, options),
  createRefill: (client, options) => client.createRefill(1, options),
  createRefills: (client, options) => client.createRefills([1, 2, 3], options),
  cancelOrders: (client, options) => client.cancelOrders([9, 2], options),
};
const operations = Object.keys(withOptions) as Operation[];
const isWrite = (operation: Operation) => /^(add|create|cancel)/.test(operation);

type Phase = {
  /** What the server does. */
  answer: Answer;
  /** Whether the signal has been aborted before. */
  before?: boolean;
  options?: object;
};

/** Makes a call whose signal is aborted when `aborts` says so, given to the call or to the client. */
async function abortIn(
  { answer, before, options }: Phase,
  { operation, place, reason }: { operation: Operation; place: "call" | "client"; reason?: unknown },
): Promise<Witnessed & { thrown: AbortedError; listeners: number; lateness: number }> {
  const controller = new AbortController();
  let aborted = 0;
  const abort = () => {
    aborted = performance.now();
    controller.abort(reason);
  };
  if (before) abort();
  const { signal } = controller;
  let thrown: unknown;
  let ended = 0;
  const hooks = { onRetry: abort };
  const report = await witness(
    (socket, request) => {
      answer(socket, request);
      if (!options) setTimeout(abort, 10);
    },
    async (client) => {
      const make = withOptions[operation] as NonNullable<(typeof withOptions)[Operation]>;
      try {
        return await make(client, place === "call" ? { signal } : {});
      } catch (error) {
        ended = performance.now();
        thrown = error;
        throw error;
      }
    },
    { options: { ...options, ...(options && hooks), ...(place === "client" && { signal }) } },
  );
  const listeners = getEventListeners(signal, "abort").length;
  return { ...report, thrown: thrown as AbortedError, listeners, lateness: ended - aborted };
}

const phases: [string, Phase][] = [
  ["before it", { answer: documented, before: true }],
  ["while it waits for headers", { answer: () => {} }],
  ["amid the headers", { answer: (socket) => void socket.write(HEAD.slice(0, 40)) }],
  ["while it waits for the body", { answer: (socket) => void socket.write(HEAD) }],
  ["amid the body", { answer: (socket) => void socket.write(`${HEAD}{"order":`) }],
];

describe.each(phases)("a signal that is aborted %s", (_, phase) => {
  describe.each(["call", "client"] as const)("and was given to the %s", (place) => {
    test.each(operations)("ends %s with an AbortedError, and nothing stays behind", async (operation) => {
      const { error, thrown, listeners, lateness, forms } = await abortIn(phase, { operation, place });
      const outcome = isWrite(operation) ? (phase.before ? "not-sent" : "unknown") : null;
      expect(error).toMatchObject({ class: "AbortedError", operation, outcome });
      expect(thrown.cause).toMatchObject({ name: "AbortError" });
      expect(listeners).toBe(0);
      expect(forms).toHaveLength(phase.before ? 0 : 1);
      // At once: far sooner than any timer of the call.
      expect(lateness).toBeLessThan(1_000);
    });
  });
});

describe("a signal that is aborted in the wait for another attempt", () => {
  const phase: Phase = { answer: replying({ status: 503 }), options: { retryDelay: 100_000 } };

  test.each(operations.filter((operation) => !isWrite(operation)))(
    "ends %s, which is not sent again",
    async (operation) => {
      const { error, listeners, forms } = await abortIn(phase, { operation, place: "call" });
      expect(error).toMatchObject({ class: "AbortedError", operation, outcome: null });
      expect(listeners).toBe(0);
      expect(forms).toHaveLength(1);
    },
  );
});

describe("a signal that is aborted after the call", () => {
  test.each(operations)("changes nothing for %s", async (operation) => {
    const controller = new AbortController();
    const { signal } = controller;
    const { value, error } = await witness(documented, async (client) => {
      const result = await withOptions[operation]?.(client, { signal });
      expect(getEventListeners(signal, "abort")).toEqual([]);
      controller.abort();
      return result;
    });
    expect({ value, error }).toEqual({ value: values[operation], error: undefined });
  });
});

describe("a signal that serves many calls", () => {
  test("has no listener of any of them left, and Node warns of none", async () => {
    const { signal } = new AbortController();
    const { value } = await witness(documented, async (client) => {
      await Promise.all(Array.from({ length: 30 }, () => client.getBalance({ signal })));
      return getEventListeners(signal, "abort").length;
    });
    expect(value).toBe(0);
  });
});

describe("the reason of a signal", () => {
  const phase: Phase = { answer: () => {} };

  test.each<[string, unknown]>([
    ["text", "enough"],
    ["a number", 7],
    ["null", null],
    ["an object", { why: "enough" }],
    ["an error", new RangeError("enough")],
  ])("is the cause of the AbortedError, and is never thrown as it is: %s", async (_, reason) => {
    for (const operation of ["getOrderStatus", "addOrder"] as const) {
      const { error, thrown } = await abortIn(phase, { operation, place: "call", reason });
      expect(error).toMatchObject({ class: "AbortedError", operation });
      expect(thrown.cause).toBe(reason);
    }
  });

  test("may be the time-out of AbortSignal.timeout", async () => {
    const { error } = await witness(phase.answer, (client) => client.getBalance({ signal: AbortSignal.timeout(20) }));
    expect(error).toMatchObject({ class: "AbortedError", cause: "foreign" });
  });
});

describe("two signals, of the client and of the call", () => {
  test("each end the call alone", async () => {
    for (const which of ["client", "call"]) {
      const controllers = { client: new AbortController(), call: new AbortController() };
      const { error } = await witness(
        () => controllers[which as "call"].abort(which),
        (client) => client.getBalance({ signal: controllers.call.signal }),
        { options: { signal: controllers.client.signal } },
      );
      expect(error).toMatchObject({ class: "AbortedError" });
      for (const { signal } of Object.values(controllers)) expect(getEventListeners(signal, "abort")).toEqual([]);
    }
  });
});
