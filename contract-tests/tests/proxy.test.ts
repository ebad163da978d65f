/** What goes through the proxy, in both directions, and what is said of it. */
import { once } from "node:events";
import { connect } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import { closedPort, servePanel, serveSocket } from "../../tests/support/panel.ts";
import { startProxy } from "../src/proxy/server.ts";
import { createVault } from "../src/recording/mask.ts";
import { createTrafficJudge } from "../src/recording/traffic.ts";
import { BALANCE_FORM, callBy, proxyTo } from "./support/proxies.ts";
import { BALANCE } from "./support/recordings.ts";
import { description } from "./support/reports.ts";
import { withMock } from "./support/stage.ts";

describe("a call through the proxy", () => {
  test("reaches the panel byte for byte, with its own headers and the panel's host", async () => {
    const panel = await servePanel(BALANCE);
    const { url } = await proxyTo(panel.url);
    const body = "key=k%2B1&action=balance&%EA=+%zz&action=balance";
    const headers = {
      "X-Mine": "1",
      "User-Agent": "mine/1",
      "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
    };
    await callBy(`${url}?a=%20b`, { body, headers });
    expect(panel.received).toMatchObject([
      {
        ...{ method: "POST", path: "/api/v2?a=%20b", body },
        headers: {
          ...{ host: new URL(panel.url).host, "x-mine": "1", "user-agent": "mine/1", "content-length": "48" },
          "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        },
      },
    ]);
  });

  test("reaches the panel in pieces where it was sent in pieces", async () => {
    const panel = await servePanel(BALANCE);
    const { url, judged } = await proxyTo(panel.url);
    const { verdict } = await callBy(url, { body: BALANCE_FORM, headers: { "Transfer-Encoding": "chunked" } });
    expect([verdict, judged[0]?.operation]).toEqual(["ok", "getBalance"]);
    await callBy(url, { method: "GET", body: BALANCE_FORM, headers: { "Transfer-Encoding": "chunked" } });
    const received = { body: BALANCE_FORM, headers: { "transfer-encoding": "chunked" } };
    expect(panel.received).toMatchObject([received, received]);
  });

  test("leaves behind what belongs to its connection", async () => {
    const panel = await servePanel(BALANCE);
    const { url } = await proxyTo(panel.url);
    const headers = {
      ...{ Connection: "close, X-Hop", "X-Hop": "1", "Keep-Alive": "timeout=1", "Proxy-Authorization": "Basic x" },
      ...{ TE: "trailers", Upgrade: "h2c", Expect: "100-continue", "Content-Length": String(BALANCE_FORM.length) },
    };
    await callBy(url, { body: BALANCE_FORM, headers });
    const names = Object.keys(panel.received[0]?.headers ?? {});
    expect(names.sort()).toEqual(["connection", "content-length", "content-type", "host"]);
    expect(panel.received[0]?.headers.connection).toBe("keep-alive");
  });

  test("brings back status, headers and bytes as they were, and the verdict beside them", async () => {
    const body = `\ufeff${BALANCE}\n`;
    const headers = {
      "Set-Cookie": "a=1",
      "X-Own": "2",
      Connection: "X-Gone",
      "X-Gone": "1",
      "Contract-Verdict": "ok",
    };
    const panel = await servePanel({ body, headers });
    const { url } = await proxyTo(panel.url);
    const got = await callBy(url, { body: BALANCE_FORM });
    expect(got.body.toString()).toBe(body);
    expect(got.headers).toMatchObject({
      "set-cookie": ["a=1"],
      "x-own": "2",
      "contract-verdict": "0 breaking, 1 drift",
    });
    expect(got.headers).not.toHaveProperty("x-gone");
  });

  test("works with the client as it is", async () => {
    await withMock({}, async (mock) => {
      const proxy = await proxyTo(mock.url);
      const panel = createClient({ url: proxy.url, key: mock.key });
      const { order } = await panel.addOrder({ service: 1, link: "x", quantity: 1000 });
      expect((await panel.getOrderStatuses([order, 5])).map(({ ok }) => ok)).toEqual([true, false]);
      expect(await panel.listServices()).toHaveLength(2);
      expect(proxy.judged.flatMap(({ findings }) => findings)).toEqual([]);
      expect(proxy.judged.map(({ operation }) => operation)).toEqual(["addOrder", "getOrderStatuses", "listServices"]);
    });
  });
});

describe("the verdict", () => {
  test.each([
    ["ok for what is documented", BALANCE, "ok"],
    ["ok for a refusal", '{"error":"Invalid API key"}', "ok"],
    ["ok for what is tolerated", '{"balance":"1","currency":"USD","bonus":"1"}', "ok"],
    ["breaking for what breaks the contract", '{"balance":1,"currency":"usd"}', "1 breaking, 1 drift"],
    ["drift for what drifts", { headers: { "content-type": "text/html" }, body: BALANCE }, "0 breaking, 1 drift"],
    ["unverified for a page", { status: 503, body: "<html>" }, "unverified"],
    ["breaking for an empty answer", "", "1 breaking, 0 drift"],
  ])("is %s", async (_, answer, verdict) => {
    const { url, judged } = await proxyTo((await servePanel(answer)).url);
    expect((await callBy(url, { body: BALANCE_FORM })).verdict).toBe(verdict);
    expect(judged).toHaveLength(1);
  });

  test("tells of the call as well as of the answer", async () => {
    const { url, judged } = await proxyTo((await servePanel(BALANCE)).url);
    expect((await callBy(url, { body: `${BALANCE_FORM}&order=1` })).verdict).toBe("0 breaking, 1 drift");
    expect(judged[0]?.findings).toMatchObject([{ rule: "request", pointer: "/order" }]);
  });

  test("is judged by what was sent in another form", async () => {
    const { url, judged } = await proxyTo((await servePanel('{"balance":1}')).url);
    const body = new FormData();
    body.append("key", "demo");
    body.append("action", "balance");
    await fetch(url, { method: "POST", body });
    await fetch(url, { method: "POST", body: '{"action":"balance"}', headers: { "Content-Type": "application/json" } });
    expect(judged.map(({ operation }) => operation)).toEqual(["getBalance", "getBalance"]);
  });

  test("is on every call, and its number leads to the report", async () => {
    const { url } = await proxyTo((await servePanel(BALANCE)).url);
    const numbers = [];
    for (let call = 0; call < 3; call++)
      numbers.push((await callBy(url, { body: BALANCE_FORM })).headers["contract-call"]);
    expect(numbers).toEqual(["1", "2", "3"]);
  });

  test.each([
    ["another address", "/orders", "POST"],
    ["a part of the address", "/api", "POST"],
    ["another method", "/api/v2", "OPTIONS"],
    ["a question without a body", "/api/v2", "HEAD"],
  ])("is none for %s, which is passed on all the same", async (_, path, method) => {
    const panel = await servePanel({ body: method === "HEAD" ? "" : "hello" });
    const { url, judged, counts } = await proxyTo(panel.url);
    const got = await callBy(new URL(path, url).href, { method });
    expect([got.verdict, judged.length, counts.leftOut]).toEqual(["not judged", 0, 1]);
    expect(panel.received).toMatchObject([{ method, path }]);
  });

  test("is given with a slash at the end of the address, too", async () => {
    const { url, judged } = await proxyTo((await servePanel(BALANCE)).url);
    expect((await callBy(`${url}/`, { body: BALANCE_FORM })).verdict).toBe("ok");
    expect(judged).toHaveLength(1);
  });

  test("says of a GET that it was accepted", async () => {
    const { url, judged } = await proxyTo((await servePanel(BALANCE)).url);
    expect((await callBy(`${url}?${BALANCE_FORM}`, { method: "GET" })).verdict).toBe("0 breaking, 2 drift");
    expect(judged[0]).toMatchObject({ operation: "getBalance", call: { url: expect.stringContaining("key=***") } });
  });
});

describe("a redirect", () => {
  test.each([301, 302, 307, 308])("%i is passed on, judged, and not followed", async (status) => {
    const other = await servePanel(BALANCE);
    const panel = await servePanel({ status, headers: { Location: `${other.url}?next=1` } });
    const { url, judged } = await proxyTo(panel.url);
    const got = await callBy(url, { body: BALANCE_FORM });
    expect(got).toMatchObject({ status, verdict: "1 breaking, 0 drift", headers: { location: `${other.url}?next=1` } });
    expect(judged[0]?.findings[0]?.rule).toBe("redirect");
    expect([panel.received.length, other.received.length]).toEqual([1, 0]);
  });
});

describe("a compressed answer", () => {
  const plain = Buffer.from('{"balance":1,"currency":"USD"}');

  test.each([
    ["gzip", gzipSync(plain)],
    ["x-gzip", gzipSync(plain)],
    ["deflate", deflateSync(plain)],
    ["deflate", deflateRawSync(plain)],
    ["br", brotliCompressSync(plain)],
    ["zstd", zstdCompressSync(plain)],
    ["gzip, br", brotliCompressSync(gzipSync(plain))],
    ["GZIP , identity", gzipSync(plain)],
  ])("in %s is judged plain and passed on as it is", async (coding, bytes) => {
    const { url, judged } = await proxyTo(await serveBytes(bytes, { "Content-Encoding": coding }));
    const got = await callBy(url, { body: BALANCE_FORM, headers: { "Accept-Encoding": coding } });
    expect(got.body).toEqual(bytes);
    expect(got.headers["content-encoding"]).toBe(coding);
    expect(judged[0]?.findings).toMatchObject([{ pointer: "/balance" }]);
  });

  test.each([
    ["cut", "gzip", gzipSync(plain).subarray(0, 20), "an answer that is no whole gzip"],
    ["no gzip", "gzip", plain, "an answer that is no whole gzip"],
    ["in an unknown coding", "zip", plain, "an answer in a coding that is not known here"],
    ["a member of Object", "constructor", plain, "an answer in a coding that is not known here"],
    ["coded too often", "gzip,gzip,gzip,gzip", plain, "an answer with too many codings"],
    ["a bomb", "gzip", gzipSync(Buffer.alloc(3 * 1024 ** 2)), "an answer of more than 2 MiB"],
  ])("that is %s is passed on and cannot be verified", async (_, coding, bytes, reason) => {
    const { url, judged } = await proxyTo(await serveBytes(bytes, { "Content-Encoding": coding }), {
      judged: 2 * 1024 ** 2,
    });
    const got = await callBy(url, { body: BALANCE_FORM });
    expect(got.body).toEqual(bytes);
    expect(got.verdict).toBe("unverified");
    expect(judged).toMatchObject([{ outcome: "unverified", reason }]);
  });
});

describe("a panel that fails", () => {
  test("refuses: 502 in the panel's manner, and the proxy lives on", async () => {
    const { url, judged } = await proxyTo(await closedPort());
    const got = await callBy(url, { body: BALANCE_FORM });
    expect(got).toMatchObject({ status: 502, verdict: "unverified", headers: { "content-type": "application/json" } });
    expect(JSON.parse(got.body.toString())).toEqual({ error: "The panel could not be reached, or broke off" });
    expect(judged).toMatchObject([{ operation: "getBalance", outcome: "unverified" }]);
    expect(judged[0]?.reason).toMatch(/^ConnectError: no connection to 127\.0\.0\.1:\d+ \(ECONNREFUSED\)$/);
    expect((await callBy(url, { body: BALANCE_FORM })).status).toBe(502);
  });

  const CUT = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

  test.each<[string, (socket: import("node:net").Socket) => void]>([
    ["resets the connection", (socket) => socket.resetAndDestroy()],
    ["closes the connection", (socket) => socket.end()],
    ["breaks off in the head", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-")],
    ["breaks off in the body", (socket) => socket.end(CUT)],
    ["resets in the body", (socket) => socket.write(CUT, () => socket.resetAndDestroy())],
    ["breaks off in pieces", (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a')],
    ["speaks no HTTP", (socket) => socket.end("220 smtp ready\r\n")],
    [
      "names two lengths",
      (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"),
    ],
    ["has a head of 64 kB", (socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(65_536)}\r\n\r\n`)],
    [
      "changes the protocol",
      (socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    ],
  ])("%s: 502, once, and the next call is answered", async (_, answer) => {
    const answers = [
      answer,
      (socket: import("node:net").Socket) =>
        socket.end(
          `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${BALANCE.length}\r\n\r\n${BALANCE}`,
        ),
    ];
    const panel = await serveSocket((socket) => answers.shift()?.(socket));
    const { url, judged } = await proxyTo(panel.url);
    expect((await callBy(url, { body: BALANCE_FORM })).status).toBe(502);
    expect(panel.requests).toHaveLength(1);
    expect(judged).toMatchObject([{ outcome: "unverified", reason: expect.stringMatching(/^ConnectionLostError: /) }]);
    expect((await callBy(url, { body: BALANCE_FORM })).verdict).toBe("ok");
  });

  test.each<[string, string]>([
    ["never answers", ""],
    ["stalls in the body", CUT],
  ])("%s: 504 when the time is over", async (_, begin) => {
    const panel = await serveSocket((socket) => socket.write(begin));
    const { url, judged } = await proxyTo(panel.url, { timeout: 200 });
    const got = await callBy(url, { body: BALANCE_FORM });
    expect(got).toMatchObject({ status: 504, verdict: "unverified" });
    expect(judged).toMatchObject([{ reason: "DeadlineError: no whole answer within 0.2 s" }]);
  });

  test("closes the connection of the client where it breaks off a long answer", async () => {
    const body = "x".repeat(4000);
    const panel = await serveSocket((socket) => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${body}`));
    const { url, judged, judgedUpTo } = await proxyTo(panel.url, { held: 1000 });
    await expect(callBy(url, { body: BALANCE_FORM })).rejects.toThrow("aborted");
    await judgedUpTo(1);
    expect(judged).toMatchObject([{ outcome: "unverified", reason: expect.stringContaining("ConnectionLostError") }]);
  });

  test("answers before it has read the form: the answer is passed on, and cannot be judged", async () => {
    const { url, judged } = await proxyTo(await serveEarly());
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const type = "Content-Type: application/x-www-form-urlencoded";
    socket.write(`POST /api/v2 HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: 1000\r\n\r\nkey=demo`);
    const [chunk] = await once(socket, "data");
    socket.destroy();
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 413 /);
    expect(judged).toMatchObject([{ reason: "the answer came before the whole form was sent", findings: [] }]);
  });
});

describe("a call that cannot be passed on", () => {
  test.each([
    ["an address of another kind", "OPTIONS * HTTP/1.1", 400],
    ["an address of another host is that path at the panel", "POST http://other.example/api/v2 HTTP/1.1", 200],
  ])("%s", async (_, head, status) => {
    const panel = await servePanel(BALANCE);
    const { url } = await proxyTo(panel.url);
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write(`${head}\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    const [chunk] = await once(socket, "data");
    expect(String(chunk)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(panel.received.map(({ path, headers }) => [path, headers.host])).toEqual(
      status === 200 ? [["/api/v2", new URL(panel.url).host]] : [],
    );
  });
});

describe("the place of the proxy", () => {
  const options = { vault: createVault(), traffic: createTrafficJudge(description), add: () => {} };

  test("is this machine alone", async () => {
    const { url } = await proxyTo("https://panel.example/api/v2");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2$/);
  });

  test("is told where the port is taken", async () => {
    const { url } = await proxyTo("https://panel.example/api/v2");
    const { port } = new URL(url);
    const second = startProxy({ ...options, target: "https://panel.example/api/v2", port: Number(port) });
    await expect(second).rejects.toThrow(`port ${port} on 127.0.0.1 is taken; choose another with --port`);
  });

  test("is not its own target", async () => {
    const free = new URL(await closedPort()).port;
    const looped = startProxy({ ...options, target: "https://panel.example/api/v2", port: 0 });
    const { port } = new URL((await looped).url);
    await (await looped).close(0);
    const itself = startProxy({ ...options, target: `http://localhost:${port}/api/v2`, port: Number(port) });
    await expect(itself).rejects.toThrow("--target is the address of this proxy itself");
    expect(free).not.toBe(port);
  });
});

/** Serves bytes that are no text. */
async function serveBytes(bytes: Buffer, headers: Record<string, string>): Promise<string> {
  const lines = Object.entries({
    "Content-Type": "application/json",
    "Content-Length": String(bytes.length),
    ...headers,
  });
  const head = `HTTP/1.1 200 OK\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return (await serveSocket((socket) => socket.write(Buffer.concat([Buffer.from(head), bytes])))).url;
}

/** Answers as soon as the head of a request is there. */
async function serveEarly(): Promise<string> {
  const { createServer } = await import("node:net");
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/api/v2`;
}
