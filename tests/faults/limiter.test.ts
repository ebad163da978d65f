/** A limiter lets a call go, or ends it with nothing sent. */
import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import type { Limiter, LimiterError, Operation } from "../../src/index.ts";
import { calls, operations } from "../support/calls.ts";
import { values } from "./support/answers.ts";
import { documented, replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();
const isWrite = (operation: Operation) => /^(add|create|cancel)/.test(operation);
const notSent = (operation: Operation) => (isWrite(operation) ? "not-sent" : null);

const failures: [string, Limiter][] = [
  ["rejects", () => Promise.reject(new RangeError("no points left"))],
  ["rejects with something that is no error", () => Promise.reject({ msBeforeNext: 100 })],
  ["rejects with nothing", () => Promise.reject()],
  [
    "throws",
    () => {
      throw new RangeError("no points left");
    },
  ],
];

describe.each(failures)("a limiter that %s", (_, limiter) => {
  test.each(operations)("ends %s with a LimiterError, and nothing is sent", async (operation) => {
    const { error, forms } = await witness(documented, calls[operation], { options: { limiter } });
    expect(error).toMatchObject({
      class: "LimiterError",
      name: "LimiterError",
      operation,
      outcome: notSent(operation),
    });
    expect(forms).toEqual([]);
  });
});

describe("a LimiterError", () => {
  test("has what the limiter threw as its cause", async () => {
    const reason = { msBeforeNext: 100 };
    let thrown: unknown;
    const options = { limiter: () => Promise.reject(reason) };
    const keep = (error: unknown) => {
      thrown = error;
    };
    await witness(documented, (client) => calls.addOrder(client).catch(keep), { options });
    expect((thrown as LimiterError).cause).toBe(reason);
  });
});

describe("a limiter that never answers", () => {
  const limiter = () => new Promise(() => {});

  test.each(operations)("keeps %s no longer than its timeout, and nothing is sent", async (operation) => {
    const { error, forms } = await witness(documented, calls[operation], { options: { limiter, timeout: 30 } });
    expect(error).toMatchObject({ class: "DeadlineError", operation, outcome: notSent(operation) });
    expect(forms).toEqual([]);
  });

  test.each(["getBalance", "cancelOrders"] as const)("does not keep a signal from ending %s", async (operation) => {
    const controller = new AbortController();
    const { signal } = controller;
    setTimeout(() => controller.abort(), 10);
    const { error, forms } = await witness(documented, calls[operation], { options: { limiter, signal } });
    expect(error).toMatchObject({ class: "AbortedError", operation, outcome: notSent(operation) });
    expect(forms).toEqual([]);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("a limiter that answers", () => {
  test("is asked before each attempt, which waits for it", async () => {
    const events: string[] = [];
    const limiter: Limiter = async ({ operation, signal }) => {
      events.push(`asked for ${operation}, ${signal.aborted}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
      events.push("let go");
    };
    const note = replying(() => {
      events.push("request");
      return { status: 503 };
    });
    const { error } = await witness(note, calls.getBalance, { options: { limiter } });
    expect(error).toMatchObject({ class: "HttpError" });
    const attempt = ["asked for getBalance, false", "let go", "request"];
    expect(events).toEqual([...attempt, ...attempt, ...attempt]);
  });

  test("may answer anything, at once or later", async () => {
    for (const answer of [undefined, null, false, 0, "no", Promise.resolve(false), new Error("fine")]) {
      const { value } = await witness(documented, calls.getBalance, { options: { limiter: () => answer } });
      expect(value).toEqual(values.getBalance);
    }
  });

  test("fails before the second attempt, and nothing more is sent", async () => {
    let asked = 0;
    const limiter = () => (++asked === 2 ? Promise.reject(new Error("enough")) : undefined);
    const { error, forms } = await witness(replying({ status: 503 }), calls.getBalance, { options: { limiter } });
    expect(error).toMatchObject({ class: "LimiterError" });
    expect(forms).toHaveLength(1);
  });

  test("is asked once for each call of a long list", async () => {
    let asked = 0;
    const ids = Array.from({ length: 201 }, (_, index) => index + 1);
    const options = { limiter: () => void asked++ };
    await witness(replying({ body: "[]" }), (client) => client.cancelOrders(ids), { options });
    expect(asked).toBe(3);
  });
});
