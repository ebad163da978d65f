import { describe, expect, test } from "vitest";
import { createJudge } from "../src/judge.ts";
import { judgeIds } from "../src/lists.ts";
import { placesIn } from "../src/shapes.ts";
import { stage } from "./support/stage.ts";

const judge = createJudge(stage.description);
const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };
const service = {
  service: 1,
  name: "Followers",
  type: "Default",
  category: "First",
  rate: "0.90",
  min: "50",
  max: "10000",
  refill: true,
  cancel: true,
};

describe("the judge", () => {
  test.each([
    ["charge as a number", "/charge", { charge: 0.08011655652 }, "breaking"],
    ["charge with a comma", "/charge", { charge: "0,27" }, "breaking"],
    ["remains as a number", "/remains", { remains: 157 }, "breaking"],
    ["a currency in lower case", "/currency", { currency: "usd" }, "drift"],
    ["another currency", "/currency", { currency: "KRW" }, "tolerated"],
    ["a field that is not documented", "/dripfeed", { dripfeed: false }, "tolerated"],
    ["start_count as null", "/start_count", { start_count: null }, "drift"],
    ["a status that is not known", "/status", { status: "in_progress" }, "drift"],
    ["an empty status", "/status", { status: "" }, "breaking"],
  ])("finds %s", (_, pointer, change, severity) => {
    const findings = judge("getOrderStatus", "success", { ...status, ...change });
    expect(findings).toContainEqual(expect.objectContaining({ pointer, severity, operation: "getOrderStatus" }));
  });

  test("has nothing against eleven digits", () => {
    expect(judge("getOrderStatus", "success", { ...status, charge: "0.08011655652" })).toEqual([]);
  });

  test("says of a wrong value no more than that it is wrong", () => {
    expect(judge("getOrderStatus", "success", { ...status, currency: "usd" })).toHaveLength(1);
  });

  test.each([
    ["a name", "listServices", [{ ...service, name: null }], "/0/name", "breaking"],
    ["a category", "listServices", [{ ...service, category: null }], "/0/category", "drift"],
    ["a status", "getOrderStatus", { ...status, status: null }, "/status", "drift"],
    ["a refusal", "getOrderStatuses", { "10": { error: null } }, "/10/error", "breaking"],
  ])("finds null in %s", (_, operation, answer, pointer, severity) => {
    expect(judge(operation, "success", answer)).toEqual([expect.objectContaining({ pointer, severity, rule: "null" })]);
  });

  test("takes a type of service that it does not know as the panel's own", () => {
    const findings = judge("listServices", "success", [{ ...service, type: "Live Stream" }]);
    expect(findings).toEqual([expect.objectContaining({ pointer: "/0/type", severity: "tolerated" })]);
  });

  test("takes a refusal's words in the place of a status for a break, any other word for drift", () => {
    const rows = [
      { refill: 1, status: "Refill not found" },
      { refill: 2, status: "Halfway" },
    ];
    expect(judge("getRefillStatuses", "success", rows).map(({ severity }) => severity)).toEqual(["breaking", "drift"]);
  });

  test.each([
    ["an envelope of rows", "listServices", { services: [service, { ...service, rate: 8 }] }, "/services/1/rate"],
    ["a map of rows", "listServices", { "1": service, "2": { ...service, rate: 8 } }, "/2/rate"],
    ["a list of items", "getOrderStatuses", [status, { ...status, charge: 1 }], "/1/charge"],
    ["an envelope of items", "getOrderStatuses", { data: { "1": { ...status, charge: 1 } } }, "/data/1/charge"],
    ["an envelope of one", "getBalance", { data: { balance: 1, currency: "USD" } }, "/data/balance"],
    ["a list of one", "getBalance", [{ balance: 1, currency: "USD" }], "/0/balance"],
  ])("finds %s, and judges what is inside", (_, operation, answer, pointer) => {
    expect(judge(operation, "success", answer).map((finding) => [finding.pointer, finding.severity])).toEqual([
      ["", "breaking"],
      [pointer, "breaking"],
    ]);
  });

  test("looks at every row, not at the first alone", () => {
    const { rate: _rate, ...without } = service;
    const findings = judge("listServices", "success", [service, service, without]);
    expect(findings).toEqual([expect.objectContaining({ pointer: "/2/rate", documented: "required" })]);
  });

  test("judges an item of a map by what it is, data or a refusal", () => {
    const answer = { "1": { ...status, charge: 1 }, "10": { error: "" }, "100": { error: "Incorrect order ID" } };
    const pointers = judge("getOrderStatuses", "success", answer).map(({ pointer }) => pointer);
    expect(pointers).toEqual(["/1/charge", "/10/error"]);
  });

  test("judges an item of a list by what it is, data or a refusal", () => {
    const rows = [
      { refill: 1, status: "Completed" },
      { refill: "2", status: { error: "Refill not found" } },
      { refill: 3, status: 7 },
    ];
    expect(judge("getRefillStatuses", "success", rows).map(({ pointer }) => pointer)).toEqual([
      "/1/refill",
      "/2/status",
    ]);
  });

  test("finds {message} where {error} is documented", () => {
    const findings = judge("getOrderStatus", "refused", { message: "Incorrect order ID" });
    expect(findings).toEqual([
      expect.objectContaining({ pointer: "/error", severity: "breaking" }),
      expect.objectContaining({ pointer: "/message", severity: "tolerated" }),
    ]);
  });

  test("finds data where a refusal is owed, and a refusal where data is", () => {
    expect(judge("getOrderStatus", "refused", status)).toContainEqual(expect.objectContaining({ pointer: "/error" }));
    expect(judge("getOrderStatus", "success", { error: "Incorrect order ID" })).toHaveLength(1);
  });

  test.each([null, true, 7, "text", [], {}, [null], { error: null }, { "0": 1 }])("survives %j", (answer) => {
    for (const { id } of stage.description.operations) {
      for (const kind of ["success", "refused"] as const) expect(() => judge(id, kind, answer)).not.toThrow();
    }
  });

  test("does not find __proto__ to be a field", () => {
    expect(judge("getOrderStatuses", "success", JSON.parse('{"__proto__":{"error":"x"}}'))).toHaveLength(1);
  });
});

describe("the ids of a list", () => {
  test("are missed in a map", () => {
    const findings = judgeIds("getOrderStatuses", { orders: "1,10" }, placesIn({ "1": status }));
    expect(findings).toEqual([expect.objectContaining({ pointer: "/10", found: "nothing" })]);
  });

  test.each([
    ["createRefills", { orders: "1,2" }, [{ order: 1, refill: 1 }]],
    ["getRefillStatuses", { refills: "1,2" }, [{ refill: 1, status: "Pending" }]],
    ["cancelOrders", { orders: "1,2" }, [{ order: 1, cancel: 1 }]],
  ])("are missed in the rows of %s", (operation, sent, rows) => {
    expect(judgeIds(operation, sent, placesIn(rows))).toEqual([
      expect.objectContaining({ pointer: "", severity: "breaking" }),
    ]);
  });

  test("are missed where an object that cannot be written as text stands in their place", () => {
    const rows = JSON.parse('[{"order":{"toString":1},"cancel":1}]');
    expect(judgeIds("cancelOrders", { orders: "9" }, placesIn(rows))).toEqual([
      expect.objectContaining({ severity: "breaking" }),
    ]);
  });

  test("may come in any order, which is worth a word", () => {
    expect(judgeIds("cancelOrders", { orders: "9,2" }, placesIn([{ order: 2 }, { order: 9 }]))).toEqual([
      expect.objectContaining({ severity: "tolerated", rule: "order" }),
    ]);
  });

  test.each([
    ["a row", "cancelOrders", { orders: "9,2" }, [{ order: 9 }, { order: 3 }], "/1/order"],
    ["an item", "getOrderStatuses", { orders: "9,2" }, { "3": {}, "9": {} }, "/3"],
  ])("that nobody asked for are found in %s instead of the one that was", (_, operation, sent, answer, pointer) => {
    expect(judgeIds(operation, sent, placesIn(answer))).toEqual([
      expect.objectContaining({ severity: "breaking", rule: "missing-id" }),
      expect.objectContaining({ severity: "breaking", rule: "foreign-id", pointer }),
    ]);
  });

  test("that nobody asked for are drift beside all that were", () => {
    expect(judgeIds("cancelOrders", { orders: "9" }, placesIn([{ order: 9 }, { order: 3 }]))).toEqual([
      expect.objectContaining({ severity: "drift", rule: "foreign-id", pointer: "/1/order" }),
    ]);
  });
});
