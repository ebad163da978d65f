/** What comes is no JSON. */
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { answers, operationOf } from "../support/answers.ts";
import { ECHO } from "../support/canary.ts";
import { always, type Row } from "../support/row.ts";
import { type Answer, formOf, type Parts, replying, serve } from "../support/server.ts";

const unreadable = (facts: object = {}) => always("UnreadableAnswer", { outcome: "unknown", facts });

const row = (fault: string, answer: Answer, facts?: object): Row => ({
  fault,
  serve: () => serve(answer),
  ...unreadable(facts),
});

/** The documented answer, spoilt. */
const spoilt = (spoil: (answer: string) => Parts) =>
  replying((request) => spoil(answers[operationOf(formOf(request)) ?? "getBalance"]));

const HTML = { "Content-Type": "text/html; charset=utf-8" };
const page = `<!doctype html><title>점검 중</title><pre>${ECHO}</pre>`;

/** Compressed, with something done to the bytes. */
function packed(coding: string, pack: (text: string) => Buffer, spoil: (bytes: Buffer) => Buffer): Answer {
  // Padded, so that half of the bytes end within the JSON.
  return spoilt((answer) => ({ headers: { "Content-Encoding": coding }, body: spoil(pack(answer.padStart(2_000))) }));
}

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const corrupt = (bytes: Buffer) => Buffer.concat([half(bytes), Buffer.alloc(200, 0xff)]);
const six = (text: string) => Array.from({ length: 6 }).reduce((bytes: Buffer) => gzipSync(bytes), Buffer.from(text));

export const unreadableRows: Row[] = [
  row("an empty answer", replying({}), { status: 200, excerpt: "" }),
  row("an empty answer in chunks", (socket) =>
    socket.end("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
  ),
  row("an answer of white space", replying({ body: " \r\n" }), { status: 200 }),
  row("HTTP 204", replying({ status: 204, headers: { "Content-Length": "" } }), { status: 204, excerpt: "" }),
  row("HTTP 205", replying({ status: 205 }), { status: 205, excerpt: "" }),
  row("HTTP 304", replying({ status: 304, headers: { "Content-Length": "" } }), { status: 304, excerpt: "" }),
  row("a page with HTTP 200", replying({ headers: HTML, body: page }), { status: 200 }),
  row("a page that calls itself JSON", replying({ body: page }), { status: 200 }),
  row(
    "a PHP notice before the JSON",
    spoilt((answer) => ({ body: `Notice: ${ECHO} in api.php\n${answer}` })),
  ),
  row(
    "a Content-Length that is too short",
    spoilt((body) => ({ headers: { "Content-Length": `${body.length - 1}` }, body })),
    { status: 200 },
  ),
  row(
    "JSON cut in the middle",
    spoilt((answer) => ({ body: answer.slice(0, answer.length / 2) })),
  ),
  row(
    "JSON with more behind it",
    spoilt((answer) => ({ body: `${answer};${ECHO}` })),
  ),
  row(
    "two JSON values",
    spoilt((answer) => ({ body: `${answer}\n${answer}` })),
  ),
  row("NaN in JSON", replying({ body: '{"order":NaN,"status":NaN}' })),
  row(
    "JSON with comments",
    spoilt((answer) => ({ body: `/* ${ECHO} */ ${answer}` })),
  ),
  row("the key alone", replying({ body: ECHO })),
  row("gzip cut short", packed("gzip", gzipSync, half)),
  row("gzip that is corrupt", packed("gzip", gzipSync, corrupt)),
  row(
    "no gzip, though it says so",
    spoilt((body) => ({ headers: { "Content-Encoding": "gzip" }, body })),
  ),
  row("deflate cut short", packed("deflate", deflateSync, half)),
  row("deflate that is corrupt", packed("deflate", deflateSync, corrupt)),
  row("brotli cut short", packed("br", brotliCompressSync, half)),
  row(
    "brotli that is corrupt",
    packed("br", brotliCompressSync, () => Buffer.alloc(200, 0xff)),
  ),
  row("six codings, one inside the other, cut short", packed("gzip, gzip, gzip, gzip, gzip, gzip", six, half)),
  row(
    "a hundred codings",
    spoilt((body) => ({ headers: { "Content-Encoding": "gzip, ".repeat(99).concat("gzip") }, body })),
  ),
  row(
    "more bytes than it takes",
    spoilt((answer) => ({ body: answer.padEnd(40_000) })),
    { status: 200 },
  ),
  row(
    "more bytes than it takes, in chunks",
    (socket) =>
      socket.end(
        `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n9c40\r\n${"{}".padEnd(40_000)}\r\n0\r\n\r\n`,
      ),
    { status: 200 },
  ),
  row(
    "more bytes than it takes, once decompressed",
    spoilt((answer) => ({ headers: { "Content-Encoding": "gzip" }, body: gzipSync(answer.padEnd(40_000)) })),
    { status: 200 },
  ),
].map((made) => ({ ...made, options: { maxAnswerBytes: 20_000 } }));
