/** What lets a page talk to the mock, and what keeps strangers' pages away from other servers. */
import { describe, expect, test } from "vitest";
import { readFaultRule } from "../src/mock/faults/rules.ts";
import { rawCall } from "./support/rawCall.ts";
import { withMock } from "./support/stage.ts";

const balance = "key=demo&action=balance";
const origin = "https://page.example";

const ask = (url: string, headers: Record<string, string>, method = "OPTIONS") => fetch(url, { method, headers });

const preflight = {
  Origin: origin,
  "Access-Control-Request-Method": "POST",
  "Access-Control-Request-Headers": "content-type,prefer",
};

describe("a preflight", () => {
  test("allows a page what a call needs", async () => {
    const response = await withMock({}, ({ url }) => ask(url, preflight));
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type, prefer",
      vary: "Origin",
    });
  });

  test("allows a page of the network to talk to this machine, when it is asked", async () => {
    await withMock({}, async ({ url }) => {
      const asked = await ask(url, { ...preflight, "Access-Control-Request-Private-Network": "true" });
      expect(asked.headers.get("access-control-allow-private-network")).toBe("true");
      const unasked = await ask(url, preflight);
      expect(unasked.headers.get("access-control-allow-private-network")).toBeNull();
    });
  });

  test("is no preflight without an origin, and says what is taken", async () => {
    const response = await withMock({}, ({ url }) => ask(url, {}));
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe("POST, OPTIONS");
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(response.headers.get("access-control-allow-methods")).toBeNull();
  });

  test("has no answer on another path", async () => {
    const response = await withMock({}, ({ url }) => ask(`${url}/other`, preflight));
    expect(response.status).toBe(404);
  });
});

describe("an answer to a page", () => {
  const call = { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" };

  test.each([
    ["a call", "POST", balance, 200, {}],
    ["a call that is objected to", "POST", `${balance}&x=1`, 200, {}],
    ["a wish that cannot be met", "POST", balance, 400, { Prefer: "fault=nothing" }],
    ["another content type", "POST", "{}", 415, { "Content-Type": "application/json" }],
  ])("can be read, with its objection and Retry-After: %s", async (_, method, body, status, more) => {
    const response = await withMock({}, ({ url }) => fetch(url, { method, body, headers: { ...call, ...more } }));
    expect(response.status).toBe(status);
    expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    expect(response.headers.get("access-control-expose-headers")).toBe("Contract-Objection, Retry-After");
    expect(response.headers.get("vary")).toBe("Origin");
  });

  test.each(["retry-after", "http-502", "redirect", "empty", "big=1", "bad-utf8", "truncated", "stall-body"])(
    "can be read with the fault %s",
    async (fault) => {
      await withMock({ faults: [readFaultRule(fault)] }, async ({ url }) => {
        const response = await fetch(url, { method: "POST", body: balance, headers: call, redirect: "manual" });
        expect(response.headers.get("access-control-allow-origin")).toBe(origin);
        await response.body?.cancel();
      });
    },
  );

  test("goes to pages without an origin of their own too", async () => {
    const response = await withMock({}, ({ url }) =>
      fetch(url, { method: "POST", body: balance, headers: { ...call, Origin: "null" } }),
    );
    expect(response.headers.get("access-control-allow-origin")).toBe("null");
  });

  test("says nothing of origins to callers that are no page", async () => {
    const { headers } = await withMock({}, ({ url }) => rawCall(url, balance));
    expect(headers).not.toHaveProperty("access-control-allow-origin");
    expect(headers.vary).toBe("Origin");
  });

  test("is 405 to a GET", async () => {
    const response = await withMock({}, ({ url }) => ask(url, { Origin: origin }, "GET"));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST, OPTIONS");
    expect(response.headers.get("access-control-allow-origin")).toBe(origin);
  });
});

describe("the host that a request names", () => {
  const statusFor = (headers: string, method?: string) =>
    withMock({}, async ({ url }) => {
      const { head } = await rawCall(url, balance, { headers, ...(method !== undefined && { method }) });
      return Number(head.split(" ")[1]);
    });

  test.each(["localhost:4010", "LOCALHOST", "panel.localhost:4010", "127.0.0.1", "127.1.2.3:4010", "[::1]:4010"])(
    "is answered when it is this machine: %s",
    async (host) => {
      expect(await statusFor(`Host: ${host}\r\n`)).toBe(200);
    },
  );

  test.each([
    "panel.example",
    "panel.example:4010",
    "127.0.0.1.nip.io",
    "localhost.evil.example",
    "evillocalhost",
    "192.168.0.1:4010",
    "0.0.0.0",
    "localhost@evil.example",
    "127.0.0.1:4010.evil.example",
  ])("is not answered when its owner can point it elsewhere: %s", async (host) => {
    expect(await statusFor(`Host: ${host}\r\n`)).toBe(421);
    expect(await statusFor(`Host: ${host}\r\n`, "OPTIONS")).toBe(421);
  });
});
