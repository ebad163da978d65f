import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import { readDescription } from "../src/description.ts";
import { drawLatency, type Latency, readLatency } from "../src/mock/latency.ts";
import { createRandom } from "../src/mock/random.ts";
import { createStage, startMock } from "../src/mock/server.ts";
import { type RawAnswer, rawCall } from "./support/rawCall.ts";
import { post, stage, withMock } from "./support/stage.ts";

const order = "key=demo&action=add&service=1&link=https://example.com/p/1&quantity=1000";

describe("what the mock lets in", () => {
  test.each([
    ["another key", "key=other&action=balance", "Invalid API key", "key is not the key of this mock"],
    ["no key", "action=balance", "Invalid API key", "key is missing"],
    ["no action", "key=demo", "Incorrect request", "action is missing"],
    ["an unknown action", "key=demo&action=buy", "Incorrect request", "action has no documented value"],
    ["a list with a gap", "key=demo&action=status&orders=1,,2", "Incorrect request", "orders must match pattern"],
    [
      "a list that ends in a comma",
      "key=demo&action=cancel&orders=1,",
      "Incorrect request",
      "orders must match pattern",
    ],
    ["an id that is no number", "key=demo&action=status&order=x", "Incorrect request", "order must be integer"],
    [
      "a field with a name beyond ASCII",
      "key=demo&action=balance&👏=1",
      "Incorrect request",
      "%F0%9F%91%8F is no field",
    ],
    ["a field too many", "key=demo&action=balance&order=1", "Incorrect request", "order is no field of this operation"],
    ["an order without a link", "key=demo&action=add&service=1&quantity=100", "Incorrect request", "link is missing"],
    [
      "a quantity below 1",
      "key=demo&action=add&service=1&link=x&quantity=-5",
      "Incorrect request",
      "quantity must be >= 1",
    ],
  ])("refuses %s, and says what the description objects to", async (_, form, error, objection) => {
    const answer = await withMock({}, ({ url }) => post(url, form));
    expect(answer).toMatchObject({ status: 200, body: { error } });
    expect(answer.objection).toContain(objection);
  });

  test("refuses 101 ids and takes 100", async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1000).join(",");
    await withMock({}, async ({ url }) => {
      expect((await post(url, `key=demo&action=status&orders=${ids(100)}`)).objection).toBeNull();
      expect((await post(url, `key=demo&action=status&orders=${ids(101)}`)).body).toEqual({
        error: "Incorrect request",
      });
    });
  });

  test("takes its own key and no other", async () => {
    await withMock({ key: "mine" }, async ({ url }) => {
      expect((await post(url, "key=mine&action=balance")).body).toHaveProperty("balance");
      expect((await post(url, "key=demo&action=balance")).body).toEqual({ error: "Invalid API key" });
    });
  });

  test("takes multipart forms and a trailing slash", async () => {
    await withMock({}, async ({ url }) => {
      const form = new FormData();
      form.append("key", "demo");
      form.append("action", "balance");
      const response = await fetch(`${url}/`, { method: "POST", body: form });
      expect(await response.json()).toEqual({ balance: "100.84292", currency: "USD" });
    });
  });

  test.each([
    ["GET", 405, { method: "GET" }],
    ["PUT", 405, { method: "PUT", body: "key=demo" }],
    ["JSON", 415, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }],
    ["a body without a type", 415, { method: "POST", body: new Uint8Array([1]) }],
    [
      "broken multipart",
      400,
      { method: "POST", headers: { "Content-Type": "multipart/form-data; boundary=x" }, body: "y" },
    ],
  ])("answers %s with %i in plain text", async (_, status, init) => {
    const response = await withMock({}, ({ url }) =>
      fetch(url, init as RequestInit).then(async (found) => ({ found, text: await found.text() })),
    );
    expect(response.found.status).toBe(status);
    expect(response.found.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(response.text).toMatch(/^[A-Z].+\n$/);
  });

  test("answers another path with 404", async () => {
    const answer = await withMock({}, ({ url }) => post(url.replace("/api/v2", "/api/v1"), "key=demo&action=balance"));
    expect(answer.status).toBe(404);
  });

  test("answers a body that no form of this API reaches with 413", async () => {
    const answer = await withMock({}, ({ url }) => post(url, `key=demo&comments=${"x".repeat(17 * 1024 ** 2)}`));
    expect(answer.status).toBe(413);
  });

  test.each([
    ["a form", () => new URLSearchParams([["key", "demo"], ...manyFields(1001)])],
    ["a form in which one name stands often", () => new URLSearchParams(`key=demo${"&a=1".repeat(1001)}`)],
    ["a multipart form", () => multipart([["key", "demo"], ...manyFields(1001)])],
  ])("answers %s with more than 1000 fields with 413", async (_, body) => {
    const response = await withMock({}, ({ url }) => fetch(url, { method: "POST", body: body() }));
    expect(response.status).toBe(413);
  });

  test("takes 1000 fields", async () => {
    const body = new URLSearchParams([["key", "demo"], ["action", "balance"], ...manyFields(998)]);
    const response = await withMock({ lenient: true }, ({ url }) => fetch(url, { method: "POST", body }));
    expect(await response.json()).toHaveProperty("balance");
  });

  test.each([
    "quantity=many",
    "quantity=100&runs=many",
    "quantity=100&runs=1e308",
    "quantity=100&runs=-1",
    "quantity=1e309",
  ])("refuses an order that nobody can count, however lenient: %s", async (fields) => {
    const answer = await withMock({ lenient: true }, ({ url }) =>
      post(url, `key=demo&action=add&service=1&link=x&${fields}`),
    );
    expect(answer).toMatchObject({ status: 200, body: { error: expect.any(String) } });
  });

  test("takes a million characters of comments", async () => {
    const comments = encodeURIComponent(Array(50_000).fill("정말 멋져요 이 사진 어디예요 👏").join("\n"));
    const answer = await withMock({}, ({ url }) =>
      post(url, `key=demo&action=add&service=2&link=x&comments=${comments}`),
    );
    expect(answer.body).toEqual({ order: 23501 });
  });
});

function manyFields(count: number): [string, string][] {
  return Array.from({ length: count }, (_, index) => [`field${index}`, "1"]);
}

function multipart(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe("the mock of another description", () => {
  test("routes by its fragments and answers with its examples", async () => {
    const description = await readDescription(join(import.meta.dirname, "support", "library.yaml"));
    const mock = await startMock(await createStage(description));
    const answers = await Promise.all(
      ["do=find&title=Emma", "do=find", "do=lend&book=7", "do=burn"].map((form) => post(mock.url, form)),
    );
    await mock.close();
    expect(answers.map(({ body }) => body)).toEqual([
      { book: 7 },
      { error: "Incorrect request" },
      { due: "2027-01-31" },
      { error: "Incorrect request" },
    ]);
    expect(answers[1]?.objection).toBe("needs one of the fields title, author");
  });
});

describe("the mock's panel", () => {
  test("knows the ids of the owner's examples and no other", async () => {
    await withMock({}, async ({ url }) => {
      const { body } = await post(url, "key=demo&action=status&orders=100,2,1,3,23501");
      const known = Object.entries(body as object).filter(([, value]) => !("error" in value));
      expect(known.map(([id]) => id)).toEqual(["1", "2", "100"]);
    });
  });

  test("answers for an id that no number holds under that very id", async () => {
    await withMock({}, async ({ url }) => {
      const { text } = await post(url, "key=demo&action=status&orders=9007199254740993,1");
      expect(text).toContain('"9007199254740993":{"error":"Incorrect order ID"}');
    });
  });

  test("answers a list for exactly the ids asked, each once", async () => {
    await withMock({}, async ({ url }) => {
      const { body } = await post(url, "key=demo&action=cancel&orders=7,2,7");
      expect(body).toEqual([
        { order: 7, cancel: { error: "Incorrect order ID" } },
        { order: 2, cancel: 1 },
      ]);
    });
  });

  test("moves a placed order from Pending to Completed, a step per status call", async () => {
    const states = await withMock({}, ({ url, key }) => statesOf(createClient({ url, key }), 4));
    expect(states).toEqual(["Pending 1000", "In progress 500", "Completed 0", "Completed 0"]);
  });

  test("takes --steps status calls for each step, and with 0 stays Pending", async () => {
    const slow = await withMock({ steps: 2 }, ({ url, key }) => statesOf(createClient({ url, key }), 5));
    expect(slow.map((state) => state.split(" ")[0])).toEqual(["Pending", "Pending", "In", "In", "Completed"]);
    const still = await withMock({ steps: 0 }, ({ url, key }) => statesOf(createClient({ url, key }), 3));
    expect(new Set(still)).toEqual(new Set(["Pending 1000"]));
  });

  test("leaves the orders of the examples as they are", async () => {
    await withMock({}, async ({ url, key }) => {
      const panel = createClient({ url, key });
      const before = await panel.getOrderStatus(100);
      await panel.cancelOrders([100]);
      expect(await panel.getOrderStatus(100)).toEqual(before);
    });
  });

  test("charges the rate for 1,000 units, exactly", async () => {
    await withMock({}, async ({ url, key }) => {
      const panel = createClient({ url, key });
      const { order } = await panel.addOrder({ service: 1, link: "x", quantity: 333, runs: 3, interval: 10 });
      expect(await panel.getOrderStatus(order)).toMatchObject({ charge: "0.8991", remains: "999", currency: "USD" });
    });
  });

  test("takes the price from the balance only with --spend, and gives it back for a cancelled order", async () => {
    const balances = (spend: boolean) =>
      withMock({ spend }, async ({ url, key }) => {
        const panel = createClient({ url, key });
        const { order } = await panel.addOrder({ service: 1, link: "x", quantity: 1000 });
        const { balance: after } = await panel.getBalance();
        await panel.cancelOrders([order]);
        return [after, (await panel.getBalance()).balance, (await panel.getOrderStatus(order)).status];
      });
    expect(await balances(false)).toEqual(["100.84292", "100.84292", "Canceled"]);
    expect(await balances(true)).toEqual(["99.94292", "100.84292", "Canceled"]);
  });

  test("refuses with --spend what the balance does not cover", async () => {
    await withMock({ spend: true }, async ({ url }) => {
      const dear = `${order.replace("quantity=1000", "quantity=10000")}&runs=12&interval=1`;
      expect((await post(url, dear)).body).toEqual({ error: "Not enough funds on balance" });
    });
  });

  test("refills an order that was placed, once, and not where the service has no refills", async () => {
    await withMock({}, async ({ url, key }) => {
      const panel = createClient({ url, key });
      const refillable = await panel.addOrder({ service: 1, link: "x", quantity: 100 });
      const other = await panel.addOrder({ service: 2, link: "x", comments: ["a"] });
      const { refill } = await panel.createRefill(refillable.order);
      expect(await panel.createRefill(refillable.order)).toEqual({ refill });
      expect(await panel.getRefillStatus(Number(refill))).toEqual({ status: "Pending" });
      await expect(panel.createRefill(other.order)).rejects.toMatchObject({ reason: "refill_disabled" });
    });
  });

  test("leaves a refill that the examples show as unknown unknown", async () => {
    await withMock({}, async ({ url, key }) => {
      const panel = createClient({ url, key });
      const { order } = await panel.addOrder({ service: 1, link: "x", quantity: 100 });
      await panel.createRefill(order);
      await expect(panel.getRefillStatus(3)).rejects.toMatchObject({ reason: "refill_not_found" });
    });
  });

  test("stops an order of which nobody has been told that it is delivered", async () => {
    await withMock({}, async ({ url, key }) => {
      const panel = createClient({ url, key });
      const { order } = await panel.addOrder({ service: 1, link: "x", quantity: 100 });
      for (let call = 0; call < 2; call++) await panel.getOrderStatus(order);
      await panel.cancelOrders([order]);
      expect(await panel.getOrderStatus(order)).toMatchObject({ status: "Canceled", remains: "100" });
    });
  });

  test("does not stop an order that is delivered", async () => {
    await withMock({ spend: true }, async ({ url, key }) => {
      const panel = createClient({ url, key });
      const { order } = await panel.addOrder({ service: 1, link: "x", quantity: 100 });
      for (let call = 0; call < 3; call++) await panel.getOrderStatus(order);
      const { balance } = await panel.getBalance();
      await panel.cancelOrders([order]);
      expect(await panel.getOrderStatus(order)).toMatchObject({ status: "Completed", remains: "0" });
      expect(await panel.getBalance()).toMatchObject({ balance });
    });
  });

  test("forgets everything at its end, and does the same again", async () => {
    const place = () => withMock({}, ({ url }) => post(url, order));
    expect([(await place()).body, (await place()).body]).toEqual([{ order: 23501 }, { order: 23501 }]);
  });
});

async function statesOf(panel: ReturnType<typeof createClient>, calls: number): Promise<string[]> {
  const placed = await panel.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 });
  const states: string[] = [];
  for (let call = 0; call < calls; call++) {
    const { status, remains } = await panel.getOrderStatus(placed.order);
    states.push(`${status} ${remains}`);
  }
  return states;
}

describe("what a caller may ask of the mock", () => {
  const named = stage.description.operations.flatMap(({ id, path, answers }) =>
    Object.entries(answers).map(([name, { value }]) => [id, name, path, value] as const),
  );

  test.each(named)("%s answers the example %s when it is preferred", async (id, name, path, value) => {
    const [operation] = stage.description.operations.filter((found) => found.id === id);
    const [request] = Object.values(operation?.requests ?? {});
    const form = new URLSearchParams(request?.value as Record<string, string>).toString();
    expect(path).toContain("#action=");
    const answer = await withMock({}, ({ url }) => post(url, form, { Prefer: `example=${name}` }));
    expect(answer.body).toEqual(value);
  });

  test("names the examples there are when the one preferred is none", async () => {
    const answer = await withMock({}, ({ url }) => post(url, "key=demo&action=balance", { Prefer: "example=none" }));
    expect(answer).toMatchObject({
      status: 400,
      text: "getBalance has no example of that name; it has balance, invalidKey.\n",
    });
  });

  test("prefers the caller's example to the one of --example, which it takes where there is one", async () => {
    await withMock({ example: "unknownOrder" }, async ({ url }) => {
      const status = "key=demo&action=status&order=1";
      expect((await post(url, status)).body).toEqual({ error: "Incorrect order ID" });
      expect((await post(url, status, { Prefer: "example=partial" })).body).toMatchObject({ status: "Partial" });
      expect((await post(url, order)).body).toEqual({ order: 23501 });
    });
  });

  test("takes no example that no operation has", async () => {
    await expect(startMock(stage, { example: "unknownOrdr" })).rejects.toThrow("did you mean unknownOrder?");
    await expect(startMock(stage, { example: "xyz" })).rejects.toThrow("takes catalogue, invalidKey");
  });

  test("--lenient answers whenever the operation is clear, and keeps the objection in the header", async () => {
    await withMock({ lenient: true }, async ({ url }) => {
      const free = await post(url, "key=demo&action=add&service=1&emoji=👏");
      expect(free.body).toEqual({ order: 23501 });
      expect(free.objection).toContain("emoji is no field");
      expect((await post(url, "key=demo&action=status")).body).toEqual({ error: "Incorrect request" });
    });
  });
});

describe("how long the mock waits", () => {
  const latencies = (text: string, count: number, seed = 1) => {
    const random = createRandom(seed);
    return Array.from({ length: count }, () => drawLatency(readLatency(text) as Latency, random));
  };

  test.each([
    ["0", [0]],
    ["250", [250]],
    ["1-3", [1, 2, 3]],
    ["600000", [600_000]],
  ])("is as long as is written: %s", (text, expected) => {
    expect([...new Set(latencies(text, 100))].sort((a, b) => a - b)).toEqual(expected);
  });

  test("is the same again with the same seed", () => {
    expect(latencies("0-1000", 20, 3)).toEqual(latencies("0-1000", 20, 3));
    expect(latencies("0-1000", 20, 3)).not.toEqual(latencies("0-1000", 20, 4));
  });

  test.each(["", "-1", "1.5", "1e3", "600001", "3-1", "1-", "-", "1-2-3", "5ms"])(
    "is not read from %j",
    async (text) => {
      expect(readLatency(text)).toBeUndefined();
      const answer = await withMock({}, ({ url }) => post(url, order, { Prefer: `latency=${text}` }));
      expect(answer).toMatchObject({ status: 400, text: expect.stringContaining("latency takes milliseconds") });
    },
  );

  test.each([
    ["by flag", { latency: { min: 600_000, max: 600_000 } }, "fault=none", "latency=0"],
    ["by header", {}, "latency=600000", ""],
  ])("comes after the panel has done what was asked (%s)", async (_, options, prefer, others) => {
    let held: Promise<RawAnswer> | undefined;
    const next = await withMock(options, async ({ url }) => {
      held = rawCall(url, order, { headers: `Prefer: ${prefer}\r\n`, until: () => true });
      await untilPlaced(url, others);
      return (await post(url, order, { Prefer: others })).body;
    });
    expect(next).toEqual({ order: 23502 });
    expect(await held).toMatchObject({ head: "" });
  });

  test("ends", async () => {
    const answer = await withMock({ latency: { min: 1, max: 5 } }, ({ url }) => post(url, order));
    expect(answer.body).toEqual({ order: 23501 });
  });
});

/** Until the order that is held back is placed. */
async function untilPlaced(url: string, prefer: string): Promise<void> {
  const status = "key=demo&action=status&order=23501";
  while (JSON.stringify((await post(url, status, { Prefer: prefer })).body).includes("error"));
}
