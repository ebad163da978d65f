import { describe, expect, test } from "vitest";
import { withMock } from "../../contract-tests/tests/support/stage.ts";
import { createClient, InputError } from "../../src/index.ts";
import { type RefillChange, watchRefills } from "../../src/watch/index.ts";
import { clientOf } from "../support/panel.ts";
import { idsIn, linesOf, type Script, serveRefills } from "./support/script.ts";

const interval = 2;

async function followed(script: Script) {
  const panel = await serveRefills(script);
  const lines = await linesOf(watchRefills(clientOf(panel), Object.keys(script).map(Number), { interval }));
  return { lines, panel, asked: panel.received.map(idsIn) };
}

describe("watchRefills", () => {
  test("tells each refill when it is first seen, when it changes, and when it is final", async () => {
    const { lines, asked, panel } = await followed({
      1: ["Pending", "pending", "In progress", "in_progress", "Completed"],
      2: ["Rejected"],
    });
    expect(lines).toEqual(["1 changed Pending", "2 final Rejected", "1 changed In progress", "1 final Completed"]);
    expect(asked).toEqual([[1, 2], [1], [1], [1], [1]]);
    expect(panel.received[0]?.body).toContain("action=refill_status");
  });

  test("gives the status as the value, and the one before", async () => {
    const panel = await serveRefills({ 1: ["Pending", "Completed"] });
    const changes: RefillChange[] = [];
    for await (const change of watchRefills(clientOf(panel), [1], { interval })) changes.push(change);
    expect(changes).toEqual([
      { id: 1, kind: "changed", value: "Pending", previous: undefined },
      { id: 1, kind: "final", value: "Completed", previous: "Pending" },
    ]);
  });

  test.each(["Completed", "Rejected", "Canceled", "Cancelled", "Error", "rejected", "ERROR"])(
    "takes %s for final",
    async (status) => {
      expect((await followed({ 1: [status] })).lines).toEqual([`1 final ${status}`]);
    },
  );

  test.each(["Partial", "Fail", "Awaiting"])("does not take %s for final", async (status) => {
    const { lines } = await followed({ 1: [status, "Completed"] });
    expect(lines).toEqual([`1 changed ${status}`, "1 final Completed"]);
  });

  test("ends a refill that the panel does not know", async () => {
    const { lines } = await followed({ 3: [{ error: "Refill not found" }], 4: [undefined, "Completed"] });
    expect(lines).toEqual(["3 failed refill_not_found", "4 unclear missing", "4 final Completed"]);
  });

  test("refuses what is no id", async () => {
    const { panel } = await followed({ 1: ["Completed"] });
    expect(() => watchRefills(clientOf(panel), [-1])).toThrow(InputError);
    expect(() => watchRefills(clientOf(panel), [-1])).toThrow("refills must be a positive integer");
  });

  test("follows a refill of the mock to its end", async () => {
    const lines = await withMock({}, async ({ url, key }) => {
      const panel = createClient({ url, key });
      const { order } = await panel.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 });
      const { refill } = await panel.createRefill(order);
      return linesOf(watchRefills(panel, [Number(refill)], { interval }));
    });
    expect(lines.map((line) => line.replace(/^\d+ /, ""))).toEqual([
      "changed Pending",
      "changed In progress",
      "final Completed",
    ]);
  });
});
