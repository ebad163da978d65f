/** The connection breaks, or what comes on it is no HTTP. */

import { answers, operationOf } from "../support/answers.ts";
import { ECHO, KEY } from "../support/canary.ts";
import { always, type Row } from "../support/row.ts";
import { type Answer, formOf, serve, written } from "../support/server.ts";

const lost = always("ConnectionLostError", { outcome: "unknown", retried: true });

/** What is no HTTP may be the work of a proxy that is gone the next time, or not. */
const garbled = always("ConnectionLostError", { outcome: "unknown", retried: "perhaps" });

const KEPT = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const HEAD = `${KEPT}Connection: close\r\n`;

const replyTo = (request: string) => answers[operationOf(formOf(request)) ?? "getBalance"];

/** Sends the beginning of an answer, and then leaves the connection to the fault once that has been sent. */
function begin(head: string, cut: number, then: (socket: Parameters<Answer>[0]) => void): Answer {
  return (socket, request) => {
    const body = replyTo(request);
    socket.write(`${HEAD}${head.replace("LENGTH", String(body.length))}\r\n`);
    socket.write(`${body.slice(0, cut)}`, () => setTimeout(then, 5, socket));
  };
}

const row = (fault: string, answer: Answer, expected = lost): Row => ({
  fault,
  serve: () => serve(answer),
  ...expected,
});

export const lostRows: Row[] = [
  row("a reset in place of an answer", (socket) => socket.resetAndDestroy()),
  row("the end of the connection in place of an answer", (socket) => socket.end()),
  row("a reset amid the status line", (socket) =>
    socket.write("HTTP/1.1 2", () => setTimeout(() => socket.resetAndDestroy(), 5)),
  ),
  row("the end of the connection amid the headers", (socket) => socket.end(`${HEAD}X-Key: ${KEY}`)),
  row(
    "a reset amid the body",
    begin("Content-Length: LENGTH\r\n", 9, (socket) => socket.resetAndDestroy()),
  ),
  row(
    "a reset between headers and body",
    begin("Content-Length: LENGTH\r\n", 0, (socket) => socket.resetAndDestroy()),
  ),
  row(
    "the end of the connection amid the body",
    begin("Content-Length: LENGTH\r\n", 9, (socket) => socket.end()),
  ),
  row(
    "a Content-Length that is too long",
    begin("Content-Length: LENGTH7\r\n", 10_000, (socket) => socket.end()),
  ),
  row("chunks of which the last is missing", (socket, request) => {
    const body = replyTo(request);
    socket.end(`${KEPT}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n`);
  }),
  row(
    "a chunk that is cut short, of a connection that was to end anyway",
    (socket, request) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n200\r\n${replyTo(request).slice(0, 9)}`),
    // Node 20 takes that for the end of the answer.
    always("ConnectionLostError", { outcome: "unknown", retried: "perhaps", or: "UnreadableAnswer" }),
  ),
  row(
    "a chunk whose length is no number",
    (socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${KEY}\r\n{}\r\n`),
    garbled,
  ),
  row("a garbage status line", (socket) => socket.end(`NONSENSE ${ECHO}\r\n\r\n{}`), garbled),
  row(
    "headers of 64 kB",
    (socket) => socket.end(written({ headers: { "X-Long": "x".repeat(65_536) }, body: "{}" })),
    garbled,
  ),
  row(
    "many headers, of 64 kB in all",
    (socket) => socket.end(written({ headers: manyHeaders(), body: "{}" })),
    garbled,
  ),
  row(
    "two Content-Lengths",
    (socket) => socket.end(`${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `),
    garbled,
  ),
  row("a header line without a colon", (socket) => socket.end(`${HEAD}${ECHO}\r\n\r\n{}`), garbled),
  row("an answer of another protocol", (socket) => socket.end("220 mail.example ESMTP ready\r\n"), garbled),
];

function manyHeaders(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 512 }, (_, index) => [`X-Header-${index}`, "x".repeat(112)]));
}
