/** Sends an answer, or plays the fault in it. */
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Answer, Fault } from "./vector.ts";

/** Milliseconds after which a connection that stalls is closed, so that a client without a timeout comes to an end too. */
const STALL = 4000;

/** Milliseconds of a body that drips: far more than the timeout of the vectors, and an end to come. */
const DRIP = 1500;

type Stage = { response: ServerResponse; index: number; acceptsGzip: boolean };

type Parts = { status: number; headers: Record<string, string>; body: Buffer };

export function play(answer: Answer, stage: Stage): void {
  const parts = partsOf(answer, stage);
  const { response } = stage;
  const { socket } = response;
  if (answer.fault === undefined || answer.fault === "redirect") {
    response.writeHead(parts.status, parts.headers).end(parts.body);
  } else if (socket) faults[answer.fault](socket, parts);
}

function partsOf({ status = 200, headers = {}, body = "", bodyBase64, gzip, fault }: Answer, stage: Stage): Parts {
  const bytes = bodyBase64 === undefined ? Buffer.from(body) : Buffer.from(bodyBase64, "base64");
  const isPacked = gzip && stage.acceptsGzip;
  const packed = isPacked ? gzipSync(bytes) : bytes;
  const isChunked = "transfer-encoding" in headers;
  const all = {
    "content-type": "application/json",
    // HTTP allows no length there.
    ...(!isChunked && status !== 204 && status !== 304 && { "content-length": String(packed.length) }),
    ...(isPacked && { "content-encoding": "gzip" }),
    ...(fault === "redirect" && { location: `/${stage.index}/elsewhere` }),
    ...headers,
  };
  // An empty header stands for none.
  const kept = Object.entries(all).filter(([, value]) => value !== "");
  return { status, headers: Object.fromEntries(kept), body: packed };
}

/** The bytes that stand before the body. */
function headOf({ status, headers }: Parts, others: Record<string, string> = {}): string {
  const lines = Object.entries({ ...headers, ...others }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} Answer`, ...lines, "", ""].join("\r\n");
}

function half({ body }: Parts): Buffer {
  return body.subarray(0, Math.floor(body.length / 2));
}

const faults: { [fault in Exclude<Fault, "redirect">]: (socket: Socket, parts: Parts) => void } = {
  reset: (socket) => socket.resetAndDestroy(),
  close: (socket) => socket.end(),
  stall: (socket) => stall(socket),
  "reset-body": (socket, parts) => {
    socket.write(headOf(parts));
    // The bytes have to be on their way before the reset, or there would be no half body.
    socket.write(half(parts), () => setTimeout(() => socket.resetAndDestroy(), 50));
  },
  truncated: (socket, parts) => {
    socket.write(headOf(parts));
    socket.end(half(parts));
  },
  "stall-body": (socket, parts) => {
    socket.write(headOf(parts));
    socket.write(half(parts));
    stall(socket);
  },
  drip: (socket, parts) => void drip(socket, parts),
  "short-length": (socket, parts) => {
    socket.write(headOf(parts, { "content-length": String(parts.body.length - 1), connection: "close" }));
    socket.end(parts.body);
  },
  "two-lengths": (socket, parts) => {
    const two = `${parts.body.length}\r\ncontent-length: ${parts.body.length - 1}`;
    socket.write(headOf(parts, { "content-length": two, connection: "close" }));
    socket.end(parts.body);
  },
  "large-headers": (socket, parts) => {
    const large = Array.from({ length: 16 }, (_, number) => [`x-large-${number}`, "x".repeat(4000)]);
    socket.write(headOf(parts, { ...Object.fromEntries(large), connection: "close" }));
    socket.end(parts.body);
  },
  garbage: (socket) => socket.end("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n"),
};

function stall(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), STALL);
  socket.once("close", () => clearTimeout(timer));
}

async function drip(socket: Socket, parts: Parts): Promise<void> {
  socket.write(headOf(parts));
  const steps = 15;
  const size = Math.ceil(parts.body.length / steps);
  for (let start = 0; start < parts.body.length && !socket.destroyed; start += size) {
    await wait(DRIP / steps);
    socket.write(parts.body.subarray(start, start + size));
  }
  socket.end();
}
