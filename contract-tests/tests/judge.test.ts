import { describe, expect, test } from "vitest";
import { createJudge } from "../src/judge.ts";
import { judgeIds } from "../src/lists.ts";
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
    ["a currency in lower case", "/currency", { currency: "usd" }, "breaking"],
    ["start_count as null", "/start_count", { start_count: null }, "drift"],
    ["a status that is not known", "/status", { status: "in_progress" }, "drift"],
    ["an empty status", "/status", { status: "" }, "breaking"],
  ])("finds %s", (_, pointer, change, severity) => {
    const findings = judge("getOrderStatus", "success", { ...status, ...change });
    expect(findings).toContainEqual(expect.objectContaining({ pointer, severity, operation: "getOrderStatus" }));
  });

  test.each([
    ["an extra field", { ...status, dripfeed: false }],
    ["another currency", { ...status, currency: "KRW" }],
    ["eleven digits", { ...status, charge: "0.08011655652" }],
  ])("has nothing against %s", (_, answer) => {
    expect(judge("getOrderStatus", "success", answer)).toEqual([]);
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
    expect(findings).toEqual([expect.objectContaining({ pointer: "/error", severity: "breaking" })]);
  });

  test("finds data where a refusal is owed, and a refusal where data is", () => {
    expect(judge("getOrderStatus", "refused", status)).toHaveLength(1);
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
    const findings = judgeIds("getOrderStatuses", { orders: "1,10" }, { "1": status });
    expect(findings).toEqual([expect.objectContaining({ pointer: "/10", found: "nothing" })]);
  });

  test.each([
    ["createRefills", { orders: "1,2" }, [{ order: 1, refill: 1 }]],
    ["getRefillStatuses", { refills: "1,2" }, [{ refill: 1, status: "Pending" }]],
    ["cancelOrders", { orders: "1,2" }, [{ order: 1, cancel: 1 }]],
  ])("are missed in the rows of %s", (operation, sent, rows) => {
    expect(judgeIds(operation, sent, rows)).toEqual([expect.objectContaining({ pointer: "", severity: "breaking" })]);
  });

  test("are missed where an object that cannot be written as text stands in their place", () => {
    const rows = JSON.parse('[{"order":{"toString":1},"cancel":1}]');
    expect(judgeIds("cancelOrders", { orders: "9" }, rows)).toEqual([
      expect.objectContaining({ severity: "breaking" }),
    ]);
  });

  test("may come in any order", () => {
    expect(judgeIds("cancelOrders", { orders: "9,2" }, [{ order: 2 }, { order: 9 }])).toEqual([]);
  });
});
