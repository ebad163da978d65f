/** What a validator tells, how much of it, to whom, and what it never shows. */
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import type { Operation } from "../../src/operations.ts";
import { type ValidatorOptions, validator } from "../../src/validate/index.ts";

const strict = validator({ mode: "strict" });

/** What a panel answers, as it stands on the wire; an object literal would set its own prototype. */
function strictly(operation: Operation, json: string): readonly string[] {
  return strict(operation, JSON.parse(json));
}

const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };
const service = {
  service: 1,
  name: "n",
  type: "Default",
  category: "c",
  rate: "8",
  min: "1",
  max: "9",
  refill: true,
  cancel: false,
};

/** One problem: the currency is none. */
const BAD_BALANCE = { balance: "1", currency: "usd" };
const BAD_CURRENCY = "/currency is text of length 3, documented as a currency code of three capital letters";

/** A catalogue of so many rows, each without a rate. */
function withoutRates(rows: number): object[] {
  const { rate: _, ...rest } = service;
  return Array.from({ length: rows }, () => rest);
}

describe("a problem", () => {
  test.each<[string, unknown, string]>([
    ["null", null, "null"],
    ["true", true, "true"],
    ["a short number", -0.5, "the number -0.5"],
    ["a number of eight characters", 12345678, "the number 12345678"],
    ["a longer number", 123456789, "a number"],
    ["an endless number", Number.POSITIVE_INFINITY, "the number Infinity"],
    ["empty text", "", "empty text"],
    ["text", "0,90", "text of length 4"],
    ["a list", ["0.90"], "a list"],
    ["an object", { amount: "0.90" }, "an object"],
  ])("names %s by its kind", (_, rate, found) => {
    expect(strict("listServices", [service, { ...service, rate }])).toEqual([
      `/1/rate is ${found}, documented as decimal text`,
    ]);
  });

  test("says that the whole answer is something else", () => {
    expect(strict("listServices", {})).toEqual(["the answer is an object, documented as a list"]);
    expect(strict("getBalance", null)).toEqual(["the answer is null, documented as an object"]);
    expect(strict("getBalance", undefined)).toEqual(["the answer is missing, documented as an object"]);
  });

  test("is told once where a value is wrong in two ways", () => {
    expect(strict("addOrder", { order: -0.5 })).toHaveLength(1);
  });

  test("is told of each place that is wrong, of different rows too", () => {
    const rows = [{ ...service, rate: null, max: 5 }, service, { ...service, service: "1", name: undefined }];
    expect(strict("listServices", rows).map((problem) => problem.split(" is ")[0])).toEqual([
      "/0/rate",
      "/0/max",
      "/2/name",
      "/2/service",
    ]);
  });
});

describe("what a panel may add", () => {
  test.each<[string, Operation, unknown]>([
    [
      "fields of a service",
      "listServices",
      [{ ...service, dripfeed: true, desc: null, description: "", average_time: 5 }],
    ],
    ["fields of a status", "getOrderStatus", { ...status, order: 1, created_at: {} }],
    ["fields of a status in a map", "getOrderStatuses", { 1: { ...status, order: 1 } }],
    ["the charge of an order", "addOrder", { order: 1, charge: 0.5, currency: "usd" }],
    ["fields beside a refusal", "getOrderStatuses", { 1: { error: "Incorrect order ID", code: 7 } }],
    ["a refusal beside data", "getOrderStatuses", { 1: { ...status, charge: null, error: "Incorrect order ID" } }],
    [
      "an error that is none beside data",
      "getOrderStatuses",
      { 1: { ...status, error: null }, 2: { ...status, error: "" } },
    ],
  ])("makes no problem as %s", (_, operation, answer) => {
    expect(strict(operation, answer)).toEqual([]);
  });

  test("makes no problem as a field called like something that every object has", () => {
    const fields = '"__proto__":{"charge":1},"constructor":2,"toString":3';
    expect(strictly("getOrderStatus", JSON.stringify(status).replace("}", `,${fields}}`))).toEqual([]);
    // What a row does not have itself, it does not have.
    expect(strictly("getBalance", '{"__proto__":{"balance":"1"},"currency":"USD"}')).toHaveLength(1);
  });

  test.each(["Cancelled", "Fail", "Refunded", "Awaiting", "completed", "in_progress", "대기"])(
    "makes no problem as the status %s",
    (name) => {
      expect(strict("getOrderStatus", { ...status, status: name })).toEqual([]);
      expect(strict("getRefillStatus", { status: name })).toEqual([]);
      expect(strict("getRefillStatuses", [{ refill: 1, status: name }])).toEqual([]);
    },
  );

  test("makes no problem as a service type", () => {
    expect(strict("listServices", [{ ...service, type: "Emoji Reactions" }])).toEqual([]);
  });

  test.each(["KRW", "INR", "EUR", "RUB", "BRL", "IRT"])("makes no problem as the currency %s", (currency) => {
    expect(strict("getBalance", { balance: "0.08011655652", currency })).toEqual([]);
  });
});

describe("an item of a list", () => {
  test("is a refusal, well or badly written, when there is an error and nothing of the data", () => {
    expect(strict("getOrderStatuses", { 1: { error: 5 }, 2: { error: "" }, 3: { error: null, code: 1 } })).toEqual([
      "/1/error is the number 5, documented as text that is not empty",
      "/2/error is empty text, documented as text that is not empty",
      "/3/error is null, documented as text that is not empty",
    ]);
  });

  test("is data when the error beside it is none, and is judged as such", () => {
    expect(strict("getOrderStatuses", { 1: { ...status, charge: 5, error: null } })).toEqual([
      "/1/charge is the number 5, documented as decimal text",
    ]);
  });

  test("is a problem as bare text, save where a status is text", () => {
    expect(strict("createRefills", [{ order: 1, refill: "Incorrect order ID" }])).toHaveLength(1);
    expect(strict("cancelOrders", [{ order: 1, cancel: "Incorrect order ID" }])).toHaveLength(1);
    expect(strict("getOrderStatuses", { 1: "Incorrect order ID" })).toHaveLength(1);
    expect(strict("getRefillStatuses", [{ refill: 1, status: "Refill not found" }])).toEqual([]);
  });
});

describe("a name in the map of statuses", () => {
  test.each(["__proto__", "constructor", "toString", "01", "-1", "1.5", "", "id/1~2"])(
    "is a problem when it is %j, and its value is judged all the same",
    (name) => {
      const named = `a name of length ${name.length}, documented as an id as text`;
      expect(strictly("getOrderStatuses", `{${JSON.stringify(name)}:${JSON.stringify(status)}}`)).toEqual([
        expect.stringMatching(`^/[*\\d]+ is ${named}$`),
      ]);
      expect(
        strictly("getOrderStatuses", `{"1":${JSON.stringify(status)},${JSON.stringify(name)}:{"charge":1}}`),
      ).toEqual([
        expect.stringMatching(`^/[*\\d]+ is ${named}$`),
        ...["start_count", "status", "remains", "currency"].map((field) =>
          expect.stringContaining(`/${field} is missing,`),
        ),
        expect.stringContaining("/charge is the number 1, documented as decimal text"),
      ]);
    },
  );

  test("is a problem beside a value that is one", () => {
    expect(strictly("getOrderStatuses", '{"x":5}')).toEqual([
      "/* is a name of length 1, documented as an id as text",
      "/* is the number 5, documented as an object, or a refusal",
    ]);
  });

  test("stands in the place of a problem when it is an id, however many digits it has", () => {
    expect(strictly("getOrderStatuses", '{"9007199254740993":5,"12345678901234567":5}')).toEqual([
      "/9007199254740993 is the number 5, documented as an object, or a refusal",
      "/* is the number 5, documented as an object, or a refusal",
    ]);
  });
});

describe("many problems", () => {
  test.each([
    [10, 10, "/9/rate is missing, documented as decimal text"],
    [11, 11, "1 more"],
    [999, 11, "989 more"],
    [1000, 11, "at least 990 more"],
    [1_000_000, 11, "at least 990 more"],
  ])("in %i rows are told in at most ten lines and a sum", (rows, lines, last) => {
    const start = performance.now();
    const problems = strict("listServices", withoutRates(rows));
    expect(problems).toHaveLength(lines);
    expect(problems.at(-1)).toBe(last);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test.each(["", "x"])(
    "in a map of 200,000 ids that begin with %j are told in at most ten lines and a sum",
    (prefix) => {
      const ids = Array.from({ length: 200_000 }, (_, index) => [`${prefix}${index + 1}`, {}]);
      const problems = strict("getOrderStatuses", Object.fromEntries(ids));
      expect(problems).toHaveLength(11);
      expect(problems.at(-1)).toMatch(/^at least \d{3,4} more$/);
    },
  );

  test("of one answer do not show in the next", () => {
    expect(strict("listServices", withoutRates(5))).toHaveLength(5);
    expect(strict("listServices", [service])).toEqual([]);
    expect(strict("listServices", withoutRates(1))).toHaveLength(1);
  });
});

describe("the mode warn", () => {
  afterEach(() => vi.restoreAllMocks());

  test.each<[string, ValidatorOptions | undefined]>([
    ["without options", undefined],
    ["without a mode", {}],
    ["by name", { mode: "warn" }],
    ["with options that are undefined", { mode: undefined, report: undefined }],
  ])("writes each problem as a line of console.warn, %s", (_, options) => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    expect(validator(options)("getBalance", { currency: "usd" })).toEqual([]);
    expect(warn.mock.calls).toEqual([
      ["getBalance: /balance is missing, documented as decimal text"],
      [`getBalance: ${BAD_CURRENCY}`],
    ]);
  });

  test("says nothing of an answer without a problem", () => {
    const report = vi.fn();
    expect(validator({ report })("getBalance", { balance: "1", currency: "USD" })).toEqual([]);
    expect(report).not.toHaveBeenCalled();
  });

  test("gives each problem to a report of yours instead, with the operation", () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const report = vi.fn();
    expect(validator({ report })("listServices", withoutRates(12))).toEqual([]);
    expect(report).toHaveBeenCalledTimes(11);
    expect(report).toHaveBeenNthCalledWith(1, "/0/rate is missing, documented as decimal text", "listServices");
    expect(report).toHaveBeenLastCalledWith("2 more", "listServices");
    expect(warn).not.toHaveBeenCalled();
  });

  test.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("disk full");
      },
    ],
    ["rejects", () => Promise.reject(new Error("disk full"))],
  ])("swallows what a report %s", async (_, report) => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    onTestFinished(() => void process.off("unhandledRejection", unhandled));
    expect(validator({ report })("getBalance", BAD_BALANCE)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe("the mode strict", () => {
  test("gives the problems and reports none", () => {
    const report = vi.fn();
    expect(validator({ mode: "strict", report })("getBalance", BAD_BALANCE)).toEqual([BAD_CURRENCY]);
    expect(report).not.toHaveBeenCalled();
  });
});

test.each(["stric", "", null, true])("the mode %j is a ConfigError", (mode) => {
  expect(() => validator({ mode: mode as never })).toThrow(ConfigError);
});

describe("a key that the panel echoes", () => {
  const keys = ["sk-0123456789abcdef0123456789abcdef", "k3y", "a/b~c", "1234567890123456789", "😀😀😀😀😀", 2 ** 80];

  /** Wherever text or a number can stand: as values, in rows, and as names. */
  const answersWith = (key: string | number): [Operation, unknown][] => [
    ["getBalance", key],
    ["getBalance", { balance: key, currency: key }],
    [
      "listServices",
      [key, { ...service, rate: `${key} `, min: [key], max: { [key]: key }, service: `${key}`, cancel: key }],
    ],
    ["getOrderStatuses", { [key]: key, [`x${key}`]: { ...status, [key]: key, charge: `x${key}`, status: 5 } }],
    ["createRefills", [{ order: `${key}`, refill: { [key]: key } }, { [key]: 1 }]],
    ["cancelOrders", { [key]: key }],
  ];

  test.each(keys)("stands in no problem: %j", (key) => {
    for (const [operation, answer] of answersWith(key)) {
      const problems = strict(operation, answer);
      expect(problems.length, operation).toBeGreaterThan(0);
      expect(problems.filter((problem) => problem.includes(String(key)))).toEqual([]);
    }
  });
});
