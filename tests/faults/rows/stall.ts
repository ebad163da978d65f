/** The answer does not come, or not to its end. */
import type { Socket } from "node:net";
import { operations } from "../../support/calls.ts";
import { always, few, type Row } from "../support/row.ts";
import { type Answer, documented, serve } from "../support/server.ts";

const late = always("DeadlineError", { outcome: "unknown" });

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

const row = (fault: string, answer: Answer): Row => ({
  fault,
  serve: () => serve(answer),
  options: { timeout: 80 },
  operations: few,
  ...late,
});

/** Sends a byte again and again: a timer of idle time would never end that. */
function drip(socket: Socket, byte: string): void {
  const timer = setInterval(() => socket.write(byte), 10);
  socket.once("close", () => clearInterval(timer));
}

export const stallRows: Row[] = [
  { ...row("headers that never come", () => {}), operations },
  row("headers that never end", (socket) => void socket.write(`${HEAD}X-More: `)),
  row("headers that come a byte at a time, for ever", (socket) => {
    socket.write(`${HEAD}X-More: `);
    drip(socket, "x");
  }),
  row("a body that never comes", (socket) => void socket.write(`${HEAD}Content-Length: 100\r\n\r\n`)),
  row("a body that stalls", (socket) => void socket.write(`${HEAD}Content-Length: 100\r\n\r\n{"order":`)),
  row(
    "a body that is whole JSON and does not end",
    (socket) => void socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\nf\r\n{"order":23501}\r\n`),
  ),
  row("a body that comes a byte at a time, for ever", (socket) => {
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
    drip(socket, "1\r\n \r\n");
  }),
  row("a body of white space without a length, for ever", (socket) => {
    socket.write(`${HEAD}\r\n`);
    drip(socket, " ");
  }),
  {
    // Only the client's own timer says so; the runtime proves nothing.
    ...row("a TLS handshake that outlasts the call", documented),
    serve: () => serve(documented, { https: true, onConnection: (socket) => void socket.resume() }),
    arrives: "connection",
    lingers: true,
  },
];
