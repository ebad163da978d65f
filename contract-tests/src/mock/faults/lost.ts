/** The connection is lost. */
import type { Socket } from "node:net";
import { send } from "../reply.ts";
import { early, type Faults, halfOf, headOf, late, writing } from "./fault.ts";

/** Milliseconds. What was sent is to arrive first: a reset overtakes it. */
const HEAD_START = 20;

function resetLater(socket: Socket): void {
  setTimeout(() => socket.resetAndDestroy(), HEAD_START);
}

const reset = writing((socket) => socket.resetAndDestroy());

export const lostFaults: Faults = {
  reset: late("a reset in place of an answer", reset),
  "reset-first": early("a reset in place of an answer; nothing was done", reset),
  "hang-up": late(
    "the end of the connection in place of an answer",
    writing((socket) => socket.end()),
  ),
  "reset-body": late(
    "a reset amid the body",
    writing((socket, reply) => {
      const body = Buffer.from(reply.body);
      socket.write(headOf(reply, { "Content-Length": String(body.length) }));
      socket.write(body.subarray(0, halfOf(body)), () => resetLater(socket));
    }),
  ),
  truncated: late(
    "a Content-Length that is too long: the connection ends before the body does",
    writing((socket, reply) => {
      socket.end(headOf(reply, { "Content-Length": String(Buffer.byteLength(reply.body) + 7) }) + reply.body);
    }),
  ),
  "lost-chunk": late(
    "a chunked body that ends without its last chunk",
    writing((socket, reply) => {
      const length = Buffer.byteLength(reply.body).toString(16);
      socket.end(`${headOf(reply, { "Transfer-Encoding": "chunked" })}${length}\r\n${reply.body}\r\n`);
    }),
  ),
  "close-after": late("the right answer, and then the end of a connection that was to be kept", (scene) => {
    const { socket } = scene.request;
    scene.response.once("finish", () => socket.end());
    send(scene.response, scene.reply);
  }),
};
