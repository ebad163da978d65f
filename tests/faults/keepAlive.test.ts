/** A kept connection is closed by the server just as the next request leaves: nothing may send that request again. */
import { rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import { findOtherNode } from "../support/otherNode.ts";
import { answers, values } from "./support/answers.ts";
import { KEY } from "./support/canary.ts";
import { placeMany } from "./support/many.ts";
import { bundleProgram, startProcess } from "./support/otherProcess.ts";
import { type Answer, formOf, serve, written } from "./support/server.ts";

const KEEP = { Connection: "keep-alive" };

const answer = (socket: Socket) => socket.write(written({ headers: KEEP, body: answers.addOrder }));

/** What becomes of a connection after its first answer. */
const endings: [string, (first: boolean) => Answer][] = [
  ["reset as the next request arrives", (first) => (socket) => (first ? answer(socket) : socket.resetAndDestroy())],
  ["ended as the next request arrives", (first) => (socket) => (first ? answer(socket) : socket.end())],
  [
    "reset right after the answer",
    () => (socket) => socket.write(written({ headers: KEEP, body: answers.addOrder }), () => socket.resetAndDestroy()),
  ],
  ["ended right after the answer", () => (socket) => socket.end(written({ headers: KEEP, body: answers.addOrder }))],
  ["ended a moment after the answer", () => closeLater((socket) => socket.end())],
  ["reset a moment after the answer", () => closeLater((socket) => socket.resetAndDestroy())],
];

let turn = 0;
function closeLater(close: (socket: Socket) => void): Answer {
  return (socket) => {
    answer(socket);
    // From 0 to 3 ms, so that some of them come just as a request leaves.
    setTimeout(close, (turn++ % 7) / 2, socket);
  };
}

const COUNT = 40;

/** Places orders at a server that ends its connections so, and compares what came with what the client says. */
async function expectSound(ending: (typeof endings)[number][1], place: typeof placeMany): Promise<string[]> {
  const known = new WeakSet<Socket>();
  const server = await serve((socket, request) => {
    ending(!known.has(socket))(socket, request);
    known.add(socket);
  });
  try {
    const outcomes = await place({ url: server.url, count: COUNT });
    const links = server.requests.map((request) => new URLSearchParams(formOf(request)).get("link"));
    const arrived = outcomes.map(
      (_, number) => links.filter((link) => link === `https://example.com/${number}`).length,
    );
    expect(outcomes).toHaveLength(COUNT);
    for (const [number, outcome] of outcomes.entries()) {
      const times = { done: [1], "not-sent": [0], unknown: [0, 1] }[outcome];
      expect(times, `order ${number} is ${outcome}`).toContain(arrived[number]);
    }
    return outcomes;
  } finally {
    await server.close();
  }
}

describe.each(endings)("a kept connection that is %s", (name, ending) => {
  test("never makes one order two, and never loses one that is called done", async () => {
    const outcomes = await expectSound(ending, placeMany);
    // About every second request comes on a connection that was kept; without any, this would test nothing.
    const lost = outcomes.filter((outcome) => outcome === "unknown").length;
    if (/next request/.test(name)) expect(lost).toBeGreaterThan(COUNT / 4);
  });
});

const execPath = findOtherNode([20, 99]);
const maySkip = process.env.CI_NO_SKIP !== "1";

describe.skipIf(!execPath && maySkip)("in another Node (needs one on the PATH)", () => {
  let program: Awaited<ReturnType<typeof bundleProgram>>;
  beforeAll(async () => {
    program = await bundleProgram();
  }, 60_000);
  afterAll(() => rm(program.folder, { recursive: true }));

  test.each(endings)("a kept connection that is %s makes no order two there either", async (_, ending) => {
    if (!execPath) throw new Error("no other Node is on the PATH, and CI_NO_SKIP forbids to skip");
    const other = startProcess(program.file, { execPath });
    try {
      await expectSound(ending, other.placeMany);
    } finally {
      await other.stop();
    }
  });
});

describe("a connection that the server has reset, and the client not noticed", () => {
  /** Resets the kept connection, and makes a call before the runtime can learn of it. */
  async function race<Value>(call: (client: ReturnType<typeof createClient>) => Promise<Value>) {
    let kept: Socket | undefined;
    const server = await serve((socket, request) => {
      kept = socket;
      const body = /action=add/.test(request) ? answers.addOrder : answers.getBalance;
      socket.write(written({ headers: KEEP, body }));
    });
    const client = createClient({ key: KEY, url: server.url, retryDelay: 1 });
    try {
      await client.getBalance();
      kept?.resetAndDestroy();
      const result = await Promise.allSettled([call(client)]);
      return { result: result[0], requests: server.requests.length - 1 };
    } finally {
      await server.close();
    }
  }

  test("lets a write fail as unknown, or come through, and once at most", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { result, requests } = await race((client) => client.addOrder({ service: 1, link: "x", quantity: 1 }));
      if (result.status === "fulfilled") expect(requests).toBe(1);
      else expect(result.reason).toMatchObject({ name: "ConnectionLostError", outcome: "unknown" });
      expect(requests).toBeLessThanOrEqual(1);
    }
  });

  test("does not keep a read from its answer", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { result, requests } = await race((client) => client.getBalance());
      expect(result).toEqual({ status: "fulfilled", value: values.getBalance });
      expect(requests).toBeGreaterThanOrEqual(1);
    }
  });
});
