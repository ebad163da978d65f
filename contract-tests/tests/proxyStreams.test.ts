/** Long answers and long forms on their way through the proxy, clients that go away, and the end of the proxy. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { servePanel } from "../../tests/support/panel.ts";
import { createCopy } from "../src/proxy/copy.ts";
import { BALANCE_FORM, callBy, proxyTo } from "./support/proxies.ts";
import { BALANCE } from "./support/recordings.ts";

const MIB = 1024 ** 2;

/** A catalogue of some more than so many bytes. The last row has the rate that is given. */
function catalogue(bytes: number, rate: string | number = "0.90"): string {
  const row = { service: 1, name: "팔로워", type: "Default", category: "x", rate: "0.90", min: "1", max: "2" };
  const text = JSON.stringify({ ...row, refill: true, cancel: true });
  const rows = Array.from({ length: Math.ceil(bytes / text.length) }, (_, index) => text.replace("1", `${index + 2}`));
  return `[${rows.join(",")},${JSON.stringify({ ...row, rate, refill: true, cancel: true })}]`;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A panel whose answers a test writes itself. */
async function serveBy(handler: Handler): Promise<string> {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`;
}

/** A connection of a client that decides itself when it reads. */
async function connectTo(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

function head(length: number): string {
  return `POST /api/v2 HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n\r\n`;
}

describe("a long answer", () => {
  test.each([
    ["in pieces", {}],
    ["with its length", { "Content-Length": "known" }],
  ])("arrives as it comes, before its end is there, and is judged behind it: %s", async (_, headers) => {
    const text = Buffer.from(catalogue(3 * MIB, 0.9));
    // Where the length is known, nothing is held back at all.
    const middle = "Content-Length" in headers ? 1000 : text.length >> 1;
    const seen = Promise.withResolvers<void>();
    const target = await serveBy(async (request, response) => {
      await request.resume().toArray();
      const length = "Content-Length" in headers ? { "Content-Length": text.length } : {};
      response.writeHead(200, { "Content-Type": "application/json", ...length });
      response.write(text.subarray(0, middle));
      await seen.promise;
      response.end(text.subarray(middle));
    });
    const { url, judged, judgedUpTo } = await proxyTo(target);
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ key: "k", action: "services" }) });
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      seen.resolve();
    }
    expect(answer.headers.get("contract-verdict")).toBe("streamed");
    expect(Buffer.concat(chunks).equals(text)).toBe(true);
    await judgedUpTo(1);
    expect(judged[0]?.findings).toContainEqual(expect.objectContaining({ rule: "type", found: "number 0.9" }));
  });

  test("that is too long to be judged passes whole, and is told of", async () => {
    const text = catalogue(2 * MIB);
    const { url, judged, judgedUpTo } = await proxyTo((await servePanel(text)).url, { judged: MIB });
    const got = await callBy(url, { body: "key=k&action=services" });
    expect(got.body.toString()).toBe(text);
    await judgedUpTo(1);
    expect(judged).toMatchObject([{ outcome: "unverified", reason: "an answer of more than 1 MiB" }]);
  });

  test("is not read faster than the client reads", async () => {
    const size = 512 * MIB;
    let written = 0;
    const target = await serveBy(async (request, response) => {
      await request.resume().toArray();
      response.writeHead(200, { "Content-Length": size });
      const chunk = Buffer.alloc(MIB);
      for (; written < size && !response.destroyed; written += chunk.length) {
        if (!response.write(chunk)) await new Promise((resolve) => response.once("drain", resolve));
      }
    });
    const { url } = await proxyTo(target);
    const socket = await connectTo(url);
    socket.pause();
    socket.write(`${head(BALANCE_FORM.length)}${BALANCE_FORM}`);
    await standstill(() => written);
    expect(written).toBeLessThan(64 * MIB);
    const before = written;
    socket.resume();
    while (written === before) await sleep(10);
  });

  test("that nobody reads any more is no longer asked for", async () => {
    const closed = Promise.withResolvers<void>();
    const target = await serveBy((_, response) => {
      response.on("close", closed.resolve);
      response.writeHead(200, { "Content-Length": 100 * MIB });
      response.write(Buffer.alloc(2 * MIB));
    });
    const { url, judged, counts } = await proxyTo(target);
    const socket = await connectTo(url);
    socket.write(`${head(BALANCE_FORM.length)}${BALANCE_FORM}`);
    await once(socket, "data");
    socket.destroy();
    await closed.promise;
    while (counts.abandoned === 0) await sleep(10);
    expect(judged).toEqual([]);
  });
});

/** Waits until a number stays as it is. */
async function standstill(read: () => number): Promise<void> {
  for (let [last, still] = [-1, 0]; still < 20; await sleep(25)) {
    still = read() === last && last > 0 ? still + 1 : 0;
    last = read();
  }
}

describe("a long form", () => {
  test("reaches the panel whole, and is judged up to its limit", async () => {
    const comments = "정말 멋져요 👏\n".repeat(40_000);
    const body = new URLSearchParams({ key: "k", action: "add", service: "2", link: "x", comments }).toString();
    const panel = await servePanel('{"order":1}');
    const { url, judged } = await proxyTo(panel.url, { form: body.length });
    expect((await callBy(url, { body })).verdict).toBe("ok");
    expect((await callBy(url, { body: `${body}1` })).verdict).toBe("unverified");
    expect(panel.received.map((request) => request.body.length)).toEqual([body.length, body.length + 1]);
    expect(judged).toMatchObject([
      { operation: "addOrder" },
      { reason: expect.stringMatching(/^a form of more than/) },
    ]);
  });

  test("is not read faster than the panel reads", async () => {
    const start = Promise.withResolvers<void>();
    let received = 0;
    const target = await serveBy(async (request, response) => {
      await start.promise;
      for await (const chunk of request) received += chunk.length;
      response.end(BALANCE);
    });
    const { url } = await proxyTo(target);
    const socket = await connectTo(url);
    const size = 128 * MIB;
    let written = 0;
    socket.write(head(size));
    const sending = (async () => {
      const chunk = Buffer.alloc(MIB, "x");
      for (; written < size; written += chunk.length) if (!socket.write(chunk)) await once(socket, "drain");
    })();
    await standstill(() => written);
    expect(written).toBeLessThan(64 * MIB);
    start.resolve();
    await sending;
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
    expect(received).toBe(size);
  });
});

describe("a client that is too slow", () => {
  test("is told that the time is over, and the report why nothing can be said", async () => {
    const { url, judged } = await proxyTo(await serveBy((request) => void request.resume()), { timeout: 200 });
    const socket = await connectTo(url);
    socket.write(`${head(1000)}key=k`);
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 504 /);
    expect(judged).toMatchObject([{ reason: "DeadlineError: no whole answer within 0.2 s", findings: [] }]);
  });
});

describe("a recording that is behind", () => {
  test("is waited for before the next call goes on, and not for a client that goes away meanwhile", async () => {
    const drained = Promise.withResolvers<void>();
    let isBehind = true;
    const recorder = { isBehind: () => isBehind, ready: () => drained.promise, write: () => {}, close: async () => {} };
    const panel = await servePanel(BALANCE);
    const { url, counts } = await proxyTo(panel.url, { recorder });
    const [leaving, staying] = [await connectTo(url), callBy(url, { body: BALANCE_FORM })];
    leaving.write(`${head(BALANCE_FORM.length)}${BALANCE_FORM}`);
    while (counts.calls < 2) await sleep(10);
    leaving.destroy();
    await sleep(50);
    expect(panel.received).toEqual([]);
    isBehind = false;
    drained.resolve();
    expect((await staying).status).toBe(200);
    expect([panel.received.length, counts.abandoned]).toEqual([1, 1]);
  });
});

describe("a client that goes away", () => {
  test("takes its call back, which counts for nothing", async () => {
    const [arrived, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const target = await serveBy((_, response) => {
      response.on("close", closed.resolve);
      arrived.resolve();
    });
    const { url, judged, counts } = await proxyTo(target);
    const controller = new AbortController();
    const call = callBy(url, { body: BALANCE_FORM, signal: controller.signal });
    await arrived.promise;
    controller.abort();
    await expect(call).rejects.toThrow();
    await closed.promise;
    while (counts.abandoned === 0) await sleep(10);
    expect(judged).toEqual([]);
  });

  test("before its form is whole leaves the panel without a whole one", async () => {
    const ended = Promise.withResolvers<boolean>();
    const target = await serveBy((request) => {
      request.on("error", () => {});
      request.on("close", () => ended.resolve(request.complete));
      request.resume();
    });
    const { url } = await proxyTo(target);
    const socket = await connectTo(url);
    socket.write(`${head(1000)}key=k`);
    await sleep(50);
    socket.destroy();
    expect(await ended.promise).toBe(false);
  });
});

describe("the end of the proxy", () => {
  test("lets calls under way finish, and takes no more", async () => {
    const [arrived, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const target = await serveBy(async (_, response) => {
      arrived.resolve();
      await answer.promise;
      response.writeHead(200, { "Content-Type": "application/json" });
      response.end(BALANCE);
    });
    const { url, close, judged } = await proxyTo(target);
    const open = await connectTo(url);
    const call = callBy(url, { body: BALANCE_FORM });
    await arrived.promise;
    const closed = close(20_000);
    await expect(callBy(url, { body: BALANCE_FORM })).rejects.toThrow("ECONNREFUSED");
    answer.resolve();
    expect(await call).toMatchObject({ status: 200, verdict: "ok", headers: { connection: "close" } });
    await closed;
    expect(judged).toMatchObject([{ outcome: "answered" }]);
    if (!open.closed) await once(open, "close");
  });

  test("ends what is not over when the grace is, and says so", async () => {
    const arrived = Promise.withResolvers<void>();
    const { url, close, judged } = await proxyTo(await serveBy(() => arrived.resolve()));
    const call = callBy(url, { body: BALANCE_FORM });
    await arrived.promise;
    await close(10);
    expect(await call).toMatchObject({ status: 503, verdict: "unverified" });
    expect(judged).toMatchObject([{ reason: "the proxy was stopped before the answer came" }]);
  });
});

describe("copies of what passes", () => {
  test("are whole up to their limit, and give back what they took", () => {
    const budget = { left: 100 };
    const copy = createCopy(10, budget);
    copy.add(Buffer.from("hello"));
    copy.add(Buffer.from("world"));
    expect([copy.bytes()?.toString(), budget.left]).toEqual(["helloworld", 90]);
    copy.add(Buffer.from("!"));
    copy.add(Buffer.from("!"));
    expect([copy.bytes(), budget.left]).toEqual([undefined, 100]);
    copy.drop();
    expect(budget.left).toBe(100);
  });

  test("share what there is for all", () => {
    const budget = { left: 10 };
    const [one, other] = [createCopy(10, budget), createCopy(10, budget)];
    one.add(Buffer.from("12345678"));
    other.add(Buffer.from("1234"));
    expect([one.bytes()?.length, other.bytes()]).toEqual([8, undefined]);
    one.drop();
    expect(budget.left).toBe(10);
  });

  test("are given back when calls are over, however they end", async () => {
    const text = catalogue(MIB + 1);
    const copies = 2 * Buffer.byteLength(text);
    const { url, judged, judgedUpTo } = await proxyTo((await servePanel(text)).url, { copies });
    for (let call = 1; call <= 5; call++) {
      await callBy(url, { body: "key=k&action=services" });
      await judgedUpTo(call);
    }
    expect(judged.map(({ outcome }) => outcome)).toEqual(Array(5).fill("answered"));
  });

  test("are given back for forms, too", async () => {
    const { url } = await proxyTo((await servePanel('{"order":1}')).url, { copies: 1000 });
    const body = `key=k&action=add&service=1&link=${"x".repeat(600)}&quantity=1`;
    for (let call = 0; call < 3; call++) expect((await callBy(url, { body })).verdict).toBe("ok");
  });
});
