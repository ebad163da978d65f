import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  AutostagramError,
  type Client,
  ConnectionLostError,
  InputError,
  PartialError,
  type RefusedError,
  UnexpectedAnswer,
  UnreadableAnswer,
} from "../../src/index.ts";
import { createRawClient } from "../../src/raw/index.ts";
import { calls } from "../support/calls.ts";
import { clientOf, servePanel } from "../support/panel.ts";

/** Two keys: one as panels make them, one with everything that some encoding changes. */
const keys = ["0ca4a41f5c8d4e2b9f7a6d3e1b0c9a88", "!ca4a41/+&=%41'\"\\<f5c8d4e2b>~"];

/** Every way in which the key could stand in a text. */
function spellings(key: string): string[] {
  const form = new URLSearchParams([["", key]]).toString().slice(1);
  const base64 = Buffer.from(key).toString("base64");
  const json = JSON.stringify(key).slice(1, -1);
  const hex = Buffer.from(key).toString("hex");
  return [key, encodeURIComponent(key), form, json, base64, hex, inspect(key).slice(1, -1)];
}

/** Everything that a log could take from a value. */
function traces(value: unknown): string {
  const shown = [inspect(value, { showHidden: true, depth: 10 }), String(value), String(JSON.stringify(value))];
  for (let error = value; error instanceof Error; error = error.cause) {
    shown.push(
      error.message,
      String(error.stack),
      JSON.stringify({ ...error }),
      JSON.stringify(error, Object.getOwnPropertyNames(error)),
    );
  }
  return shown.join("\n");
}

function expectNoKey(value: unknown, key: string): void {
  const shown = traces(value);
  for (const spelling of spellings(key)) expect(shown).not.toContain(spelling);
}

async function errorOf(call: () => unknown): Promise<unknown> {
  const [result] = await Promise.allSettled([(async () => call())()]);
  if (result.status === "fulfilled") return expect.fail(`resolved with ${inspect(result.value)}`);
  return result.reason;
}

const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Ways to echo the key beside those of the fault table. */
const echoes: [string, (key: string) => string][] = [
  ["in an error of the plain form", (key) => new URLSearchParams({ error: `Invalid API key ${key}` }).toString()],
  ["in an error of its own JSON", (key) => JSON.stringify({ error: JSON.stringify({ key }) })],
  ["in JSON that is cut", (key) => JSON.stringify({ request: { key } }).slice(0, -1)],
  ["in a list", (key) => JSON.stringify([key, { [key]: key }])],
  ["many times", (key) => `${key} `.repeat(100)],
];

describe.each(keys)("the key %s", (key) => {
  test.each(echoes)("is in no trace of the error when a panel echoes it %s", async (_, echo) => {
    const panel = await servePanel({ headers: { "x-key": encodeURIComponent(key) }, body: echo(key) });
    for (const operation of ["addOrder", "createRefills"] as const) {
      const error = await errorOf(() => calls[operation](clientOf(panel, { key })));
      expect(error).toBeInstanceOf(AutostagramError);
      expectNoKey(error, key);
    }
  });

  test("is in no trace of the error of a long list, whose entries hold the panel's words", async () => {
    const item = `{"order":1,"refill":{"error":${JSON.stringify(`Invalid API key ${key}`)}}}`;
    const strange = `{"order":2,"refill":${JSON.stringify(key)}}`;
    const panel = await servePanel(({ body }) =>
      body.includes("orders=1%2C") ? `[${item},${strange}]` : JSON.stringify({ error: key }),
    );
    const ids = Array.from({ length: 101 }, (_, index) => index + 1);
    const error = await errorOf(() => clientOf(panel, { key }).createRefills(ids));
    expect(error).toBeInstanceOf(PartialError);
    expectNoKey(error, key);
  });

  test("leaves no part behind where the excerpt is cut", async () => {
    let before = 170;
    const panel = await servePanel(() => `${"x".repeat(before)}${key}`);
    for (; before <= 200; before += 1) {
      const error = (await errorOf(() => clientOf(panel, { key }).getBalance())) as UnexpectedAnswer;
      expect(error.excerpt).not.toContain(key.slice(0, 4));
    }
  });

  test("is marked where it was, and the rest is kept", async () => {
    const panel = await servePanel(JSON.stringify({ error: `Invalid API key ${key}!` }));
    const error = (await errorOf(() => clientOf(panel, { key }).getBalance())) as RefusedError;
    expect(error).toMatchObject({ reason: "invalid_key", text: "Invalid API key [key]!" });
    expect(error.message).toBe("getBalance: Invalid API key [key]!");
  });

  test.each<[string, (client: Client) => Promise<unknown>]>([
    ["an id", (client) => client.getOrderStatus(key as never)],
    ["a list", (client) => client.cancelOrders(key as never)],
    ["an id of a list", (client) => client.getRefillStatuses([key] as never)],
    ["the order", (client) => client.addOrder(key as never)],
    ["the service", (client) => client.addOrder({ service: key as never, link: "x" })],
    ["a field that cannot be sent", (client) => client.addOrder({ service: 1, link: `${key}\n` })],
    ["a line that cannot be sent", (client) => client.addOrder({ service: 1, link: "x", comments: [`${key}\n`] })],
    ["a field of an object", (client) => client.addOrder({ service: 1, link: { key } as never })],
  ])("is in no trace of the InputError when it is handed in as %s", async (_, call) => {
    const panel = await servePanel("{}");
    const error = await errorOf(() => call(clientOf(panel, { key })));
    expect(error).toBeInstanceOf(InputError);
    expectNoKey(error, key);
    expect(panel.received).toHaveLength(0);
  });

  test("is in no trace of a client, before or after its calls", async () => {
    const panel = await servePanel('{"balance":"1","currency":"USD"}');
    const client = clientOf(panel, { key });
    const raw = createRawClient({ key, url: panel.url });
    const parts = [client, client.addOrder, ...Object.values(client), raw, ...Object.values(raw)];
    for (const part of parts) expectNoKey(part, key);
    await client.getBalance();
    await raw.POST("/api/v2#action=balance", { body: { action: "balance" } });
    for (const part of parts) expectNoKey(part, key);
  });

  test("is in no trace of what a failing fetch says", async () => {
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const cause = Object.assign(new Error(`could not send ${init?.body}`), { key });
      throw new Error(`lost ${input} ${init?.body}`, { cause });
    };
    const error = await errorOf(() =>
      clientOf({ url: "http://127.0.0.1/api/v2" }, { key, fetch, retries: 0 }).getBalance(),
    );
    expect(error).toBeInstanceOf(ConnectionLostError);
    expectNoKey(error, key);
  });
});

describe("a value that holds the key", () => {
  test("comes through as it is, for masking it could corrupt an id", async () => {
    const panel = await servePanel('{"balance":"1","currency":"USD","note":"k3y","account":{"k3y":"k3y"}}');
    await expect(clientOf(panel).getBalance()).resolves.toMatchObject({ note: "k3y", account: { k3y: "k3y" } });
  });
});

describe("a spelling of the key that only some panels use", () => {
  const key = keys[1] as string;

  test.each([
    ["with a slash as PHP writes it in JSON", JSON.stringify({ key }).replaceAll("/", "\\/"), "ca4a41\\/"],
    ["percent-encoded in lower case", encodeURIComponent(key).toLowerCase(), "ca4a41%2f"],
    ["escaped for HTML", `<pre>${escapeHtml(key)}</pre>`, "ca4a41/"],
  ])("is masked too: %s", async (_, body, part) => {
    const error = await errorOf(async () => clientOf(await servePanel(body), { key }).getBalance());
    expect([UnexpectedAnswer, UnreadableAnswer]).toContain((error as Error).constructor);
    expect((error as UnexpectedAnswer).excerpt).not.toContain(part);
  });

  test("is masked too: with & and < as Go and .NET write them in JSON", async () => {
    const body = JSON.stringify({ key }).replaceAll("&", "\\u0026").replaceAll("<", "\\u003c");
    const error = await errorOf(async () => clientOf(await servePanel(body), { key }).getBalance());
    expect((error as UnexpectedAnswer).excerpt).not.toContain("ca4a41");
  });

  test("is masked too: as the id of an order", async () => {
    const digits = "90071992547409931234567890123456";
    const panel = await servePanel(`{"order":${digits}}`);
    expectNoKey(await errorOf(() => calls.addOrder(clientOf(panel, { key: digits }))), digits);
  });
});

describe("the fetch that is handed in", () => {
  test("gets the key in the form and nowhere else", async () => {
    let receiver: unknown;
    const fetch = function (this: unknown) {
      receiver = this;
      return Promise.resolve(new Response('{"balance":"1"}'));
    };
    await clientOf({ url: "http://127.0.0.1/api/v2" }, { key: keys[0], fetch }).getBalance();
    expectNoKey(receiver, keys[0] as string);
  });
});
