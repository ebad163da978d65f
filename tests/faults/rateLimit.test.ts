import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RateLimitError } from "../../src/index.ts";
import { clientOf } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { rateLimitRows } from "./rows/rateLimit.ts";
import { values } from "./support/answers.ts";
import { observe, type Report } from "./support/attempt.ts";
import { expectClean, testRows } from "./support/check.ts";
import { serveHealthy } from "./support/healthy.ts";
import { type Parts, replying, type Served, serve } from "./support/server.ts";

testRows(rateLimitRows);

let healthy: Served;
beforeAll(async () => {
  healthy = await serveHealthy();
});
afterAll(() => healthy.close());

/** Asks a panel for the balance that is well after the first answer. */
async function askAfter(parts: Parts, options: { timeout?: number } = {}): Promise<Report & { requests: number }> {
  const server = await serve(replying(parts));
  server.faults = 1;
  try {
    const report = await observe({ url: server.url, healthy: healthy.url, options }, (client) => client.getBalance());
    expectClean(report);
    return { ...report, requests: server.requests.length };
  } finally {
    await server.close();
  }
}

const inSeconds = (seconds: number, from = Date.now()) => new Date(from + seconds * 1000).toUTCString();

/** A clock that is years off, as an answer's own. */
const ITS_NOW = Date.parse("2031-05-06T07:08:09Z");

type Asked = [string, number, () => Record<string, string>];

const dates = (seconds: number) => ({ "Retry-After": inSeconds(seconds, ITS_NOW), Date: inSeconds(0, ITS_NOW) });

describe("a wait that a panel asks for", () => {
  test.each<Asked>([
    ["seconds, with HTTP 429", 429, () => ({ "Retry-After": "1" })],
    ["a date by the clock of the panel, with HTTP 503", 503, () => dates(1)],
  ])("is kept: %s", async (_, status, headers) => {
    const { value, told, milliseconds, requests } = await askAfter({ status, headers: headers() });
    expect(value).toEqual(values.getBalance);
    expect(requests).toBe(2);
    expect(told.find(({ hook }) => hook === "onRetry")).toMatchObject({ delay: 1000 });
    // Timers may fire a millisecond early.
    expect(milliseconds).toBeGreaterThan(990);
  });

  test.each<Asked>([
    ["seconds, with HTTP 429", 429, () => ({ "Retry-After": "9" })],
    ["a date, with HTTP 429", 429, () => dates(9)],
    ["seconds, with HTTP 503", 503, () => ({ "Retry-After": "9" })],
    ["a date, with HTTP 408", 408, () => dates(9)],
  ])("ends the call at once when it is longer than what is left of it: %s", async (_, status, headers) => {
    const { error, milliseconds, requests } = await askAfter({ status, headers: headers() }, { timeout: 5000 });
    expect(error).toMatchObject({ retryAfter: 9000, status });
    expect(requests).toBe(1);
    expect(milliseconds).toBeLessThan(2000);
  });
});

describe("a write that is limited", () => {
  test("does not wait, and says how long to", async () => {
    const server = await serve(replying({ status: 429, headers: { "Retry-After": "30" } }));
    try {
      const order = { service: 1, link: "https://example.com/p/1", quantity: 1000 };
      const error = await rejectionOf(clientOf(server).addOrder(order), RateLimitError);
      expect(error).toMatchObject({ outcome: "refused", retryAfter: 30_000 });
      expect(server.requests).toHaveLength(1);
    } finally {
      await server.close();
    }
  });
});
