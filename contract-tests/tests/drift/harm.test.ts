/** Whatever a panel answers, a run orders nothing, sends the key nowhere else, and shows it in no report. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MockOptions, startMock } from "../../src/mock/server.ts";
import type { Fields } from "../../src/router.ts";
import { verify } from "../../src/verify/verify.ts";
import { stage } from "../support/stage.ts";
import { createHonest } from "./honest.ts";
import { type Mutation, STAGE } from "./mutation.ts";
import { startPanel } from "./panel.ts";
import { textReply } from "./reply.ts";
import { dangersOf, MOST_CALLS, spellings } from "./safety.ts";
import { CANARY, openTheatre, type Theatre } from "./theatre.ts";
import { FIXED, KNOWN } from "./world.ts";

const { description, route } = stage;

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre(stage);
});
afterAll(() => theatre.close());

describe("a run at the mock itself", () => {
  const record = async (run: Partial<Parameters<typeof verify>[0]>, options: Partial<MockOptions> = {}) => {
    const forms: Fields[] = [];
    const observe = (_operation: string, fields: Fields) => forms.push(fields);
    const mock = await startMock(stage, { key: CANARY, spend: true, observe, ...options });
    try {
      const report = await verify({ description, url: mock.url, key: CANARY, ids: KNOWN, pace: 0, ...run });
      return { report, forms, actions: forms.map((fields) => fields.get("action")) };
    } finally {
      await mock.close();
    }
  };

  test("orders, refills and cancels nothing, unless it is allowed to", async () => {
    const { forms, actions, report } = await record({});
    expect(actions.filter((action) => /^(add|refill|cancel)$/.test(action ?? ""))).toEqual([]);
    expect(forms.length).toBeGreaterThan(8);
    expect(report.calls).toBeLessThanOrEqual(MOST_CALLS);
  });

  test("asks for refills and cancellations of order 0 alone when it may write", async () => {
    const { forms, report } = await record({ allowWrites: true });
    const writes = forms.filter((fields) => /^(add|refill|cancel)$/.test(fields.get("action") ?? ""));
    expect(new Set(writes.map((fields) => fields.get("order") ?? fields.get("orders")))).toEqual(new Set(["0"]));
    expect(report.calls).toBeLessThanOrEqual(MOST_CALLS);
  });

  test("places the one order that it may, and acts on no other", async () => {
    const order = { service: "1", link: "https://example.com/p/1", quantity: "1000" };
    const { forms, report } = await record({ spend: { amount: "1", order } });
    const placed = forms.filter((fields) => fields.get("action") === "add");
    const acted = forms.filter((fields) => /^(refill|cancel)$/.test(fields.get("action") ?? ""));
    const ids = new Set(acted.flatMap((fields) => (fields.get("order") ?? fields.get("orders") ?? "").split(",")));
    expect(placed.map((fields) => Object.fromEntries(fields))).toEqual([{ key: CANARY, action: "add", ...order }]);
    expect([...ids].sort()).toEqual(["0", "23501"]);
    expect(report.findings.filter(({ severity }) => severity !== "tolerated")).toEqual([]);
    expect(report.calls).toBeLessThanOrEqual(MOST_CALLS);
  });

  test("places none that costs more than allowed", async () => {
    const order = { service: "1", link: "https://example.com/p/1", quantity: "1000" };
    const { actions } = await record({ spend: { amount: "0.89", order } });
    expect(actions).not.toContain("add");
  });
});

describe("what is watched in every run", () => {
  const seen = {
    method: "POST",
    path: "/api/v2",
    form: "urlencoded",
    operation: undefined,
    answered: undefined,
    sent: CANARY,
    nth: 1,
  } as const;
  const run = async (fields: Record<string, string>, key: "right" | "wrong") => {
    const { report } = await theatre.play([]);
    return dangersOf({ report, calls: [{ ...seen, key, fields: new Map(Object.entries(fields)) }] }, {});
  };

  test.each([
    ["an order with the real key", { action: "add", service: "0" }, "right"],
    ["an order that a panel could place", { action: "add", service: "1", link: "x", quantity: "100" }, "wrong"],
    ["a refill of a real order", { action: "refill", order: "1" }, "wrong"],
    ["a cancellation in a run that may not write", { action: "cancel", orders: "0" }, "right"],
    ["a cancellation of a real order among others", { action: "cancel", orders: "0,1" }, "wrong"],
  ] as const)("tells of %s", async (_, fields, key) => {
    expect(await run(fields, key)).toHaveLength(1);
  });

  test.each(spellings(CANARY))("tells of the key in a report, written %s", async (spelling) => {
    const { report } = await theatre.play([]);
    expect(dangersOf({ report: { ...report, target: spelling }, calls: [] }, {})).not.toEqual([]);
  });
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])("HTTP %i is told, and not followed to where it leads", async (status) => {
    const mock = await startMock(stage, { steps: 0 });
    const setup = { route, key: CANARY, honest: createHonest(mock, FIXED), path: new URL(mock.url).pathname };
    const elsewhere = await startPanel(setup);
    const away = () => textReply(status, "", { location: elsewhere.url });
    const redirecting: Mutation = { row: 27, name: "away", outcome: "breaking", stage: STAGE.fate, write: away };
    const panel = await startPanel(setup, [redirecting]);
    try {
      const report = await verify({ description, url: panel.url, key: CANARY, ids: KNOWN, pace: 0 });
      expect(report.findings.map(({ rule }) => rule)).toContain("redirect");
      expect(report.verdict).toBe("broken");
      expect(elsewhere.calls).toEqual([]);
    } finally {
      await panel.close();
      await elsewhere.close();
      await mock.close();
    }
  });
});
