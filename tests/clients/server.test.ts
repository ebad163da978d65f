/** The recording server plays each fault as the vectors' README says, and takes requests however clients write them. */
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { type Recording, record } from "../../clients/harness/server.ts";
import type { Answer, Vector } from "../../clients/harness/vector.ts";
import { KEY } from "./support/runner.ts";
import { form, write } from "./support/vectors.ts";

const BODY = '{"order":23501}';

const body = new URLSearchParams({ key: KEY, ...form }).toString();

const HEAD = "POST /0/api/v2 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";

const PLAIN = `${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`;

type Heard = { text: string; end: "end" | "reset" | "open"; waited: number };

/** Milliseconds after which a connection on which nothing comes is called open. */
const PATIENCE = 700;

/** What a client that sends these bytes gets to hear, until the connection ends or goes quiet. */
function hear(base: string, request: string): Promise<Heard> {
  const start = performance.now();
  const socket = connect(Number(new URL(base).port), "127.0.0.1", () => socket.write(request));
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const finish = (end: Heard["end"]) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: Buffer.concat(chunks).toString("latin1"), end, waited: performance.now() - start });
    };
    const timer = setTimeout(() => finish("open"), PATIENCE);
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      timer.refresh();
      const text = Buffer.concat(chunks).toString("latin1");
      if (text.includes("keep-alive") && text.endsWith(BODY)) finish("open");
    });
    socket.once("error", () => finish("reset"));
    socket.once("end", () => finish("end"));
  });
}

async function withServer<Value>(answer: Answer, use: (recording: Recording) => Promise<Value>): Promise<Value> {
  const vector: Vector = {
    ...write,
    calls: write.calls.map((call) => ({ ...call, answer: { body: BODY, ...answer } })),
  };
  const recording = await record([vector]);
  try {
    return await use(recording);
  } finally {
    await recording.close();
  }
}

const played = (answer: Answer, request = PLAIN) => withServer(answer, ({ base }) => hear(base, request));

describe("a fault", () => {
  const half = BODY.slice(0, Math.floor(BODY.length / 2));

  test.each<[string, Answer, Heard["end"], RegExp]>([
    ["reset", { fault: "reset" }, "reset", /^$/],
    ["close", { fault: "close" }, "end", /^$/],
    ["stall", { fault: "stall" }, "open", /^$/],
    ["reset-body", { fault: "reset-body" }, "reset", new RegExp(`content-length: 15\r\n\r\n${half}$`)],
    ["truncated", { fault: "truncated" }, "end", new RegExp(`content-length: 15\r\n\r\n${half}$`)],
    ["stall-body", { fault: "stall-body" }, "open", new RegExp(`content-length: 15\r\n\r\n${half}$`)],
    ["short-length", { fault: "short-length" }, "end", new RegExp(`content-length: 14\r\n[\\s\\S]*\r\n\r\n${BODY}$`)],
    ["two-lengths", { fault: "two-lengths" }, "end", /content-length: 15\r\ncontent-length: 14\r\n/],
    ["large-headers", { fault: "large-headers" }, "end", new RegExp(`^HTTP/1.1 200 [\\s\\S]{64000,}\r\n\r\n${BODY}$`)],
    ["garbage", { fault: "garbage" }, "end", /^(?!HTTP)./],
    ["redirect", { fault: "redirect", status: 308 }, "open", /^HTTP\/1.1 308 [\s\S]*location: \/0\/elsewhere\r\n/],
  ])("%s is played", async (_, answer, end, text) => {
    const heard = await played(answer);
    expect(heard.end).toBe(end);
    expect(heard.text).toMatch(text);
  });

  test("drip takes longer than any timeout of the vectors, and brings everything", async () => {
    const { text, waited } = await played({ fault: "drip" });
    expect(text).toMatch(new RegExp(`\r\n\r\n${BODY}$`));
    expect(waited).toBeGreaterThan(1000);
  });
});

describe("an answer", () => {
  test("has the status, the headers and the bytes of the vector", async () => {
    const bytes = Buffer.from([0xc3, 0x28, 0x00]);
    const { text } = await played({
      ...{ status: 418, headers: { "x-one": "1", "content-type": "text/html", connection: "close" } },
      bodyBase64: bytes.toString("base64"),
    });
    expect(text).toMatch(/^HTTP\/1.1 418 [\s\S]*x-one: 1\r\n/);
    expect(text).toMatch(/content-type: text\/html\r\n/);
    expect(text.endsWith(`\r\n\r\n${bytes.toString("latin1")}`)).toBe(true);
  });

  test("is JSON where a vector does not say what it is, and says nothing where that is empty", async () => {
    expect((await played({})).text).toContain("content-type: application/json\r\n");
    expect((await played({ headers: { "content-type": "", connection: "close" } })).text).not.toMatch(/content-type/i);
  });

  test("is compressed for a client that takes gzip, and for no other", async () => {
    const accepting = PLAIN.replace("\r\n\r\n", "\r\nAccept-Encoding: deflate, gzip\r\nConnection: close\r\n\r\n");
    expect((await played({ gzip: true }, accepting)).text).toMatch(/content-encoding: gzip\r\n/);
    expect((await played({ gzip: true })).text).toMatch(new RegExp(`\r\n\r\n${BODY}$`));
  });

  test("comes in chunks where a vector says so", async () => {
    const closing = PLAIN.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    const { text } = await played({ headers: { "transfer-encoding": "chunked" } }, closing);
    expect(text).toMatch(/transfer-encoding: chunked\r\n[\s\S]*\r\n\r\nf\r\n\{"order":23501\}\r\n0\r\n\r\n$/);
  });

  test.each([204, 304])("of HTTP %i has no length", async (status) => {
    const closing = PLAIN.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    const { text } = await played({ status, body: "" }, closing);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).not.toMatch(/content-length/i);
  });
});

describe("a request", () => {
  const chunked = `${HEAD}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const upgrading = PLAIN.replace(
    "\r\n\r\n",
    "\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEA\r\n\r\n",
  );

  test.each([
    ["with its length", PLAIN],
    ["in chunks", chunked],
    ["that would rather speak HTTP/2", upgrading],
    ["that waits to be told to continue", PLAIN.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n")],
    ["that names its character set", PLAIN.replace("urlencoded", "urlencoded; charset=UTF-8")],
  ])("%s is heard as it is meant", async (_, request) => {
    await withServer({}, async ({ base, scripts }) => {
      expect((await hear(base, request)).text).toMatch(new RegExp(`${BODY}$`));
      expect(scripts[0]?.problems).toEqual([]);
    });
  });
});

describe("the closed port", () => {
  test("refuses connections", async () => {
    await withServer({}, async ({ closed }) => {
      await expect(fetch(closed)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    });
  });
});
