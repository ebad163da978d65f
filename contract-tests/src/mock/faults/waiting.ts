/** The answer does not come, or comes too slowly. */
import type { Socket } from "node:net";
import { early, type Faults, halfOf, headOf, late, wholeNumber, writing } from "./fault.ts";

/** Until the caller gives up, or the mock is stopped. */
const wait = () => {};

function drip(socket: Socket, body: Buffer, milliseconds: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(body.subarray(sent, ++sent));
    if (sent < body.length) return;
    clearInterval(timer);
    socket.end();
  }, milliseconds);
  socket.once("close", () => clearInterval(timer));
}

export const waitingFaults: Faults = {
  stall: late("headers that never come", wait),
  "stall-first": early("headers that never come; nothing was done", wait),
  "stall-body": late(
    "half a body, and the rest never comes",
    writing((socket, reply) => {
      const body = Buffer.from(reply.body);
      socket.write(headOf(reply, { "Content-Length": String(body.length) }));
      socket.write(body.subarray(0, halfOf(body)));
    }),
  ),
  slow: late(
    "a body that comes byte by byte, one every MS milliseconds",
    writing((socket, reply, value) => {
      const body = Buffer.from(reply.body);
      socket.write(headOf(reply, { "Content-Length": String(body.length) }));
      drip(socket, body, Number(value));
    }),
    wholeNumber("MS", 1000, [1, 60_000]),
  ),
};
