import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Client, createClient, type Operation, UnexpectedAnswer } from "../../src/index.ts";
import { calls, writes } from "../support/calls.ts";
import { rejectionOf } from "../support/rejection.ts";

/** Answers with whatever is in it now: properties have hundreds of runs, and need no panel for each. */
const panel = { answer: "" };
let client: Client;

beforeAll(() => {
  const fetch = async () => new Response(panel.answer);
  client = createClient({ key: "k3y", url: "http://127.0.0.1/api/v2", fetch });
});

async function ask<Value>(answer: string, call: (client: Client) => Promise<Value>): Promise<Value> {
  panel.answer = answer;
  return call(client);
}

const digits = (most: number) => fc.stringMatching(new RegExp(`^(0|[1-9]\\d{0,${most}})$`));
const optional = (part: fc.Arbitrary<string>) => fc.option(part, { nil: "" });

/** Every number that JSON can write, with as many digits as a double has and more. */
const jsonNumber = fc
  .tuple(
    fc.constantFrom("", "-"),
    digits(25),
    optional(fc.stringMatching(/^\.\d{1,25}$/)),
    optional(fc.stringMatching(/^[eE][+-]?\d{1,2}$/)),
  )
  .map((parts) => parts.join(""));

/** A number as an integer of a power of ten, so that two spellings of one value are equal. */
function sizeOf(number: string): string {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? expect.fail(`${number} is no number`);
  const all = (whole + fraction).replace(/^0+/, "");
  const significant = all.replace(/0+$/, "");
  if (!significant) return "0";
  return `${sign}${significant}e${Number(power) - fraction.length + all.length - significant.length}`;
}

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

type Place = [name: string, write: (number: string) => string, read: (client: Client) => Promise<unknown>];

/** Where an amount or a count stands in an answer. */
const places: Place[] = [
  ...["charge", "start_count", "remains"].map(
    (field): Place => [
      `the ${field} of an order`,
      (number) => `{"status":"Partial","${field}":${number},"currency":"USD"}`,
      async (panel) => (await panel.getOrderStatus(1))[field as "charge"],
    ],
  ),
  ...["rate", "min", "max"].map(
    (field): Place => [
      `the ${field} of a service`,
      (number) => `[{"service":1,"rate":"0.90"},{"service":2,"${field}":${number}}]`,
      async (panel) => (await panel.listServices())[1]?.[field as "rate"],
    ],
  ),
  [
    "the charge of an order in a list",
    (number) => `{"1":{"status":"Partial","charge":${number}},"2":{"error":"Incorrect order ID"}}`,
    async (panel) => {
      const [entry] = await panel.getOrderStatuses([1, 2]);
      return entry?.ok && entry.value.charge;
    },
  ],
  ["the balance", (number) => `{"balance":${number}}`, async (panel) => (await panel.getBalance()).balance],
  [
    "the balance in an envelope",
    (number) => `{"data":{"balance":${number}}}`,
    async (panel) => (await panel.getBalance()).balance,
  ],
];

describe.each(places)("%s", (_, write, read) => {
  test("is decimal text of the very same value, whatever number the panel sends", async () => {
    const property = fc.asyncProperty(jsonNumber, async (number) => {
      const amount = (await ask(write(number), read)) as string;
      expect(amount).toMatch(DECIMAL);
      expect(sizeOf(amount)).toBe(sizeOf(number));
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test.each([
    ["1e-7", "0.0000001"],
    ["1.5E-7", "0.00000015"],
    ["0.08011655652", "0.08011655652"],
    ["0.08011655652123456789", "0.08011655652123456789"],
    ["-8.011655652123456789e-2", "-0.08011655652123456789"],
    ["12345.678901234567890E+3", "12345678.901234567890"],
    ["1e21", `1${"0".repeat(21)}`],
    ["0.90", "0.90"],
    ["50", "50"],
    ["0", "0"],
    ["9007199254740993", "9007199254740993"],
    ["1e400", `1${"0".repeat(400)}`],
    ["1e-400", `0.${"0".repeat(399)}1`],
  ])("that comes as %s is %s", async (number, text) => {
    await expect(ask(write(number), read)).resolves.toBe(text);
  });

  test.each(["0.27819", "1e-7", "1,204.5", ""])("that comes as the text %j stays that text", async (text) => {
    await expect(ask(write(JSON.stringify(text)), read)).resolves.toBe(text);
  });

  test("stays null where it is null", async () => {
    await expect(ask(write("null"), read)).resolves.toBeNull();
  });
});

describe("the name of an amount that is written with escapes", () => {
  test("is its name all the same", async () => {
    const answer = '{"status":"Partial","ch\\u0061rge":0.5}';
    const status = await ask(answer, (panel) => panel.getOrderStatus(1));
    expect(status).toEqual({ status: "Partial", charge: "0.5" });
  });
});

/** What `JSON.parse` makes of a field that nobody documents. */
const extraOf = (json: string) => JSON.parse(json);

describe("a field that is not documented", () => {
  test("is what JSON.parse makes of it, whether the amounts beside it are text or numbers", async () => {
    const property = fc.asyncProperty(fc.json(), fc.constantFrom('"0.5"', "0.5"), async (json, charge) => {
      const answer = `{"extra":${json},"charge":${charge},"status":"Partial","more":${json}}`;
      const status = await ask(answer, (panel) => panel.getOrderStatus(1));
      expect(status).toEqual({ status: "Partial", charge: "0.5", extra: extraOf(json), more: extraOf(json) });
    });
    await fc.assert(property, { numRuns: 300 });
  });

  test.each([
    ["a number that ends in zeros", "1.50"],
    ["a whole number with a point", "1.0"],
    ["a power of ten", "1e5"],
    ["a small power of ten", "1.5E-3"],
    ["minus zero", "-0"],
    ["an amount inside an object of its own", '{"min":5,"max":{"rate":0.5}}'],
    ["an amount inside a list of its own", '[{"charge":0.5}]'],
    ["a number after the name of an amount in a list", '["charge",5]'],
  ])("is not changed by a number beside it: %s", async (_, json) => {
    const answer = `{"status":"Partial","charge":0.5,"extra":${json}}`;
    const status = await ask(answer, (panel) => panel.getOrderStatus(1));
    expect(status).toEqual({ status: "Partial", charge: "0.5", extra: extraOf(json) });
  });
});

describe("an id that a decimal point or an exponent writes in a strange way", () => {
  test.each(["1.0", "1e0", "10E-1"])("is the id all the same, beside text and beside a number: %s", async (id) => {
    for (const rate of ['"0.90"', "0.90"]) {
      const answer = `[{"service":${id},"rate":${rate}}]`;
      await expect(ask(answer, (panel) => panel.listServices())).resolves.toEqual([{ service: 1, rate: "0.90" }]);
    }
  });
});

/** An integer that no number holds exactly. */
const hugeId = fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n }).map(String);

const holders: [Operation, (id: string) => string][] = [
  ["addOrder", (id) => `{"order":${id}}`],
  ["createRefill", (id) => `{"refill":${id}}`],
  ["listServices", (id) => `[{"service":1},{"service":${id}}]`],
];

describe.each(holders)("an id of %s that no number holds exactly", (operation, write) => {
  const outcome = writes.includes(operation) ? "done" : undefined;

  test("rides on the error with all its digits, as a number and as text", async () => {
    const property = fc.asyncProperty(hugeId, fc.boolean(), async (id, text) => {
      const call = ask(write(text ? `"${id}"` : id), calls[operation]);
      const error = await rejectionOf(call, UnexpectedAnswer);
      expect(error).toMatchObject({ operation, outcome, id, status: 200 });
      expect(error.message).toContain(id);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test("does not come about below 2^53", async () => {
    const property = fc.asyncProperty(fc.bigInt({ min: 1n, max: 2n ** 53n - 1n }), async (id) => {
      const value = await ask(write(String(id)), calls[operation]);
      expect(JSON.stringify(value)).toMatch(new RegExp(`\\D${id}\\D`));
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test.each([
    ["1.5", "1.5", outcome],
    ["1e400", `1${"0".repeat(400)}`, outcome],
    ["9007199254740993.0", "9007199254740993.0", outcome],
    ["0", "0", outcome && "unknown"],
    ["-1", "-1", outcome && "unknown"],
    ["-9007199254740993", "-9007199254740993", outcome && "unknown"],
  ])("is an error that carries its digits, also as %s", async (number, id, outcome) => {
    const error = await rejectionOf(ask(write(number), calls[operation]), UnexpectedAnswer);
    expect(error).toMatchObject({ id, outcome });
  });

  test.each(["null", "true", '""', '"abc"', '"1abc"', '" 1"', "{}", "[1]"])(
    "is told from %s, which is no id",
    async (order) => {
      const error = await rejectionOf(ask(write(order), calls[operation]), UnexpectedAnswer);
      expect(error).toMatchObject({ id: undefined, outcome: outcome && "unknown" });
    },
  );
});

describe("the id of a refill in a list that no number holds exactly", () => {
  test("keeps its digits in the entry, and does not take the others with it", async () => {
    const property = fc.asyncProperty(hugeId, async (id) => {
      const entries = await ask(`[{"order":1,"refill":${id}},{"order":2,"refill":12}]`, (panel) =>
        panel.createRefills([1, 2]),
      );
      expect(entries).toEqual([
        { id: 1, ok: false, error: { reason: "unexpected", text: expect.stringContaining(id) }, outcome: "done" },
        { id: 2, ok: true, value: 12 },
      ]);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
