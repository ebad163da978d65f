/** The clock on the wall jumps; time goes on. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { calls } from "../support/calls.ts";
import { values } from "./support/answers.ts";
import { type Answer, documented, replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();
const realNow = Date.now;

afterEach(() => vi.restoreAllMocks());

/** From now on the clock is wrong by so many milliseconds. */
function jump(by: number): void {
  vi.spyOn(Date, "now").mockImplementation(() => realNow() + by);
}

const HOUR = 3_600_000;

describe.each([
  ["an hour ahead", HOUR],
  ["a year ahead", 8_760 * HOUR],
  ["an hour back", -HOUR],
  ["back to 1970", -realNow()],
])("a clock that jumps %s amid a call", (_, by) => {
  const jumping =
    (answer: Answer): Answer =>
    (socket, request) => {
      jump(by);
      setTimeout(() => answer(socket, request), 20);
    };

  test.each(["getOrderStatus", "addOrder", "cancelOrders"] as const)("does not disturb %s", async (operation) => {
    const { value, error } = await witness(jumping(documented), calls[operation]);
    expect({ value, error }).toEqual({ value: values[operation], error: undefined });
  });

  test("does not disturb the wait for another attempt", async () => {
    const { value, told } = await witness(jumping(replying({ status: 503 })), calls.getBalance, { faults: 2 });
    expect(value).toEqual(values.getBalance);
    expect(told.filter(({ hook }) => hook === "onRetry").map(({ delay = -1 }) => delay >= 0 && delay < 10)).toEqual([
      true,
      true,
    ]);
  });

  test("neither ends a call before its time nor keeps it", async () => {
    const { error, milliseconds, told } = await witness(
      jumping(() => {}),
      calls.addOrder,
      { options: { timeout: 150 } },
    );
    expect(error).toMatchObject({ class: "DeadlineError", outcome: "unknown" });
    expect(milliseconds).toBeGreaterThan(140);
    expect(milliseconds).toBeLessThan(2_000);
    expect(told.at(-1)?.duration).toBeGreaterThan(140);
    expect(told.at(-1)?.duration).toBeLessThan(2_000);
  });

  test("does not change a wait that the panel asks for as a date", async () => {
    jump(by);
    const answer = replying({
      status: 429,
      headers: { Date: "Mon, 23 Nov 2026 12:00:00 GMT", "Retry-After": "Mon, 23 Nov 2026 12:00:30 GMT" },
    });
    const { error } = await witness(answer, calls.addOrder);
    expect(error).toMatchObject({ class: "RateLimitError", retryAfter: 30_000 });
  });
});

describe("one timeout", () => {
  test("holds for all attempts together", async () => {
    const slow: Answer = (socket) => void setTimeout(() => socket.resetAndDestroy(), 120);
    const { error, milliseconds, forms } = await witness(slow, calls.getBalance, { options: { timeout: 200 } });
    expect(error).toMatchObject({ class: "DeadlineError" });
    expect(forms).toHaveLength(2);
    expect(milliseconds).toBeGreaterThan(190);
    expect(milliseconds).toBeLessThan(2_000);
  });

  test("of a call comes before the one of the client", async () => {
    const { error, milliseconds } = await witness(
      () => {},
      (client) => client.getBalance({ timeout: 50 }),
    );
    expect(error).toMatchObject({ class: "DeadlineError" });
    expect(milliseconds).toBeLessThan(2_000);
  });
});
