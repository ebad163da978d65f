/** The limiter of the examples, with a real Redis between two processes. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { servePanel } from "./support/panel.ts";

const CALLS = 4;
const SECONDS = 1;

const redis = await startRedis();
afterAll(() => redis?.stop());

/** Undefined where there is no Redis. */
async function startRedis(): Promise<{ port: number; stop: () => Promise<void> } | undefined> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
  const child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]);
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
    await rm(folder, { recursive: true });
  };
  if (await isReady(child)) return { port, stop };
  await rm(folder, { recursive: true });
  return undefined;
}

function isReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", () => resolve(false));
    child.stdout?.on("data", (text) => String(text).includes("Ready to accept connections") && resolve(true));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** Another program that asks for its balance so many times. */
function program(url: string, calls: number): string {
  return `
    import { Redis } from "ioredis";
    import { createSharedLimiter } from ${JSON.stringify(import.meta.resolve("../examples/limiter/sharedLimiter.ts"))};
    import { createClient } from ${JSON.stringify(import.meta.resolve("../src/index.ts"))};
    const redis = new Redis(${redis?.port}, "127.0.0.1");
    const limiter = createSharedLimiter({ redis, calls: ${CALLS}, seconds: ${SECONDS} });
    const panel = createClient({ key: "k3y", url: ${JSON.stringify(url)}, limiter });
    await Promise.all(Array.from({ length: ${calls} }, () => panel.getBalance()));
    await redis.quit();`;
}

describe.skipIf(!redis && !process.env.CI_NO_SKIP)("a limiter in Redis (needs redis-server)", () => {
  test("holds two processes to one limit", async () => {
    const times: number[] = [];
    const panel = await servePanel(() => {
      times.push(performance.now());
      return '{"balance":"1","currency":"USD"}';
    });
    const runs = [6, 6].map((calls) =>
      promisify(execFile)(process.execPath, ["--input-type=module-typescript", "--eval", program(panel.url, calls)], {
        cwd: join(import.meta.dirname, ".."),
      }),
    );
    await Promise.all(runs);
    expect(times).toHaveLength(12);
    // Of nine calls in a row, the last is at least two of the limiter's seconds after the first.
    const spans = times.slice(2 * CALLS).map((time, index) => time - (times[index] as number));
    expect(Math.min(...spans)).toBeGreaterThan(SECONDS * 1000 * 0.8);
  });
});
