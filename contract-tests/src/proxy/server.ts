/** The proxy: stands between a client and its panel, on loopback alone, and judges what passes. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { UsageError } from "../../../src/cli/exit.ts";
import { isLoopback } from "../loopback.ts";
import { pass } from "./call.ts";
import type { Counts, Desk, Limits } from "./desk.ts";
import { createGuards } from "./guard.ts";
import { createUpstream } from "./upstream.ts";

const MIB = 1024 ** 2;

export const LIMITS: Limits = {
  timeout: 60_000,
  held: MIB,
  judged: 32 * MIB,
  form: 16 * MIB,
  copies: 128 * MIB,
};

/**
 * Milliseconds that a client's connection is kept open without a call. Longer than clients keep theirs: a proxy that closes one as
 * a call comes leaves the client in doubt of it.
 */
const KEPT = 65_000;

/** Milliseconds that calls under way have to end by themselves. */
const GRACE = 5_000;

type ProxyOptions = Pick<Desk, "traffic" | "vault" | "recorder" | "add"> & {
  /** The panel's whole endpoint. */
  target: string;
  /** 0: any free port. */
  port: number;
  limits?: Partial<Limits>;
};

export type RunningProxy = {
  /** The endpoint for the client. */
  url: string;
  counts: Readonly<Counts>;
  /** Takes no more calls, and ends those that are not over when the grace is. */
  close(grace?: number): Promise<void>;
};

/** @throws {@link UsageError} where the port cannot be had. */
export async function startProxy({ target, port, limits: own, ...work }: ProxyOptions): Promise<RunningProxy> {
  const limits = { ...LIMITS, ...own };
  const url = new URL(target);
  const desk: Desk = {
    ...{ ...work, target: url, limits, budget: { left: limits.copies }, isStopping: false },
    upstream: createUpstream(url),
    guards: createGuards(limits.timeout),
    counts: { calls: 0, judged: 0, leftOut: 0, abandoned: 0 },
  };
  const server = createServer((request, response) => {
    // A fault of our own costs one call, and not the others.
    pass(desk, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = KEPT;
  const taken = await listen(server, port);
  const close = (grace = GRACE) => stop(desk, server, grace);
  if (isLoopback(target) && Number(url.port || 80) === taken) {
    await close();
    throw new UsageError(`--target is the address of this proxy itself; choose another port with --port`);
  }
  return { url: `http://127.0.0.1:${taken}${url.pathname}`, counts: desk.counts, close };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    throw new UsageError(portProblem(port, error as NodeJS.ErrnoException));
  }
  return (server.address() as AddressInfo).port;
}

function portProblem(port: number, { code }: NodeJS.ErrnoException): string {
  const instead = "choose another with --port, or 0 for any free one";
  if (code === "EADDRINUSE") return `port ${port} on 127.0.0.1 is taken; ${instead}`;
  return `port ${port} on 127.0.0.1 cannot be had (${code ?? "unknown error"}); ${instead}`;
}

async function stop(desk: Desk, server: Server, grace: number): Promise<void> {
  desk.isStopping = true;
  // It closes those that wait for a call as well.
  server.close();
  await Promise.race([desk.guards.idle(), sleep(grace, undefined, { ref: false })]);
  desk.guards.stop();
  await desk.guards.idle();
  // Answers that are written get out; connections without one do not hold anybody up.
  await sleep(0);
  server.closeAllConnections();
  desk.upstream.close();
}
