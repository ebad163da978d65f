/** The standard workflows on panels that leave their contract: each fails, at the step where it shows. */
import { describe, expect, test } from "vitest";
import { leaksIn } from "../../tests/faults/support/canary.ts";
import { changed, failedSteps, respect, workflows } from "./support/workflows.ts";

function workflowOf(step: string): string {
  return workflows.find(({ steps }) => steps.some(({ stepId }) => stepId === step))?.workflowId ?? "";
}

describe("the workflows", { timeout: 60_000 }, () => {
  test.concurrent.each<[string, string, (body: Record<string, unknown>) => unknown, string]>([
    ["refuses the list of services", "listServices", () => ({ error: "Incorrect request" }), "findService"],
    ["has lost the service", "listServices", () => [], "findService"],
    ["writes the balance as a number", "getBalance", (body) => ({ ...body, balance: 100 }), "readBalance"],
    ["answers an order with its id and an error", "addOrder", (body) => ({ ...body, error: "?" }), "placeOrder"],
    ["leaves the currency out", "getOrderStatus", ({ currency: _, ...body }) => body, "awaitDelivery"],
    ["never delivers", "getOrderStatus", (body) => ({ ...body, status: "Pending" }), "awaitDelivery"],
    ["writes a refill's id as a number", "createRefill", ({ refill }) => ({ refill: Number(refill) }), "requestRefill"],
    ["rejects the refill", "getRefillStatus", () => ({ status: "Rejected" }), "readRefill"],
    ["answers a cancel for another order", "cancelOrders", () => [{ order: 7, cancel: 1 }], "cancelOrder"],
    ["has no entry for one id", "getOrderStatuses", ({ "9000000000000000": _, ...body }) => body, "awaitBoth"],
    ["answers all ids alike", "createRefills", (rows) => Object.values(rows).map(() => rows[0]), "requestRefills"],
    ["fails the whole list for one id", "getRefillStatuses", () => ({ error: "Refill not found" }), "readRefills"],
  ])("fail on a panel that %s", async (_, operation, change, step) => {
    const result = await respect(changed(operation, change), "--workflow", workflowOf(step));
    expect({ code: result.code, failed: failedSteps(result), leaks: leaksIn(result) }).toEqual({
      code: 1,
      failed: [step],
      leaks: [],
    });
  });
});
