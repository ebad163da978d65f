import { lookup } from "node:dns/promises";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConnectError, type Operation, UnexpectedAnswer } from "../../src/index.ts";
import { calls, operations, reads, writes } from "../support/calls.ts";
import { clientOf, closedPort, type Reply, servePanel, serveSocket } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

const unhandled: unknown[] = [];
const keep = (reason: unknown) => void unhandled.push(reason);

beforeAll(() => void process.on("unhandledRejection", keep));

afterAll(async () => {
  // A rejection is called unhandled only after the microtasks of its turn.
  await pause(0);
  process.off("unhandledRejection", keep);
  expect(unhandled).toEqual([]);
});

/** What the message of a call that writes says when its answer cannot be used. */
const MAY_EXIST = /order.* may exist/;

const html = { "content-type": "text/html; charset=utf-8" };
const page = "<!doctype html><title>점검 중</title><h1>Maintenance</h1>";

const LOGIN = '<a href="/login?next=/&error=expired">Log in</a>';

/** The error of a call whose answer cannot be used, once the panel has seen the call exactly once. */
async function failureOf(operation: Operation, reply: Reply): Promise<UnexpectedAnswer> {
  const panel = await servePanel(reply);
  const error = await rejectionOf(calls[operation](clientOf(panel)), UnexpectedAnswer);
  expect(error).toMatchObject({ name: "UnexpectedAnswer", operation });
  expect(error.id).toBeUndefined();
  expect(error.cause).toBeUndefined();
  expect(panel.received).toHaveLength(1);
  return error;
}

describe.each(["addOrder", "getBalance"] as const)("%s", (operation) => {
  test.each<[string, Reply, number, string]>([
    ["HTML with 200", { headers: html, body: page }, 200, page],
    ["HTML with 503", { status: 503, headers: html, body: page }, 503, page],
    ["HTML with 404", { status: 404, headers: html, body: page }, 404, page],
    ["HTML with 429", { status: 429, headers: { "retry-after": "5" }, body: page }, 429, page],
    ["HTML with an error in a link", { headers: html, body: LOGIN }, 200, LOGIN],
    ["an empty 200 in chunks", { headers: { "transfer-encoding": "chunked" }, body: "" }, 200, ""],
    ["an empty 500 in chunks", { status: 500, headers: { "transfer-encoding": "chunked" } }, 500, ""],
    ["304", { status: 304 }, 304, ""],
    ["truncated JSON", '{"order":2350', 200, '{"order":2350'],
    ["JSON with more behind it", '{"order":1}{}', 200, '{"order":1}{}'],
    ["a notice before JSON", 'Notice: undefined in x.php\n{"order":1}', 200, 'Notice: undefined in x.php\n{"order":1}'],
    ["NaN in JSON", '{"order":NaN,"balance":NaN}', 200, '{"order":NaN,"balance":NaN}'],
    ["white space", " \n", 200, " \n"],
    ["null", "null", 200, "null"],
    ["an empty list", "[]", 200, "[]"],
    ["an empty object", "{}", 200, "{}"],
    ["an empty error", '{"error":""}', 200, '{"error":""}'],
    ["an error that is no text", '{"error":{"code":7}}', 200, '{"error":{"code":7}}'],
    ["a plain error without words", "error=", 200, "error="],
    ["quoted text with 502", { status: 502, body: '"bad gateway"' }, 502, "bad gateway"],
  ])("rejects %s with UnexpectedAnswer, with status and excerpt", async (_, reply, status, excerpt) => {
    const error = await failureOf(operation, reply);
    expect(error).toMatchObject({ status, excerpt });
    expect(error.message).toContain(String(status));
  });

  test.each([400, 404, 429, 500])("rejects JSON with %i, whatever it holds", async (status) => {
    for (const body of ['{"order":1,"balance":"1"}', "null", "[]", "5", "false", '""']) {
      expect(await failureOf(operation, { status, body })).toMatchObject({ status });
    }
  });

  test.each(['{"message":"Internal Server Error"}', '{"toString":1}', "[[]]", "5"])(
    "has the JSON that came with 500 as its excerpt: %s",
    async (body) => {
      expect(await failureOf(operation, { status: 500, body })).toMatchObject({ status: 500, excerpt: body });
    },
  );

  test("rejects JSON with 500 that is nested too deep to be written again", async () => {
    await failureOf(operation, { status: 500, body: "[".repeat(20_000) + "]".repeat(20_000) });
  });

  const nothing = { "content-length": "0" };
  const empty: [string, Reply, number][] = [
    ["an empty 200", { headers: nothing }, 200],
    ["204", { status: 204 }, 204],
    ["an empty 500", { status: 500, headers: nothing }, 500],
    ["an empty 302", { status: 302, headers: { ...nothing, location: "/" } }, 302],
  ];

  test.each(empty)("rejects %s with UnexpectedAnswer, with its status", async (_, reply, status) => {
    expect(await failureOf(operation, reply)).toMatchObject({ status });
  });

  test.each(empty)("has an empty excerpt of %s", async (_, reply) => {
    expect((await failureOf(operation, reply)).excerpt).toBe("");
  });

  test.each([301, 302, 303, 307, 308])("does not follow HTTP %i", async (status) => {
    const elsewhere = await servePanel('{"order":1,"balance":"1","currency":"USD"}');
    const here = await failureOf(operation, { status, headers: { location: elsewhere.url, ...html }, body: page });
    expect(here).toMatchObject({ status, excerpt: page });
    expect(here.message).toMatch(/redirect/);
    expect(elsewhere.received).toHaveLength(0);
  });

  test("follows no redirect to its own panel either", async () => {
    await failureOf(operation, { status: 307, headers: { location: "/api/v2" } });
  });

  test("has 200 characters of a long answer as its excerpt, and none in its message", async () => {
    const error = await failureOf(operation, `<p>${"가".repeat(100_000)}`);
    expect(error.excerpt).toBe(`<p>${"가".repeat(197)}`);
    expect(error.message).toContain("no JSON");
    expect(error.message).not.toContain("가");
  });
});

describe("UnexpectedAnswer", () => {
  test.each(operations)("is what %s rejects null with", async (operation) => {
    expect(await failureOf(operation, "null")).toMatchObject({ status: 200, excerpt: "null" });
  });

  // A list may be empty, and a map without the ids asked has them all missing.
  test.each([
    ...operations
      .filter((operation) => operation !== "getOrderStatuses")
      .map((operation) => [operation, "{}"] as const),
    ...operations
      .filter(
        (operation) => !["listServices", "createRefills", "getRefillStatuses", "cancelOrders"].includes(operation),
      )
      .map((operation) => [operation, "[]"] as const),
  ])("is what %s rejects %s with", async (operation, answer) => {
    expect(await failureOf(operation, answer)).toMatchObject({ status: 200, excerpt: answer });
  });

  test.each(writes)("says after %s what may exist", async (operation) => {
    for (const reply of [page, { status: 502, body: page }, { status: 204 }, "null"]) {
      expect((await failureOf(operation, reply)).message).toMatch(MAY_EXIST);
    }
  });

  test.each(reads)("says nothing of the kind after %s", async (operation) => {
    for (const reply of [page, { status: 502, body: page }, { status: 204 }, "null"]) {
      expect((await failureOf(operation, reply)).message).not.toMatch(/exist/);
    }
  });
});

const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

const breaks: [string, (socket: Socket) => void][] = [
  ["is reset after the request", (socket) => socket.resetAndDestroy()],
  ["ends after the request", (socket) => socket.end()],
  [
    "is reset after the headers",
    (socket) => socket.write(`${head}Content-Length: 50\r\n\r\n`, () => socket.resetAndDestroy()),
  ],
  [
    "is reset in the body",
    (socket) => socket.write(`${head}Content-Length: 50\r\n\r\n{"order":2350`, () => socket.resetAndDestroy()),
  ],
  [
    "ends before the body is as long as it was to be",
    (socket) => socket.end(`${head}Content-Length: 50\r\n\r\n{"order":23501}`),
  ],
  [
    "ends before the last chunk",
    (socket) => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\nf\r\n{"order":23501}\r\n`),
  ],
  ["brings a garbled status line", (socket) => socket.end("HELLO\r\n\r\n")],
  [
    "brings gzip that is none",
    (socket) => socket.end(`${head}Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd`),
  ],
];

describe("a connection", () => {
  test.each(breaks)("that %s is an UnexpectedAnswer after exactly one request", async (_, answer) => {
    for (const operation of ["addOrder", "getBalance"] as const) {
      const panel = await serveSocket(answer);
      const error = await rejectionOf(calls[operation](clientOf(panel)), UnexpectedAnswer);
      expect(error.operation).toBe(operation);
      expect([error.status, error.excerpt, error.id]).toEqual([undefined, undefined, undefined]);
      expect(error.message).toContain("connection broke");
      expect(MAY_EXIST.test(error.message)).toBe(operation === "addOrder");
      expect(error.cause).toBeUndefined();
      expect(panel.requests).toHaveLength(1);
    }
  });

  test.each(["addOrder", "getBalance"] as const)(
    "that was kept open and is reset under %s is not replaced for a second try",
    async (operation) => {
      let served = 0;
      const panel = await serveSocket((socket) => {
        served += 1;
        if (served > 1) socket.resetAndDestroy();
        else socket.write(`${head}Content-Length: 15\r\n\r\n{"balance":"1"}`);
      });
      const client = clientOf(panel);
      await expect(client.getBalance()).resolves.toEqual({ balance: "1" });
      await rejectionOf(calls[operation](client), UnexpectedAnswer);
      expect(panel.requests).toHaveLength(2);
    },
  );

  test("whose Content-Length is too short leaves JSON that is cut, and is an UnexpectedAnswer", async () => {
    const panel = await serveSocket((socket) => socket.end(`${head}Content-Length: 13\r\n\r\n{"order":23501}`));
    const error = await rejectionOf(calls.addOrder(clientOf(panel)), UnexpectedAnswer);
    expect(error).toMatchObject({ status: 200, excerpt: '{"order":2350' });
    expect(panel.requests).toHaveLength(1);
  });

  test("that cuts gzip short is an UnexpectedAnswer", async () => {
    const cut = gzipSync('{"order":23501,"charge":"0.90"}').subarray(0, 30);
    const panel = await serveSocket((socket) => {
      socket.write(`${head}Content-Encoding: gzip\r\nContent-Length: ${cut.length}\r\n\r\n`);
      socket.end(cut);
    });
    const error = await rejectionOf(calls.addOrder(clientOf(panel)), UnexpectedAnswer);
    expect(error.message).toMatch(MAY_EXIST);
    expect(panel.requests).toHaveLength(1);
  });

  test.each(operations)("that is refused is a ConnectError of %s with its code", async (operation) => {
    const url = await closedPort();
    const error = await rejectionOf(calls[operation](clientOf({ url })), ConnectError);
    expect({ ...error }).toEqual({ name: "ConnectError", operation, code: "ECONNREFUSED" });
    expect(error.message).toMatch(new RegExp(`^${operation}: .*${new URL(url).host}.*ECONNREFUSED.*nothing was sent`));
    expect(error.cause).toBeUndefined();
  });

  test("that every address of localhost refuses is a ConnectError with the code", async () => {
    const url = (await closedPort()).replace("127.0.0.1", "localhost");
    const error = await rejectionOf(calls.addOrder(clientOf({ url })), ConnectError);
    expect(error.code).toBe("ECONNREFUSED");
  });

  test("to a host that does not exist is a ConnectError with the code", async (context) => {
    const code = await lookup("panel.invalid").then(
      () => "",
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (code !== "ENOTFOUND" && code !== "EAI_AGAIN") return context.skip("names under .invalid resolve here");
    const error = await rejectionOf(calls.addOrder(clientOf({ url: "https://panel.invalid/api/v2" })), ConnectError);
    expect(error.code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
    expect(error.message).toContain("panel.invalid");
  });

  // Port 6000 is on the list of ports that fetch refuses by itself, before anything is sent.
  test("to a port that fetch never connects to is a ConnectError", async () => {
    await rejectionOf(calls.addOrder(clientOf({ url: "http://127.0.0.1:6000/api/v2" })), ConnectError);
  });

  test("that breaks leaves another call in flight alone", async () => {
    const panel = await servePanel('{"balance":"1"}');
    const broken = await serveSocket((socket) => socket.resetAndDestroy());
    const [lost, balance] = await Promise.allSettled([
      calls.addOrder(clientOf(broken)),
      calls.getBalance(clientOf(panel)),
    ]);
    expect(lost.status).toBe("rejected");
    expect(balance).toEqual({ status: "fulfilled", value: { balance: "1" } });
  });
});

describe("a fetch that is handed in", () => {
  const clientWith = (fetch: () => unknown) =>
    clientOf({ url: "http://127.0.0.1/api/v2" }, { fetch: fetch as typeof globalThis.fetch });
  const failingWith = (code: unknown) =>
    clientWith(() => Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(), { code }) })));

  test.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "UND_ERR_CONNECT_TIMEOUT",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  ])("proves with %s that nothing was sent", async (code) => {
    expect((await rejectionOf(calls.addOrder(failingWith(code)), ConnectError)).code).toBe(code);
  });

  test.each([
    "ECONNRESET",
    "EPIPE",
    "ETIMEDOUT",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    undefined,
  ])("proves nothing with %s", async (code) => {
    const error = await rejectionOf(calls.addOrder(failingWith(code)), UnexpectedAnswer);
    expect(error.message).toMatch(MAY_EXIST);
  });

  // The other side can send such an alert at any time, also after it has taken the request.
  test.each(["ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR", "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"])(
    "proves nothing with %s, the alert of a connection that stood",
    async (code) => {
      await rejectionOf(calls.addOrder(failingWith(code)), UnexpectedAnswer);
    },
  );

  test("may show a redirect as status 0, as browsers do", async () => {
    const error = await rejectionOf(calls.addOrder(clientWith(async () => Response.error())), UnexpectedAnswer);
    expect(error.status).toBe(0);
    expect(error.message).toMatch(/redirect/);
  });

  test.each<[string, () => unknown]>([
    ["throws text", () => Promise.reject("down")],
    ["throws null", () => Promise.reject(null)],
    ["throws an error without a code", () => Promise.reject(new Error("down"))],
    ["rejects with undefined", () => Promise.reject(undefined)],
    ["gives no Response", () => Promise.resolve(undefined)],
    ["gives an object that is no Response", () => Promise.resolve({ ok: true })],
  ])("may fail too: when it %s the error is typed", async (_, fetch) => {
    const error = await rejectionOf(calls.addOrder(clientWith(fetch)), UnexpectedAnswer);
    expect(error.message).toMatch(MAY_EXIST);
  });
});
