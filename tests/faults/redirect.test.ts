import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { redirectRows } from "./rows/redirect.ts";
import { testRows } from "./support/check.ts";
import { type Answer, documented, replying, type Served, serve } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

testRows(redirectRows);

const witness = createWitness();

let elsewhere: Served;
beforeAll(async () => {
  elsewhere = await serve(documented);
});
afterAll(() => elsewhere.close());

describe.each([301, 302, 303, 307, 308])("HTTP %i to a panel that would answer", (status) => {
  test.each<Operation>(["getOrderStatus", "getBalance", "addOrder", "createRefill", "cancelOrders"])(
    "sends it nothing of %s",
    async (operation) => {
      const redirect = replying({ status, headers: { Location: elsewhere.url }, body: "{}" });
      const { error, forms } = await witness(redirect, calls[operation]);
      expect(error).toMatchObject({ class: "RedirectError", status, location: new URL(elsewhere.url).origin });
      expect(forms).toHaveLength(1);
      expect(elsewhere.requests).toEqual([]);
      expect(elsewhere.connections.made).toBe(0);
    },
  );

  test("is known before its body ends, which it may never do", async () => {
    const endless: Answer = (socket) => {
      socket.write(`HTTP/1.1 ${status} Moved\r\nLocation: ${elsewhere.url}\r\nTransfer-Encoding: chunked\r\n\r\n`);
      const timer = setInterval(() => socket.write(`400\r\n${" ".repeat(0x400)}\r\n`), 2);
      socket.once("close", () => clearInterval(timer));
    };
    const { error } = await witness(endless, calls.addOrder, { options: { timeout: 20_000, maxAnswerBytes: 20_000 } });
    expect(error).toMatchObject({ class: "RedirectError", outcome: "unknown", status });
  });

  test("shows of its target neither password, path nor query", async () => {
    const Location = "https://user:secret@panel.example/secret?secret#secret";
    const { error } = await witness(replying({ status, headers: { Location } }), calls.addOrder);
    expect(error).toMatchObject({ class: "RedirectError", location: "https://panel.example" });
    expect(JSON.stringify(error)).not.toContain("secret");
  });
});
