/** The vectors hold what they promise, and the TypeScript client passes them all. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { findLanguages, loadLanguage } from "../../clients/harness/languages.ts";
import { type Result, tryLanguage } from "../../clients/harness/steps.ts";
import type { Vector } from "../../clients/harness/vector.ts";
import { checkHoles, readHoles, readVectors } from "../../clients/harness/vectors.ts";
import { operations } from "../../generated/operations.ts";
import { orderForms } from "../../generated/orderForms.ts";

const root = join(import.meta.dirname, "..", "..");
const vectors = readVectors();

const bodies = (vector: Vector) => vector.calls.map(({ answer }) => answer.body ?? "");

const having = (...texts: string[]) =>
  vectors.filter((one) => texts.every((text) => bodies(one).join().includes(text)));

describe("the files of the vectors", () => {
  test("are what scripts/vectors.ts makes of the description and the contract cases", async () => {
    const check = promisify(execFile)(process.execPath, ["scripts/vectors.ts", "--check"], { cwd: root });
    await expect(check).resolves.toMatchObject({ stdout: expect.stringContaining("up to date") });
  });

  test("have ids that are there once, and outcomes to reach", () => {
    expect(new Set(vectors.map(({ id }) => id)).size).toBe(vectors.length);
    expect(vectors.filter(({ allowed }) => allowed.length === 0)).toEqual([]);
  });

  test("let no write come twice", () => {
    const optional = vectors.filter(
      ({ operation, calls }) =>
        /^(add|create|cancel)/.test(operation) && calls.length > 1 && calls.some((call) => call.optional),
    );
    expect(optional).toEqual([]);
  });

  test("have no holes about other things than languages and vectors", () => {
    expect(checkHoles({ holes: readHoles(), vectors, languages: findLanguages() })).toEqual([]);
  });
});

describe("the vectors", () => {
  test.each(Object.keys(operations))("have %s: done, refused, and with a wrong key", (operation) => {
    const own = vectors.filter(({ id }) => id.startsWith(`${operation}/`));
    expect(own.some(({ allowed: [first] }) => first && "value" in first)).toBe(true);
    expect(own.some(({ client }) => client?.key !== undefined)).toBe(true);
  });

  test.each(Object.keys(orderForms))("have an order of the type %s with all of its fields", (type) => {
    // A keyword and a referring address go with one kind of traffic each.
    const fields = (orderForms[type] as string).split(" ").filter((field) => !/\d$/.test(field));
    const orders = vectors.filter(({ id }) => id.startsWith("orders/")).map((one) => one.arguments.form ?? {});
    const names = fields.map((field) => field.replace(/\W$/, ""));
    expect(orders.some((form) => names.every((name) => name in form))).toBe(true);
  });

  test("have Hangul, emoji, line breaks and what forms write in another way on the wire", () => {
    const sent = vectors.flatMap(({ calls }) => calls.flatMap(({ form }) => Object.values(form))).join("");
    for (const text of ["한글", "👏", "👨‍👩‍👧‍👦", "&", "=", "+", "%", "#", ";", "\n", "\t", "\u2028"])
      expect(sent).toContain(text);
  });

  test("have lists of 250 ids in three calls", () => {
    const long = vectors.filter(({ arguments: { orders, refills } }) => (orders ?? refills)?.length === 250);
    expect(long.map(({ operation, calls }) => [operation, calls.length])).toEqual([
      ["cancelOrders", 3],
      ["createRefills", 3],
      ["getOrderStatuses", 3],
      ["getRefillStatuses", 3],
    ]);
  });

  test.each([
    ...["Incorrect request", "Invalid API key", "Incorrect service ID", "Incorrect order ID", "Bad link"],
    ...[
      "Quantity less than minimal",
      "Quantity more than maximum",
      "Not enough funds on balance",
      "active order with this link",
    ],
    ...["Refill is disabled", "Refill not found", "Rate limit exceeded", "neworder.error.not_enough_funds"],
    ...[
      "neworder.error.link_duplicate",
      "neworder.error.link",
      "neworder.error.min_quantity",
      "neworder.error.max_quantity",
    ],
    ...["error.incorrect_service_id", "error=Invalid+API+key"],
  ])("have the refusal %s", (text) => {
    expect(having(text)).not.toEqual([]);
  });

  test.each([
    ...[
      "Pending",
      "In progress",
      "Processing",
      "Completed",
      "Partial",
      "Canceled",
      "Cancelled",
      "Fail",
      "Refunded",
      "Awaiting",
    ],
    ...["completed", "in_progress", "Rejected", "Error", "KRW", "INR", "EUR", "RUB", "BRL", "IRT", "0.08011655652"],
    ...['"start_count":null', '"charge":0.27819', '"remains":157', '"min":50', '"balance":0.27819', '"rate":0.27819'],
    ...[
      '"service":"1"',
      '"order":"23501"',
      '"refill":"1"',
      '"refill":1',
      "dripfeed",
      "desc",
      "description",
      "average_time",
    ],
    ...["created_at", '"charge":"0.90","currency":"USD"', '{"services":[', '{"data":[', '{"status":{"error":', "e-7"],
    ...['[{"order":9,"cancel":"Incorrect order ID"}', '{"2":1,"9":{"error":"Incorrect order ID"}}'],
  ])("have the deviation %s", (text) => {
    expect(having(text)).not.toEqual([]);
  });

  test.each([400, 401, 403, 404, 413, 422, 429, 500, 502, 503])("have HTTP %i with JSON and with a page", (status) => {
    const answers = vectors
      .flatMap(({ calls }) => calls.map(({ answer }) => answer))
      .filter((one) => one.status === status);
    expect(answers.some(({ body }) => body?.startsWith("{"))).toBe(true);
    expect(answers.some(({ body }) => body?.startsWith("<"))).toBe(true);
  });
});

describe("the TypeScript client", () => {
  test("gives the first allowed outcome for every vector", async () => {
    const plan = {
      ...{ vectors, holes: {}, steps: new Set(["vectors"] as const) },
      openMock: () => Promise.reject(new Error("not needed")),
      log: () => {},
    };
    const result: Result = await tryLanguage(await loadLanguage("typescript"), plan);
    expect(result.problems).toEqual([]);
    expect(result.cells.filter(({ state }) => state !== "passed")).toEqual([]);
    expect(result.cells).toHaveLength(vectors.length);
  }, 60_000);
});
