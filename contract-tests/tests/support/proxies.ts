/** Proxies that are gone after their test, and what they made of the calls that passed. */
import { request as requestHttp } from "node:http";
import { onTestFinished } from "vitest";
import type { Judged } from "../../src/judged.ts";
import type { Limits } from "../../src/proxy/desk.ts";
import { type RunningProxy, startProxy } from "../../src/proxy/server.ts";
import { createVault } from "../../src/recording/mask.ts";
import { createTrafficJudge } from "../../src/recording/traffic.ts";
import type { Recorder } from "../../src/recording/write.ts";
import { description } from "./reports.ts";

const traffic = createTrafficJudge(description);

type TestProxy = RunningProxy & {
  /** What was made of each call, in the order in which they ended. */
  judged: Judged[];
  /** Resolves when so many were judged. */
  judgedUpTo(count: number): Promise<void>;
};

export async function proxyTo(
  target: string,
  { recorder, ...limits }: Partial<Limits> & { recorder?: Recorder } = {},
): Promise<TestProxy> {
  const judged: Judged[] = [];
  let wake = () => {};
  const add = (_: string, one: Judged) => {
    judged.push(one);
    wake();
  };
  const proxy = await startProxy({ target, port: 0, limits, traffic, vault: createVault(), recorder, add });
  onTestFinished(() => proxy.close(0));
  const judgedUpTo = async (count: number) => {
    while (judged.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { ...proxy, judged, judgedUpTo };
}

type Got = { status: number; verdict: string | undefined; headers: Record<string, unknown>; body: Buffer };

type Sending = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  signal?: AbortSignal;
};

/** Makes a call, and shows what came back as it came: nothing is decompressed, and no redirect followed. */
export function callBy(url: string, { method = "POST", headers = {}, body, signal }: Sending = {}): Promise<Got> {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return new Promise((resolve, reject) => {
    const sent = requestHttp(url, { method, headers: { ...type, ...headers }, ...(signal && { signal }) });
    sent.on("error", reject);
    sent.on("response", async (answer) => {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of answer) chunks.push(chunk);
      } catch (error) {
        reject(error);
        return;
      }
      const verdict = answer.headers["contract-verdict"] as string | undefined;
      resolve({ status: answer.statusCode ?? 0, verdict, headers: answer.headers, body: Buffer.concat(chunks) });
    });
    sent.end(body);
  });
}

export const BALANCE_FORM = "key=demo&action=balance";
