import { describe, expect, test } from "vitest";
import { ConnectError, ConnectionLostError, createClient, RedirectError } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { clientOf, KEY, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

const BALANCE = '{"balance":"100.84292","currency":"USD"}';

describe("fetch", () => {
  test("is the global one of the moment when the client is made, unless another is given", async () => {
    const panel = await servePanel(BALANCE);
    await expect(clientOf(panel, { fetch: undefined }).getBalance()).resolves.toBeDefined();
    expect(panel.received).toHaveLength(1);
  });

  test("gets every call in place of the global one", async () => {
    const panel = await servePanel(BALANCE);
    const methods: unknown[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      methods.push(init?.method);
      return globalThis.fetch(input, init);
    };
    await clientOf(panel, { fetch }).getBalance();
    expect(methods).toEqual(["POST"]);
    expect(panel.received).toHaveLength(1);
  });

  // A global fetch outside Node refuses to run as the method of another object.
  test("is called without a receiver", async () => {
    let receiver: unknown;
    const fetch = function (this: unknown) {
      receiver = this;
      return Promise.resolve(new Response(BALANCE));
    };
    await createClient({ key: KEY, fetch }).getBalance();
    expect(receiver).toBeUndefined();
  });
});

describe("a fetch that fails", () => {
  const clientWith = (fetch: () => unknown) =>
    clientOf({ url: "http://127.0.0.1/api/v2" }, { fetch: fetch as typeof globalThis.fetch, retryDelay: 0 });
  const failing = (error: object) => {
    let sent = 0;
    const fetch = () => {
      sent += 1;
      return Promise.reject(error);
    };
    return { client: clientWith(fetch), sent: () => sent };
  };
  /** As undici puts it: what happened is the cause. */
  const fetchFailed = (facts: object) =>
    failing(new TypeError("fetch failed", { cause: Object.assign(new Error("why"), facts) }));

  test.each([
    ["ECONNREFUSED", 3],
    ["ENOTFOUND", 3],
    ["EAI_AGAIN", 3],
    ["EHOSTUNREACH", 3],
    ["ENETUNREACH", 3],
    ["UND_ERR_CONNECT_TIMEOUT", 3],
    ["ConnectionRefused", 3],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", 1],
    ["SELF_SIGNED_CERT_IN_CHAIN", 1],
    ["CERT_HAS_EXPIRED", 1],
    ["ERR_TLS_CERT_ALTNAME_INVALID", 1],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", 1],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", 1],
  ])("proves with %s that nothing was sent, and a read is sent %i times", async (code, times) => {
    const order = await rejectionOf(calls.addOrder(fetchFailed({ code }).client), ConnectError);
    expect(order).toMatchObject({ code, outcome: "not-sent" });
    expect(order.message).toMatch(/nothing was sent/);
    const { client, sent } = fetchFailed({ code });
    expect(await rejectionOf(client.getBalance(), ConnectError)).toMatchObject({ code, outcome: undefined });
    expect(sent()).toBe(times);
  });

  test.each<[string, object, string | undefined]>([
    ["ECONNRESET", { code: "ECONNRESET" }, "ECONNRESET"],
    ["EPIPE", { code: "EPIPE" }, "EPIPE"],
    ["ETIMEDOUT", { code: "ETIMEDOUT" }, "ETIMEDOUT"],
    ["UND_ERR_SOCKET", { code: "UND_ERR_SOCKET" }, "UND_ERR_SOCKET"],
    ["UND_ERR_HEADERS_TIMEOUT", { code: "UND_ERR_HEADERS_TIMEOUT" }, "UND_ERR_HEADERS_TIMEOUT"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", { code: "ERR_SSL_WRONG_VERSION_NUMBER" }, "ERR_SSL_WRONG_VERSION_NUMBER"],
    // The other side can send such an alert at any time, also after it has taken the request.
    ["an alert of TLS", { code: "ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR" }, "ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR"],
    ["a code that is a number", { code: 7 }, undefined],
    ["no code at all", {}, undefined],
  ])("proves nothing with %s", async (_, facts, code) => {
    const error = await rejectionOf(calls.addOrder(fetchFailed(facts).client), ConnectionLostError);
    expect(error).toMatchObject({ outcome: "unknown", code });
    expect(error.message).toMatch(/may exist/);
  });

  test("connected to no address only when every address says so", async () => {
    const errors = ["ECONNREFUSED", "ECONNRESET"].map((code) => Object.assign(new Error(code), { code }));
    const one = failing(new TypeError("fetch failed", { cause: new AggregateError(errors.slice(0, 1)) }));
    await rejectionOf(calls.addOrder(one.client), ConnectError);
    const both = failing(new TypeError("fetch failed", { cause: new AggregateError(errors) }));
    await rejectionOf(calls.addOrder(both.client), ConnectionLostError);
  });

  test.each([
    ["on the error itself", Object.assign(new Error("refused"), { code: "ECONNREFUSED" })],
    [
      "as the call that failed",
      Object.assign(new Error("connect ETIMEDOUT"), { code: "ETIMEDOUT", syscall: "connect" }),
    ],
  ])("may say so %s, as other runtimes do", async (_, error) => {
    await rejectionOf(calls.addOrder(failing(error).client), ConnectError);
  });

  test("without a cause is a connection that broke", async () => {
    const error = await rejectionOf(calls.addOrder(failing(new Error("down")).client), ConnectionLostError);
    expect(error).toMatchObject({ outcome: "unknown", code: undefined });
    expect(error.message).not.toContain("down");
  });

  test("may show a redirect as status 0, as browsers do", async () => {
    const error = await rejectionOf(calls.addOrder(clientWith(async () => Response.error())), RedirectError);
    expect(error).toMatchObject({ status: 0, outcome: "unknown", location: undefined });
    expect(error.message).toMatch(/redirect/);
  });
});
