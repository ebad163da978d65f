/** An answer without an end: the client stops reading, and its memory stays as it is. */
import { rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../../src/index.ts";
import { findOtherNode } from "../support/otherNode.ts";
import type { Report } from "./support/attempt.ts";
import { expectClean } from "./support/check.ts";
import { serveHealthy } from "./support/healthy.ts";
import { bundleProgram, startProcess } from "./support/otherProcess.ts";
import { type Served, serve } from "./support/server.ts";

const MB = 2 ** 20;

/** Loose: a Node that has done nothing yet holds about 60 MB. */
const MOST_MEMORY = 150 * MB;

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

const spaces = Buffer.alloc(MB, " ");
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
/** A megabyte that may follow itself any number of times. */
const packed = deflateRawSync(spaces, { finishFlush: constants.Z_FULL_FLUSH });

type Bomb = { head: string; begin?: Buffer; piece: Buffer; pieces: number };

const bombs: [string, Bomb][] = [
  ["100 MB with their length", { head: `Content-Length: ${100 * MB}\r\n`, piece: spaces, pieces: 100 }],
  ["100 MB without a length", { head: "", piece: spaces, pieces: 100 }],
  ["40 GB of gzip", { head: "Content-Encoding: gzip\r\n", begin: gzipHead, piece: packed, pieces: 40_000 }],
  [
    "200 MB of gzip in gzip",
    { head: "Content-Encoding: gzip, gzip\r\n", piece: gzipSync(gzipSync(Buffer.alloc(200 * MB, " "))), pieces: 1 },
  ],
];

/** Sends a bomb as fast as it is taken, and counts. */
function send(socket: Socket, { head, begin, piece, pieces }: Bomb, count: (bytes: number) => void): void {
  socket.write(`${HEAD}${head}\r\n`);
  if (begin) socket.write(begin);
  let sent = 0;
  const more = () => {
    while (sent < pieces && !socket.destroyed) {
      sent += 1;
      count(piece.length);
      if (!socket.write(piece)) return void socket.once("drain", more);
    }
    if (!socket.destroyed) socket.end();
  };
  more();
}

const maySkip = process.env.CI_NO_SKIP !== "1";
const nodes: [string, string | undefined, Operation[]][] = [
  ["this Node", process.execPath, ["getOrderStatus", "addOrder"]],
  ["another Node (needs one on the PATH)", findOtherNode([20, 99]), ["addOrder"]],
];

let healthy: Served;
let program: Awaited<ReturnType<typeof bundleProgram>>;
beforeAll(async () => {
  healthy = await serveHealthy();
  program = await bundleProgram();
}, 60_000);
afterAll(async () => {
  await healthy.close();
  await rm(program.folder, { recursive: true });
});

async function meet(bomb: Bomb, operation: Operation, execPath: string): Promise<{ report: Report; sent: number }> {
  let sent = 0;
  const server = await serve((socket) => send(socket, bomb, (bytes) => (sent += bytes)));
  const other = startProcess(program.file, { execPath });
  try {
    const options = { maxAnswerBytes: MB };
    return { report: await other.run({ operation, url: server.url, healthy: healthy.url, options }), sent };
  } finally {
    await other.stop();
    await server.close();
  }
}

describe.each(nodes)("in %s", (_, execPath, operations) => {
  describe.each(bombs)("an answer of %s", (_, bomb) => {
    test.skipIf(!execPath && maySkip).each(operations)(
      "is not read to its end by %s, and does not fill the memory",
      async (operation) => {
        if (!execPath) throw new Error("no other Node is on the PATH, and CI_NO_SKIP forbids to skip");
        const { report, sent } = await meet(bomb, operation, execPath);
        expectClean(report);
        expect(report.error).toMatchObject({
          ...{ class: "UnreadableAnswer", status: 200 },
          outcome: operation === "addOrder" ? "unknown" : null,
        });
        expect(report.peakBytes).toBeLessThan(MOST_MEMORY);
        // Sockets hold a few megabytes by themselves.
        if (bomb.pieces > 1) expect(sent).toBeLessThan((bomb.pieces * bomb.piece.length) / 2);
      },
    );
  });
});
