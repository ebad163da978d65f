/** The bytes are no proper HTTP: a status line, a length or headers that cannot be. */
import { type Faults, halfOf, headOf, late, sending, writing } from "./fault.ts";

export const framingFaults: Faults = {
  garbage: late(
    "a first line that is no HTTP",
    writing((socket, { body }) => socket.end(`NONSENSE\r\n\r\n${body}`)),
  ),
  short: late(
    "a Content-Length that is too short: half of the JSON lies behind the end of the body",
    writing((socket, reply) => {
      socket.end(headOf(reply, { "Content-Length": String(halfOf(reply.body)) }) + reply.body);
    }),
  ),
  "two-lengths": late(
    "two headers Content-Length that contradict each other",
    writing((socket, reply) => {
      const length = Buffer.byteLength(reply.body);
      const twice = `${length}\r\nContent-Length: ${length + 7}`;
      socket.end(headOf(reply, { "Content-Length": twice }) + reply.body);
    }),
  ),
  "huge-headers": late(
    "headers of 64 kB",
    sending(({ headers }) => ({ headers: { ...headers, "X-Padding": "x".repeat(65_536) } })),
  ),
};
