import { describe, expect, test } from "vitest";
import { closedPort, type Received, type Reply, servePanel } from "../../tests/support/panel.ts";
import type { Report } from "../src/report/report.ts";
import type { Clock } from "../src/verify/clock.ts";
import { MADE_UP_KEY } from "../src/verify/forms.ts";
import type { VerifyOptions } from "../src/verify/options.ts";
import { verify } from "../src/verify/verify.ts";
import { stage, withMock } from "./support/stage.ts";

const KEY = "canary-5f1c0e7a";
const REFUSAL = '{"error":"Invalid API key"}';
const ORDER = { service: "1", link: "https://example.com/p/1", quantity: "100" };

function check(url: string, options: Partial<VerifyOptions> = {}): Promise<Report> {
  return verify({ description: stage.description, url, key: KEY, ...options });
}

/** A panel that passes most calls on to a mock, and answers some by itself. */
async function withPanel(
  answer: (fields: URLSearchParams, count: number) => Reply | Promise<Reply> | undefined,
  run: (panel: { url: string; received: Received[] }) => Promise<void>,
): Promise<void> {
  await withMock({ key: KEY }, async (mock) => {
    let count = 0;
    const panel = await servePanel((request) => {
      count++;
      return answer(new URLSearchParams(request.body), count) ?? passOn(mock.url, request);
    });
    await run(panel);
  });
}

async function passOn(url: string, { method, path, headers, body }: Received): Promise<Reply> {
  const type = headers["content-type"];
  const response = await fetch(new URL(path, url), {
    method,
    ...(method === "GET" ? {} : { body }),
    headers: type ? { "content-type": type } : {},
  });
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

/** A clock that stands still but while somebody waits for it, or passes time. */
function clockOf(): Clock & { pass: (milliseconds: number) => void } {
  let time = 0;
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { now: () => time, pass, sleep: async (milliseconds) => pass(milliseconds) };
}

/** The calls that hold the real key and ask for this action. */
function withKey(received: readonly Received[], action: string): URLSearchParams[] {
  const forms = received.map(({ body }) => new URLSearchParams(body));
  return forms.filter((fields) => fields.get("key") === KEY && fields.get("action") === action);
}

function probesOf({ probes }: Report, outcome: string): string[] {
  return probes.filter((probe) => probe.outcome === outcome).map(({ id }) => id);
}

describe("verify", () => {
  test("finds nothing against a panel that keeps its contract, and says what it left out", async () => {
    await withPanel(
      () => undefined,
      async ({ url, received }) => {
        const report = await check(url);
        expect(report).toMatchObject({ verdict: "conforms", cut: null, counts: { breaking: 0, drift: 0 } });
        expect(received.length).toBe(report.calls);
        const open = report.matrix.find(({ operation }) => operation === "addOrder")?.success;
        expect(open).toMatchObject({ state: "not-covered", why: expect.stringContaining("--allow-spend") });
      },
    );
  });

  test("asks nothing that acts, with the panel's own key", async () => {
    await withPanel(
      () => undefined,
      async ({ url, received }) => {
        await check(url, { ids: { order: 1, refill: 1 } });
        for (const action of ["add", "refill", "cancel"]) expect(withKey(received, action)).toEqual([]);
      },
    );
  });

  test("asks with allowWrites about order 0 alone", async () => {
    await withPanel(
      () => undefined,
      async ({ url, received }) => {
        await check(url, { ids: { order: 1 }, allowWrites: true });
        expect(withKey(received, "add")).toEqual([]);
        const asked = ["refill", "cancel"].flatMap((action) => withKey(received, action));
        expect(asked.map((fields) => fields.get("order") ?? fields.get("orders"))).toEqual(["0", "0", "0"]);
      },
    );
  });

  test("does not act where order 0 was not refused", async () => {
    await withPanel(
      (fields) => (fields.get("order") === "0" ? '{"charge":"1"}' : undefined),
      async ({ url, received }) => {
        const report = await check(url, { allowWrites: true });
        expect(withKey(received, "refill")).toEqual([]);
        expect(withKey(received, "cancel")).toEqual([]);
        expect(probesOf(report, "skipped")).toEqual(expect.arrayContaining(["refill-unknown", "cancel-unknown"]));
      },
    );
  });

  test("tries no order where a made-up key opened the balance", async () => {
    await withPanel(
      (fields) => (fields.get("action") === "balance" ? '{"balance":"1","currency":"USD"}' : undefined),
      async ({ url, received }) => {
        const report = await check(url);
        expect(received.map(({ body }) => body).filter((body) => body.includes("action=add"))).toEqual([]);
        expect(report.findings).toContainEqual(
          expect.objectContaining({ rule: "key-accepted", operation: "getBalance", security: true }),
        );
      },
    );
  });

  test("tries an order with a made-up key as one that cannot be placed", async () => {
    await withPanel(
      () => undefined,
      async ({ url, received }) => {
        await check(url);
        const orders = received.map(({ body }) => new URLSearchParams(body)).filter((f) => f.get("action") === "add");
        expect(orders.map((fields) => Object.fromEntries(fields))).toEqual([
          { key: MADE_UP_KEY, action: "add", service: "0" },
          { action: "add", service: "0" },
        ]);
      },
    );
  });

  test("stops when the balance has changed, and calls that broken", async () => {
    let left = 100;
    await withPanel(
      (fields) =>
        fields.get("action") === "balance" && fields.get("key") === KEY
          ? JSON.stringify({ balance: String(left--), currency: "USD" })
          : undefined,
      async ({ url }) => {
        const report = await check(url, { ids: { order: 1 } });
        expect(report).toMatchObject({ verdict: "broken", cut: "balance-changed" });
        expect(report.findings).toContainEqual(
          expect.objectContaining({ rule: "balance-changed", pointer: "/balance", probe: "balance-again" }),
        );
      },
    );
  });

  test("asks nothing more with a key that the panel does not know", async () => {
    const panel = await servePanel(REFUSAL);
    const report = await check(panel.url);
    expect(report.verdict).toBe("unverified");
    expect(panel.received.filter(({ body }) => body.includes(KEY))).toHaveLength(1);
    expect(report.unverified).toEqual([
      expect.objectContaining({ probe: "balance", reason: 'the panel refused: "Invalid API key"' }),
    ]);
  });

  test("ends after one call where nobody listens", async () => {
    const report = await check(await closedPort());
    expect(report).toMatchObject({ verdict: "unverified", cut: "unreachable", calls: 1 });
    expect(report.unverified[0]?.reason).toMatch(/^ConnectError: no connection to 127\.0\.0\.1:\d+ \(ECONNREFUSED\)$/);
  });

  test("ends after two calls that are not answered in time", async () => {
    const panel = await servePanel(() => new Promise<never>(() => {}));
    const report = await check(panel.url, { timeout: 50 });
    expect(report).toMatchObject({ cut: "unreachable", calls: 2 });
    expect(report.unverified[0]?.reason).toBe("DeadlineError: no answer within 0.05 s");
  });

  test("goes on after one call that was not answered", async () => {
    await withPanel(
      (_, count) => (count === 3 ? new Promise<never>(() => {}) : undefined),
      async ({ url }) => {
        const report = await check(url, { timeout: 2000 });
        expect(report).toMatchObject({ verdict: "unverified", cut: null, unverified: [{ probe: "status-unknown" }] });
      },
    );
  });

  test("makes no call after its time, and tells what it saw until then", async () => {
    const panel = await servePanel(REFUSAL);
    const report = await check(panel.url, { maxTime: 2500, pace: 1000, clock: clockOf() });
    expect(report).toMatchObject({ cut: "max-time", calls: 3, verdict: "unverified" });
    expect(panel.received).toHaveLength(3);
  });

  test("makes no call after it was interrupted, and ends the one under way", async () => {
    const controller = new AbortController();
    const panel = await servePanel(() => {
      if (panel.received.length === 3) controller.abort(new Error("enough"));
      return panel.received.length < 3 ? REFUSAL : new Promise<never>(() => {});
    });
    const report = await check(panel.url, { signal: controller.signal });
    expect(report).toMatchObject({ cut: "interrupted", verdict: "unverified" });
    expect(panel.received).toHaveLength(3);
    expect(probesOf(report, "skipped").length).toBeGreaterThan(10);
  });

  test("begins two calls no closer than its pace, and waits no longer than that", async () => {
    const clock = clockOf();
    const times: number[] = [];
    const panel = await servePanel(() => {
      times.push(clock.now());
      clock.pass(times.length === 4 ? 1500 : 300);
      return REFUSAL;
    });
    await check(panel.url, { pace: 1000, clock });
    const gaps = times.slice(1).map((time, call) => time - (times[call] ?? 0));
    expect(gaps).toEqual(gaps.map((_, call) => (call === 3 ? 1500 : 1000)));
    expect(gaps.length).toBeGreaterThan(10);
  });

  test("gives the same report for the same answers", async () => {
    await withPanel(
      () => undefined,
      async ({ url }) => {
        const [one, other] = [await check(url), await check(url)];
        expect(JSON.stringify(one)).toBe(JSON.stringify(other));
      },
    );
  });
});

describe("verify with an order that may be placed", () => {
  test("places it once, acts on it alone, and covers everything", async () => {
    await withPanel(
      () => undefined,
      async ({ url, received }) => {
        const options = { ids: { order: 1, refill: 1 }, allowWrites: true, spend: { amount: "0.09", order: ORDER } };
        const report = await check(url, options);
        expect(report).toMatchObject({ verdict: "conforms", coverage: 100 });
        expect(withKey(received, "add").map((fields) => fields.get("link"))).toEqual([ORDER.link]);
        const acted = ["refill", "cancel"].flatMap((action) => withKey(received, action));
        const ids = acted.flatMap((fields) => (fields.get("order") ?? fields.get("orders") ?? "").split(","));
        expect(new Set(ids)).toEqual(new Set(["0", "23501"]));
      },
    );
  });

  test.each([
    ["costs more than is allowed", { amount: "0.08", order: ORDER }, "the order costs 0.09, and 0.08 is allowed"],
    [
      "is for no service of the panel",
      { amount: "9", order: { ...ORDER, service: "77" } },
      "service 77 is not in the catalogue",
    ],
    [
      "would be refused",
      { amount: "9", order: { ...ORDER, quantity: "1" } },
      "the panel would refuse the order: quantity",
    ],
  ])("does not place one that %s", async (_, spend, reason) => {
    await withPanel(
      () => undefined,
      async ({ url, received }) => {
        const report = await check(url, { spend });
        expect(withKey(received, "add")).toEqual([]);
        expect(report.probes.find(({ id }) => id === "order")).toMatchObject({
          outcome: "skipped",
          reason: expect.stringContaining(reason),
        });
      },
    );
  });

  test("finds an id that comes as text", async () => {
    await withPanel(
      (fields) => (fields.get("action") === "add" && fields.get("key") === KEY ? '{"order":"23501"}' : undefined),
      async ({ url }) => {
        const report = await check(url, { spend: { amount: "1", order: ORDER } });
        expect(report.findings).toContainEqual(
          expect.objectContaining({ severity: "breaking", operation: "addOrder", pointer: "/order", probe: "order" }),
        );
      },
    );
  });
});
