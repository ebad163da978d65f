import { describe, expect, test } from "vitest";
import type { Description } from "../src/description.ts";
import { createRouter } from "../src/router.ts";
import { stage } from "./support/stage.ts";

function routed(form: string, route = stage.route): string {
  const found = route(new Map(new URLSearchParams(form)));
  return typeof found === "string" ? found : found.id;
}

describe("the router", () => {
  test.each([
    ["action=services", "listServices"],
    ["action=add", "addOrder"],
    ["action=status&order=1", "getOrderStatus"],
    ["action=status&orders=1", "getOrderStatuses"],
    ["action=refill&order=1", "createRefill"],
    ["action=refill&orders=1", "createRefills"],
    ["action=refill_status&refill=1", "getRefillStatus"],
    ["action=refill_status&refills=1", "getRefillStatuses"],
    ["action=cancel&orders=1", "cancelOrders"],
    ["action=balance", "getBalance"],
  ])("sends %s to %s", (form, operation) => {
    expect(routed(form)).toBe(operation);
  });

  test.each([
    ["a field without a value", "action=status&order=", "getOrderStatus"],
    ["fields of another action", "action=balance&order=1&orders=1", "getBalance"],
    ["both of two selecting fields, as the first documented", "action=status&order=1&orders=1", "getOrderStatus"],
    ["fields in any order", "orders=1&key=k&action=status", "getOrderStatuses"],
  ])("takes %s", (_, form, operation) => {
    expect(routed(form)).toBe(operation);
  });

  test.each([
    ["no action", "order=1", "action is missing"],
    ["an unknown action", "action=buy", "action has no documented value"],
    ["an action in another case", "action=Balance", "action has no documented value"],
    ["an action of two operations without its field", "action=status", "needs one of the fields order, orders"],
    ["a name of Object's own", "action=constructor", "action has no documented value"],
  ])("says what is wrong with %s", (_, form, words) => {
    expect(routed(form)).toBe(words);
  });

  test("reads any description of the form, the most specific path first", () => {
    const paths = ["/rpc#do=list", "/rpc#do=list&page", "/rpc#do=list&page&size"];
    const operations = paths.map((path) => ({ id: path, path, forms: [], requests: {}, answers: {}, answer: {} }));
    const route = createRouter({ operations } as unknown as Description);
    expect(["do=list", "do=list&page=1", "do=list&size=5&page=1"].map((form) => routed(form, route))).toEqual(paths);
  });
});
