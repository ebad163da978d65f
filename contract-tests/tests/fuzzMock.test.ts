/** The mock, tried over real sockets with any request: it never crashes, hangs or answers 5xx, and serves the next call. */
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createExaminer } from "../src/examine.ts";
import { type Mock, startMock } from "../src/mock/server.ts";
import { fields, json, patience, text, tries } from "./support/fuzz.ts";
import { post, stage } from "./support/stage.ts";

const examine = createExaminer(stage.description);
const FORM = "application/x-www-form-urlencoded";

let mock: Mock;
let lenient: Mock;
beforeAll(async () => {
  mock = await startMock(stage);
  lenient = await startMock(stage, { lenient: true, spend: true });
});
afterAll(async () => {
  await mock.close();
  await lenient.close();
});

/** Milliseconds after which a connection that says nothing hangs. An answer takes a few. */
const HANGS = 5_000;

/** Milliseconds that a request gets which may never be answered, before we say that no more of it will come. */
const QUIET = 20;

/**
 * Sends bytes, and ends the connection when an answer has come; where none is owed, also without one: Node drops the answer to
 * whoever has ended already. Resolves with the status codes that came.
 */
function send(url: string, bytes: Uint8Array, isOwed: boolean): Promise<number[]> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect({ port: Number(port), host: hostname }, () => socket.write(bytes));
    const end = () => socket.end();
    const quiet = isOwed ? undefined : setTimeout(end, QUIET);
    socket.setTimeout(HANGS, () => socket.destroy(new Error("the mock neither answered nor closed")));
    socket.setEncoding("latin1").on("data", (chunk) => {
      received += chunk;
      if (/^HTTP\/1\.1 (?!100)/.test(received)) end();
    });
    socket.on("error", (error: NodeJS.ErrnoException) => error.code === undefined && reject(error)); // a reset is an end too
    socket.on("close", () => {
      clearTimeout(quiet);
      const statuses = [...received.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
      if (isOwed && statuses.length === 0) reject(new Error("the mock closed without an answer"));
      else resolve(statuses);
    });
  });
}

async function stillServes(url: string): Promise<void> {
  expect((await post(url, "key=demo&action=balance")).body).toHaveProperty("balance");
}

const token = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCXYZ0189-_!#$%&'*+.^`|~"),
  minLength: 1,
  maxLength: 12,
});
const headerText = fc.oneof(text, fc.string({ unit: "binary" })).map((value) => value.replace(/[\r\n]/g, ""));
const header = fc.oneof(
  fc.tuple(token, headerText),
  fc.tuple(
    fc.constantFrom("Prefer"),
    fc.constantFrom("example=", 'example="', "example=balance", ";;,", "a=b; c", "respond-async", "="),
  ),
  fc.tuple(
    fc.constantFrom("Expect", "Connection", "Upgrade", "Origin", "Accept-Encoding", "Cookie", "Range"),
    fc.oneof(fc.constantFrom("100-continue", "close", "websocket", "null", "*"), headerText),
  ),
  fc.tuple(
    fc.constantFrom("Content-Length", "Transfer-Encoding", "Content-Encoding", "Host"),
    fc.constantFrom(
      "0",
      "5",
      "-1",
      "1e3",
      "999999999999999999",
      "chunked",
      "gzip",
      "identity, chunked",
      "",
      "localhost",
      "evil.example",
    ),
  ),
);
const contentType = fc.oneof(
  { weight: 4, arbitrary: fc.constant(FORM) },
  fc.constantFrom(
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    `${FORM}; charset=euc-kr`,
    "",
    ";",
  ),
  headerText,
);
const method = fc.oneof(
  { weight: 4, arbitrary: fc.constant("POST") },
  fc.constantFrom("GET", "OPTIONS", "HEAD", "PUT", "CONNECT", "TRACE", "QUERY", "post"),
  token,
);
const path = fc.oneof(
  { weight: 4, arbitrary: fc.constant("/api/v2") },
  fc.constantFrom("/api/v2/", "/api/v2?key=demo", "/api//v2", "*", "http://evil.example/api/v2", "//", "/%"),
  headerText.map((found) => `/${found.replaceAll(" ", "")}`),
);

const form = fields.map((sent) => new URLSearchParams([["key", "demo"], ...sent]).toString());
const multipart = fc
  .array(fc.tuple(text, text))
  .map(
    (parts) =>
      `${parts.map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--x--\r\n`,
  );
const body: fc.Arbitrary<Uint8Array> = fc.oneof(
  form.map((found) => Buffer.from(found)),
  multipart.map((found) => Buffer.from(found)),
  json.map((value) => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 300 }),
);

type Request = {
  method: string;
  path: string;
  contentType: string;
  headers: [string, string][];
  body: Uint8Array;
  isWhole: boolean;
};

const request: fc.Arbitrary<Request> = fc.record({
  method,
  path,
  contentType,
  headers: fc.array(header, { maxLength: 4 }),
  body,
  isWhole: fc.nat(9).map((tenth) => tenth > 0),
});

/** As it goes over the wire. Where it is not whole, more bytes are announced than come. */
function written({ method, path, contentType, headers, body, isWhole }: Request): Uint8Array {
  const length = `Content-Length: ${body.length + (isWhole ? 0 : 7)}`;
  const lines = [`${method} ${path} HTTP/1.1`, "Host: localhost", `Content-Type: ${contentType}`, length];
  const head = [...lines, ...headers.map(([name, value]) => `${name}: ${value}`), "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head), body]);
}

/** They hide among the many: an id that no number holds, two spellings of one, and one asked twice. */
const oddIds = ["9007199254740993", "01,1", "0,0"].map((ids): [string] => [`key=demo&action=refill&orders=${ids}`]);

/** Headers after which a server may wait for more, or leave HTTP. */
const FRAMING = /^(content-length|transfer-encoding|expect|connection|upgrade|content-encoding)$/i;

function owesAnswer({ method, headers, isWhole }: Request): boolean {
  return isWhole && method !== "CONNECT" && !headers.some(([name]) => FRAMING.test(name));
}

describe("the mock", patience, () => {
  test("answers any form with what the description allows", async () => {
    await fc.assert(
      fc.asyncProperty(form, async (sent) => {
        const { status, text } = await post(mock.url, sent);
        const call = { method: "POST", url: mock.url, contentType: FORM, body: sent };
        const headers = { "content-type": "application/json" };
        const { outcome, findings } = examine({ call, answer: { status, headers, body: Buffer.from(text) } });
        expect({ status, outcome, findings }).toEqual({
          status: 200,
          outcome: expect.stringMatching(/answered|refused/),
          findings: [],
        });
      }),
      { ...tries(700), examples: oddIds },
    );
  });

  test("answers any request without 5xx or silence, and serves the next one", async () => {
    await fc.assert(
      fc
        .asyncProperty(request, async (found) => {
          expect(Math.max(0, ...(await send(mock.url, written(found), owesAnswer(found))))).toBeLessThan(500);
        })
        .afterEach(() => stillServes(mock.url)),
      tries(300),
    );
  });

  test("takes any bytes for a request without 5xx or silence, and serves the next one", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: "binary" }).map((found) => Buffer.from(found)),
    );
    await fc.assert(
      fc
        .asyncProperty(bytes, async (found) => {
          expect(Math.max(0, ...(await send(mock.url, found, false)))).toBeLessThan(500);
        })
        .afterEach(() => stillServes(mock.url)),
      tries(100),
    );
  });

  test("when lenient answers any form as well, and writes JSON", async () => {
    await fc.assert(
      fc.asyncProperty(form, async (sent) => {
        const { status, body } = await post(lenient.url, sent);
        expect(status).toBe(200);
        expect(body).toEqual(expect.anything());
      }),
      tries(700),
    );
  });
});
