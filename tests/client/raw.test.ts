import { describe, expect, expectTypeOf, test } from "vitest";
import type { OrderStatus, Refusal } from "../../generated/types.ts";
import { ConfigError, InputError } from "../../src/index.ts";
import { createRawClient } from "../../src/raw/index.ts";
import { servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

const key = "k3y";

const rawOf = ({ url }: { url: string }) => createRawClient({ key, url });

const partial = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };

const status = { body: { action: "status", order: 1 } } as const;

describe("createRawClient", () => {
  test.each([
    ["the key", { key: undefined }],
    ["the URL", { key, url: "http://example.com/api/v2" }],
  ])("throws ConfigError when %s cannot be right", (_, options) => {
    expect(() => createRawClient(options)).toThrow(ConfigError);
  });

  test("adds the key, posts one form and gives typed data", async () => {
    const panel = await servePanel(JSON.stringify(partial));
    const { data, error, response } = await rawOf(panel).POST("/api/v2#action=status&order", status);
    expectTypeOf(data).not.toBeAny();
    expectTypeOf(data).toExtend<OrderStatus | Refusal | undefined>();
    expect(data).toEqual(partial);
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(panel.received).toMatchObject([
      {
        method: "POST",
        path: "/api/v2",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "action=status&order=1&key=k3y",
      },
    ]);
  });

  test("sends lines as text, with their breaks", async () => {
    const panel = await servePanel('{"order":1}');
    const body = { action: "add", service: 2, link: "x", comments: "정말\n👏" } as const;
    const { data } = await rawOf(panel).POST("/api/v2#action=add", { body });
    expect(data).toEqual({ order: 1 });
    expect(panel.received[0]?.body).toBe(
      "action=add&service=2&link=x&comments=%EC%A0%95%EB%A7%90%0A%F0%9F%91%8F&key=k3y",
    );
  });

  test("gives a refusal as data", async () => {
    const panel = await servePanel('{"error":"Incorrect order ID"}');
    const { data } = await rawOf(panel).POST("/api/v2#action=status&order", status);
    expect(data).toEqual({ error: "Incorrect order ID" });
  });

  test("gives the body of another HTTP status as error", async () => {
    const panel = await servePanel({ status: 503, body: "<h1>Maintenance</h1>" });
    const { data, error, response } = await rawOf(panel).POST("/api/v2#action=status&order", status);
    expect({ data, error, status: response.status }).toEqual({
      data: undefined,
      error: "<h1>Maintenance</h1>",
      status: 503,
    });
  });

  test.each([301, 302, 303, 307, 308])("does not follow HTTP %i", async (code) => {
    const elsewhere = await servePanel(JSON.stringify(partial));
    const panel = await servePanel({ status: code, headers: { location: elsewhere.url }, body: "elsewhere" });
    const { data, response } = await rawOf(panel).POST("/api/v2#action=status&order", status);
    expect(data).toBeUndefined();
    expect(response.status).toBe(code);
    expect(panel.received).toHaveLength(1);
    expect(elsewhere.received).toHaveLength(0);
  });

  test("keeps a path before /api/v2", async () => {
    const panel = await servePanel(JSON.stringify(partial));
    const raw = rawOf({ url: panel.url.replace("/api/v2", "/shop/api/v2") });
    await raw.POST("/api/v2#action=status&order", status);
    expect(panel.received.map(({ path }) => path)).toEqual(["/shop/api/v2"]);
  });

  test("rejects with InputError, and sends nothing, when a field cannot be sent", async () => {
    const panel = await servePanel("{}");
    const body = { action: "status", order: undefined as never } as const;
    const call = rawOf(panel).POST("/api/v2#action=status&order", { body });
    expect((await rejectionOf(call, InputError)).field).toBe("order");
    expect(panel.received).toHaveLength(0);
  });

  test("sends through the fetch that was handed in", async () => {
    const panel = await servePanel(JSON.stringify(partial));
    let sent = 0;
    const fetch: typeof globalThis.fetch = (input, init) => {
      sent += 1;
      return globalThis.fetch(input, init);
    };
    await createRawClient({ key, url: panel.url, fetch }).POST("/api/v2#action=status&order", status);
    expect(sent).toBe(1);
    expect(panel.received).toHaveLength(1);
  });
});
