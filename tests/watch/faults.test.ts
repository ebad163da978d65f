import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import {
  type AutostagramError,
  type Client,
  ConfigError,
  ConnectError,
  ConnectionLostError,
  DeadlineError,
  HttpError,
  LimiterError,
  RateLimitError,
  RedirectError,
  RefusedError,
  UnexpectedAnswer,
  UnreadableAnswer,
} from "../../src/index.ts";
import { delayAfter } from "../../src/watch/faults.ts";
import { watch } from "../../src/watch/index.ts";
import { clientOf, closedPort, type Reply, serveSocket } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { idsIn, lineOf, linesOf, orderWith, type Script, serveOrders } from "./support/script.ts";

const interval = 2;
const refuse = (error: string) => JSON.stringify({ error });

/** Follows orders of a panel that answers each call as a table says, and after its end as the script does. */
async function followed(script: Script, faults: (Reply | undefined)[]) {
  const panel = await serveOrders(script, (call) => faults[call]);
  const errors: AutostagramError[] = [];
  const ids = Object.keys(script).map(Number);
  const client = clientOf(panel, { retries: 0 });
  const changes = watch(client, ids, { interval, onError: (error) => errors.push(error) });
  return { lines: linesOf(changes), errors, panel };
}

/** A panel that fails some calls at the socket, and says then that order 1 is completed. */
async function serveAfter(failing: number, fail: (socket: Socket) => void) {
  const body = JSON.stringify({ 1: orderWith("Completed") });
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  let calls = 0;
  const { url, requests } = await serveSocket((socket) => {
    if (calls++ < failing) fail(socket);
    else socket.end(`${head}\r\n\r\n${body}`);
  });
  return { socketPanel: { url }, requests };
}

describe("a watch survives", () => {
  test.each<[string, Reply, new (...args: never[]) => Error]>([
    ["HTTP 500", { status: 500, body: "<h1>Oops</h1>" }, HttpError],
    ["HTTP 403 of a proxy", { status: 403, body: "<h1>No</h1>" }, HttpError],
    ["HTTP 429", { status: 429 }, RateLimitError],
    ["a refusal over too many calls", refuse("Rate limit exceeded"), RateLimitError],
    ["a refusal in unknown words", refuse("Come back later"), RefusedError],
    ["a refused list", refuse("Incorrect request"), RefusedError],
    ["a maintenance page", "<html>Back soon</html>", UnreadableAnswer],
    ["an empty answer", "", UnreadableAnswer],
    ["JSON that is no answer", "7", UnexpectedAnswer],
    ["JSON that is nothing", "null", UnexpectedAnswer],
    ["a redirect", { status: 302, headers: { location: "/" } }, RedirectError],
  ])("%s: tells it, and asks again", async (_, fault, kind) => {
    const { lines, errors, panel } = await followed({ 1: ["Pending", "Completed"], 2: ["Completed"] }, [
      fault,
      undefined,
      fault,
    ]);
    expect(await lines).toEqual(["1 changed Pending", "2 final Completed", "1 final Completed"]);
    expect(errors.map(({ name }) => name)).toEqual([kind.name, kind.name]);
    for (const error of errors) expect(error).toBeInstanceOf(kind);
    expect(panel.received.map(idsIn)).toEqual([[1, 2], [1, 2], [1], [1]]);
  });

  test("a connection that breaks", async () => {
    const { socketPanel, requests } = await serveAfter(1, (socket) => socket.destroy());
    const errors: AutostagramError[] = [];
    const client = clientOf(socketPanel, { retries: 0 });
    const lines = await linesOf(watch(client, [1], { interval, onError: (error) => errors.push(error) }));
    expect(lines).toEqual(["1 final Completed"]);
    expect(errors[0]).toBeInstanceOf(ConnectionLostError);
    expect(requests).toHaveLength(2);
  });

  test("an answer that never comes", async () => {
    const { socketPanel, requests } = await serveAfter(2, () => {});
    const errors: AutostagramError[] = [];
    const client = clientOf(socketPanel, { retries: 0, timeout: 100 });
    expect(await linesOf(watch(client, [1], { interval, onError: (error) => errors.push(error) }))).toHaveLength(1);
    expect(errors[1]).toBeInstanceOf(DeadlineError);
    expect(requests.length).toBeGreaterThan(2);
  });

  test("a closed port, until it is given up", async () => {
    const errors: AutostagramError[] = [];
    const client = clientOf({ url: await closedPort() }, { retries: 0 });
    const changes = watch(client, [1, 2], { interval, maxAge: 500, onError: (error) => errors.push(error) });
    expect(await linesOf(changes)).toEqual(["1 timedOut after undefined", "2 timedOut after undefined"]);
    expect(errors.length).toBeGreaterThan(1);
    for (const error of errors) expect(error).toBeInstanceOf(ConnectError);
  });

  test("a limiter that fails", async () => {
    const panel = await serveOrders({ 1: ["Completed"] });
    let calls = 0;
    const limiter = () => {
      if (calls++ === 0) throw new Error("no store");
    };
    const errors: AutostagramError[] = [];
    const client = clientOf(panel, { limiter });
    expect(await linesOf(watch(client, [1], { interval, onError: (error) => errors.push(error) }))).toHaveLength(1);
    expect(errors[0]).toBeInstanceOf(LimiterError);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("hook");
      },
    ],
    ["rejects", async () => Promise.reject(new Error("hook"))],
  ])("an onError that %s", async (_, onError) => {
    const panel = await serveOrders({ 1: ["Completed"] }, (call) => (call === 0 ? "" : undefined));
    const lines = await linesOf(watch(clientOf(panel, { retries: 0 }), [1], { interval, onError }));
    expect(lines).toEqual(["1 final Completed"]);
  });

  test("without anybody who is told", async () => {
    const panel = await serveOrders({ 1: ["Completed"] }, (call) => (call < 2 ? { status: 503 } : undefined));
    expect(await linesOf(watch(clientOf(panel, { retries: 0 }), [1], { interval }))).toEqual(["1 final Completed"]);
  });
});

describe("a call that fails", () => {
  const all = () => ["Pending", "Completed"];
  const range = (from: number) => Array.from({ length: 100 }, (_, index) => from + index);

  test("ends the round; the next begins with the ids that were left, and what failed comes last", async () => {
    const panel = await serveOrders(all, (call) => (call === 1 ? { status: 500 } : undefined));
    const ids = [...range(1), ...range(101), ...range(201)];
    await linesOf(watch(clientOf(panel, { retries: 0 }), ids, { interval }));
    const firsts = panel.received.map((request) => idsIn(request)[0]);
    expect(firsts).toEqual([1, 101, 201, 1, 101, 201, 101]);
  });

  test("loses nothing that other calls of the round have brought", async () => {
    const panel = await serveOrders(
      () => ["Completed"],
      (call) => (call === 1 ? { status: 500 } : undefined),
    );
    const lines = await linesOf(watch(clientOf(panel, { retries: 0 }), [...range(1), ...range(101)], { interval }));
    expect(lines).toHaveLength(200);
    expect(panel.received).toHaveLength(3);
  });

  test("does not keep the others from their end when it fails for ever", async () => {
    const isBad = (ids: number[]) => ids.includes(1);
    const panel = await serveOrders(all, (_, request) => (isBad(idsIn(request)) ? { status: 500 } : undefined));
    const ids = [...range(1), ...range(101), ...range(201)];
    const lines: string[] = [];
    for await (const change of watch(clientOf(panel, { retries: 0 }), ids, { interval })) {
      lines.push(lineOf(change));
      if (lines.length === 400) break;
    }
    expect(lines.filter((line) => line.endsWith("final Completed"))).toHaveLength(200);
  });

  test("ends the order when it was the only one, and the panel does not know it", async () => {
    const { lines, errors } = await followed({ 1: ["Completed"] }, [refuse("Incorrect order ID")]);
    expect(await lines).toEqual(["1 failed incorrect_order_id"]);
    expect(errors).toEqual([]);
  });

  test("ends no order when the panel does not know one of several", async () => {
    const script = { 1: ["Completed"], 2: ["Completed"] };
    const { lines, errors } = await followed(script, [refuse("Incorrect order ID")]);
    expect(await lines).toEqual(["1 final Completed", "2 final Completed"]);
    expect(errors).toHaveLength(1);
  });
});

describe("a watch throws", () => {
  test("that the key is not valid, at once", async () => {
    const { lines, panel, errors } = await followed({ 1: ["Pending"] }, [refuse("Invalid API key")]);
    expect((await rejectionOf(lines, RefusedError)).reason).toBe("invalid_key");
    expect(panel.received).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  test("that the key is not valid any longer", async () => {
    const refused = { status: 401, body: refuse("Invalid API key") };
    const { lines, panel } = await followed({ 1: ["Pending"] }, [undefined, refused]);
    await rejectionOf(lines, RefusedError);
    expect(panel.received).toHaveLength(2);
  });

  test.each([
    ["no error of a call", new ConfigError("no")],
    ["a mistake in the program", new TypeError("no")],
  ])("%s", async (_, error) => {
    const panel: Pick<Client, "getOrderStatuses"> = { getOrderStatuses: () => Promise.reject(error) };
    await expect(linesOf(watch(panel, [1], { interval }))).rejects.toBe(error);
  });
});

describe("the wait after a call that failed", () => {
  const lost = new ConnectionLostError("getOrderStatuses", "broke", {});
  const asking = (retryAfter: number | undefined) => new RateLimitError("getOrderStatuses", "slow", { retryAfter });

  test.each([
    ["is the interval after the first", lost, 0, 100],
    ["is twice that after the second", lost, 1, 200],
    ["is eight times that after the fourth", lost, 3, 800],
    ["is at most ten times that", lost, 4, 1000],
    ["is at most ten times that, however many fail", lost, 5000, 1000],
    ["is what the panel asks for", asking(1500), 0, 1500],
    ["is not shorter because the panel asks for less", asking(50), 0, 100],
    ["is the interval when the panel asks for nothing", asking(undefined), 0, 100],
    ["is at most an hour when the panel asks for years", asking(1e12), 0, 3_600_000],
  ])("%s", (_, error, failures, wait) => {
    expect(delayAfter(error, failures, 100)).toBe(wait);
  });

  test("is as long as Retry-After says, when that is longer than the interval", async () => {
    const times: number[] = [];
    const panel = await serveOrders({ 1: ["Completed"] }, (call) => {
      times.push(performance.now());
      return call === 0 ? { status: 429, headers: { "retry-after": "1" } } : undefined;
    });
    await linesOf(watch(clientOf(panel, { retries: 0 }), [1], { interval }));
    expect((times[1] as number) - (times[0] as number)).toBeGreaterThanOrEqual(1000);
  });
});
