/** Which calls meet which fault: by flag, by header, and by chance. */
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/cli/exit.ts";
import { FAULTS } from "../src/mock/faults/index.ts";
import { readFaultRule } from "../src/mock/faults/rules.ts";
import { startMock } from "../src/mock/server.ts";
import { type Answer, post, stage, withMock } from "./support/stage.ts";

const balance = "key=demo&action=balance";
const status = "key=demo&action=status&order=1";
const statuses = "key=demo&action=status&orders=1,2";
const order = "key=demo&action=add&service=1&link=https://example.com/p/1&quantity=1000";

const rules = (...texts: string[]) => ({ faults: texts.map(readFaultRule) });

/** `null` is a fault that is easy to see. */
const isHit = ({ text }: Answer) => text === "null";

async function hits(url: string, forms: readonly string[]): Promise<boolean[]> {
  const found: boolean[] = [];
  for (const form of forms) found.push(isHit(await post(url, form)));
  return found;
}

describe("a fault by flag", () => {
  test("hits every call, whatever it asks for", async () => {
    const found = await withMock(rules("null"), ({ url }) => hits(url, [balance, status, order, "key=no", ""]));
    expect(found).toEqual([true, true, true, true, true]);
  });

  test.each([
    ["null@getOrderStatus", [false, true, false]],
    ["null@status", [false, true, true]],
    ["null@balance", [true, false, false]],
  ])("%s hits the calls of that operation or action alone", async (rule, expected) => {
    const found = await withMock(rules(rule), ({ url }) => hits(url, [balance, status, statuses]));
    expect(found).toEqual(expected);
  });

  test("leaves calls that ask for no operation, when it is about one", async () => {
    const found = await withMock(rules("null@status"), ({ url }) => hits(url, ["key=demo&action=status", "key=demo"]));
    expect(found).toEqual([false, false]);
  });

  test("is the first that strikes, of several", async () => {
    const answers = await withMock(rules("rate-limit@status", "null", "bom"), async ({ url }) => [
      await post(url, status),
      await post(url, balance),
    ]);
    expect(answers.map(({ text }) => text)).toEqual(['{"error":"Rate limit exceeded"}', "null"]);
  });

  test("leaves what is no call of the panel", async () => {
    await withMock(rules("null"), async ({ url }) => {
      expect((await fetch(url)).status).toBe(405);
      expect((await fetch(`${url}/other`, { method: "POST" })).status).toBe(404);
      expect((await fetch(url, { method: "OPTIONS" })).status).toBe(204);
      expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(415);
    });
  });

  test("is told before it is played, with the operation", async () => {
    const told: unknown[] = [];
    const onFault = (...what: unknown[]) => void told.push(what);
    await withMock({ ...rules("null@add", "refusal:0"), onFault }, async ({ url }) => {
      for (const form of [order, balance, "key=demo"]) await post(url, form);
      await post(url, "key=demo", { Prefer: "fault=bom" });
    });
    expect(told).toEqual([
      ["null", "addOrder"],
      ["bom", undefined],
    ]);
  });
});

describe("a fault by chance", () => {
  const calls = Array.from({ length: 60 }, () => balance);

  const sequence = (rule: string, seed?: number) =>
    withMock({ ...rules(rule), ...(seed !== undefined && { seed }) }, ({ url }) => hits(url, calls));

  test("hits the same calls with the same seed, and others with another", async () => {
    const [first, again, other] = await Promise.all([
      sequence("null:0.5", 7),
      sequence("null:50%", 7),
      sequence("null:.5", 8),
    ]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test("has a seed of its own accord", async () => {
    expect(await sequence("null:0.5")).toEqual(await sequence("null:0.5"));
  });

  test.each([
    ["null:0", 0],
    ["null:0%", 0],
    ["null:1", 60],
    ["null:100%", 60],
  ])("%s hits %i of 60 calls", async (rule, count) => {
    expect((await sequence(rule)).filter(Boolean)).toHaveLength(count);
  });

  test("hits about as many calls as its rate says", async () => {
    const count = (await sequence("null:0.25", 3)).filter(Boolean).length;
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThan(25);
  });

  test("does not depend on calls that it is not about, nor on other faults", async () => {
    const alone = await withMock(rules("null@add:0.5"), ({ url }) => hits(url, Array(20).fill(order)));
    const pairs = Array.from({ length: 20 }, () => [order, balance]).flat();
    const mixed = await withMock(rules("null@add:0.5", "bom:0.5"), ({ url }) => hits(url, pairs));
    expect(mixed.filter((_, index) => index % 2 === 0)).toEqual(alone);
  });

  test("strikes at other calls than another fault of the same rate", async () => {
    const texts = await withMock(rules("null:0.5", "refusal=second:0.5"), async ({ url }) => {
      const answers: Answer[] = [];
      for (const form of calls) answers.push(await post(url, form));
      return new Set(answers.map(({ text }) => text));
    });
    expect([...texts].sort()).toEqual(["null", '{"balance":"100.84292","currency":"USD"}', '{"error":"second"}']);
  });

  test("does not depend on what callers prefer for other calls", async () => {
    const found = await withMock(rules("null:0.5"), async ({ url }) => {
      const found: boolean[] = [];
      for (const [index, form] of calls.entries()) {
        found.push(isHit(await post(url, form, index % 3 === 0 ? { Prefer: "fault=bom" } : {})));
      }
      return found;
    });
    const others = (sequence: boolean[]) => sequence.filter((_, index) => index % 3 !== 0);
    expect(others(found)).toEqual(others(await sequence("null:0.5")));
  });
});

describe("a fault by header", () => {
  test.each([
    ["fault=null", "null"],
    ['fault="null"', "null"],
    ["FAULT = null", "null"],
    ["respond-async, fault=null", "null"],
    ["respond-async; fault=null", "null"],
    ["fault=null, fault=empty", "null"],
    ['fault="refusal=a, b; \\"c\\""', '{"error":"a, b; \\"c\\""}'],
    ["fault=refusal=no", '{"error":"no"}'],
    ['x="a, fault=empty", fault=null', "null"],
    ['x="never ends, fault=null', '{"balance":"100.84292","currency":"USD"}'],
    ["default-fault=null", '{"balance":"100.84292","currency":"USD"}'],
    [";;,=, fault=null", "null"],
  ])("Prefer: %s gives %s", async (prefer, text) => {
    const answer = await withMock({}, ({ url }) => post(url, balance, { Prefer: prefer }));
    expect(answer.text).toBe(text);
  });

  test("hits that call alone", async () => {
    const found = await withMock({}, async ({ url }) => [
      isHit(await post(url, balance, { Prefer: "fault=null" })),
      isHit(await post(url, balance)),
    ]);
    expect(found).toEqual([true, false]);
  });

  test("beats the flag, and none keeps a call whole", async () => {
    const texts = await withMock(rules("null"), async ({ url }) => [
      (await post(url, balance, { Prefer: "fault=refusal" })).text,
      (await post(url, balance, { Prefer: "fault=none" })).text,
    ]);
    expect(texts).toEqual(['{"error":"Not enough funds on balance"}', '{"balance":"100.84292","currency":"USD"}']);
  });

  test.each([
    ["fault=rest", "no fault has that name; did you mean reset?"],
    ["fault=constructor", "no fault has that name; mock --help lists all"],
    ["fault=reset=1", "reset takes no value"],
    ["fault=redirect=200", "redirect= takes 301, 302, 303, 307, 308"],
    ['fault=""', "no fault has that name"],
  ])("answers 400 to Prefer: %s, and names the faults there are", async (prefer, words) => {
    await withMock({}, async ({ url }) => {
      const answer = await post(url, order, { Prefer: prefer });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(words);
      for (const name of Object.keys(FAULTS)) expect(answer.text).toMatch(new RegExp(`\\b${name}\\b`));
      expect((await post(url, order)).body).toEqual({ order: 23501 });
    });
  });
});

describe("a fault rule", () => {
  test.each([
    ["reset", { name: "reset", value: "", where: undefined, rate: 1 }],
    ["reset:0.1", { rate: 0.1 }],
    ["reset:10%", { rate: 0.1 }],
    ["reset@add", { where: "add", rate: 1 }],
    ["slow", { value: "1000" }],
    ["slow=10@addOrder:0.5", { value: "10", where: "addOrder", rate: 0.5 }],
    ["retry-after=2, 5:1%", { value: "2, 5", rate: 0.01 }],
    ["retry-after=Wed, 21 Oct 2026 07:28:00 GMT", { value: "Wed, 21 Oct 2026 07:28:00 GMT", rate: 1 }],
    ["refusal=a=b", { value: "a=b" }],
  ])("%s is read", (text, expected) => {
    expect(readFaultRule(text)).toMatchObject(expected);
  });

  test.each([
    ["rest", "did you mean reset?"],
    ["trunkated", "did you mean truncated?"],
    ["canary-5f1c0e7a", "mock --help lists all"],
    ["", "--fault takes NAME"],
    ["@addOrder", "--fault takes NAME"],
    ["reset@", "--fault takes NAME"],
    ["reset:often", "--fault takes NAME"],
    ["reset:1.5", "from 0 to 1, or from 0% to 100%"],
    ["reset:101%", "from 0 to 1, or from 0% to 100%"],
    ["reset:-1", "--fault takes NAME"],
    ["slow=0", "slow= takes a whole number from 1 to 60000"],
    ["big=1e9", "big= takes a whole number from 1 to 1000"],
    ["null=5", "null takes no value"],
    ["retry-after=\r\nSet-Cookie: a", "retry-after= takes seconds, a date"],
    ["__proto__", "no fault has that name"],
  ])("%j is refused in one line that does not repeat it", (text, words) => {
    const error = errorOf(() => readFaultRule(text));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toContain(words);
    expect(error.message).not.toMatch(/\n|canary/);
  });

  test.each([
    ["reset@addOrders", "did you mean addOrder?"],
    ["reset@state", "did you mean status?"],
    ["reset@xyz", "listServices, services, addOrder, add,"],
  ])("%s is refused by a panel that has no such operation", async (text, words) => {
    const starting = startMock(stage, rules(text));
    await expect(starting).rejects.toBeInstanceOf(UsageError);
    await expect(starting).rejects.toThrow(words);
  });
});

function errorOf(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
