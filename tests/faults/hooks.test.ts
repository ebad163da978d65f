/** Hooks watch, and nothing that they do comes back. */
import { describe, expect, test } from "vitest";
import type { Hooks, ResponseEvent } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { answers, values } from "./support/answers.ts";
import { KEY, leaksIn } from "./support/canary.ts";
import { documented, replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();

/** What a hook may do instead of watching. */
const misdeeds: [string, () => unknown][] = [
  [
    "throws an error",
    () => {
      throw new Error(`lost ${KEY}`);
    },
  ],
  [
    "throws nothing",
    () => {
      throw undefined;
    },
  ],
  ["rejects", () => Promise.reject(new Error(KEY))],
  ["rejects later", () => new Promise((_, reject) => setTimeout(reject, 5, new Error(KEY)))],
  ["never settles", () => new Promise(() => {})],
  [
    "returns what throws when it is awaited",
    () => ({
      // biome-ignore lint/suspicious/noThenProperty: what some hook returns by mistake
      get then() {
        throw new Error(KEY);
      },
    }),
  ],
];

const names: (keyof Hooks)[] = ["onRequest", "onResponse", "onRetry"];
const each = names.flatMap((hook) => misdeeds.map(([what, misdeed]) => [hook, what, misdeed] as const));

describe("a hook", () => {
  test.each(each)("changes no result: %s %s", async (hook, _, misdeed) => {
    const options = { [hook]: misdeed };
    for (const operation of ["addOrder", "cancelOrders", "getOrderStatus"] as const) {
      const { value, error } = await witness(documented, calls[operation], { options });
      expect({ value, error }).toEqual({ value: values[operation], error: undefined });
    }
    const retried = await witness(replying({ status: 503 }), calls.getBalance, { options, faults: 2 });
    expect(retried).toMatchObject({ value: values.getBalance });
    const failed = await witness((socket) => socket.resetAndDestroy(), calls.addOrder, { options });
    expect(failed.error).toMatchObject({ class: "ConnectionLostError", outcome: "unknown" });
    expect(failed.forms).toHaveLength(1);
  });

  test("that changes its event changes no result, and no later event", async () => {
    const spoil = (event: object) => {
      for (const name of Object.keys(event)) Reflect.set(event, name, "spoilt");
    };
    const onResponse = (event: ResponseEvent) => {
      expect(event.attributes["url.full"]).toMatch(/^http:/);
      spoil(event.attributes);
      spoil(event);
    };
    const options = { onRequest: spoil, onResponse, onRetry: spoil };
    const { value, forms } = await witness(replying({ status: 502 }), calls.getBalance, { options, faults: 1 });
    expect(value).toEqual(values.getBalance);
    expect(forms).toHaveLength(2);
  });

  test("is told of the error that the call rejects with", async () => {
    const told: ResponseEvent[] = [];
    let thrown: unknown;
    await witness(
      replying({ body: `{"error":"Invalid API key"}` }),
      (client) =>
        client.createRefill(1).catch((error) => {
          thrown = error;
        }),
      { options: { onResponse: (event: ResponseEvent) => void told.push(event) } },
    );
    expect(told.map(({ error }) => error)).toEqual([thrown]);
    expect(told[0]?.error).toBe(thrown);
  });

  test("is told of nothing that the panel answers, and never of the key", async () => {
    const told: unknown[] = [];
    const hooks = Object.fromEntries(names.map((name) => [name, (event: unknown) => void told.push(event)]));
    const body = answers.getOrderStatus.replace("Partial", "a-status-of-a-customer");
    await witness(replying({ body }), calls.getOrderStatus, { options: hooks });
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain("a-status-of-a-customer");
    expect(leaksIn(told)).toEqual([]);
  });
});
