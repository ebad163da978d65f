/** preflight as the check of `addOrder`. */
import { describe, expect, test } from "vitest";
import { CheckError } from "../../src/index.ts";
import { type Check, preflight } from "../../src/preflight/index.ts";
import { clientOf, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

const service = { service: 1, type: "Default", rate: "0.90", min: "50", max: "10000" };
const link = "https://example.com/p/1";
const check: Check = preflight(service);

describe("addOrder with preflight", () => {
  test("sends nothing when the order fails, and gives every problem", async () => {
    const panel = await servePanel('{"order":1}');
    const call = clientOf(panel).addOrder.custom({ service: 1, quantity: 20, emoji: "👏" }, { check });
    const error = await rejectionOf(call, CheckError);
    expect(error.outcome).toBe("not-sent");
    expect(error.problems).toEqual([
      { field: "link", problem: "is missing" },
      { field: "emoji", problem: "is no field of this type" },
      { field: "quantity", problem: "must be 50 to 10000 for service 1, and is 20" },
    ]);
    expect(panel.received).toEqual([]);
  });

  test("sends what passes, once", async () => {
    const panel = await servePanel('{"order":1}');
    expect(await clientOf(panel).addOrder({ service: 1, link, quantity: 50 }, { check })).toEqual({ order: 1 });
    expect(panel.received).toHaveLength(1);
  });

  test("refuses an order for another service", async () => {
    const panel = await servePanel('{"order":1}');
    const error = await rejectionOf(
      clientOf(panel).addOrder({ service: 2, link, quantity: 50 }, { check }),
      CheckError,
    );
    expect(error.message).toBe("service must be 1, and is 2");
    expect(panel.received).toEqual([]);
  });
});
