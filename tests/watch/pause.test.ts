import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { pause } from "../../src/watch/pause.ts";

const LONGEST_TIMER = 2 ** 31 - 1;
const DAY = 86_400_000;
const { signal } = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  // In this order: a spy gives back the timer that it found.
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("pause", () => {
  test.each([100, LONGEST_TIMER, LONGEST_TIMER + 1, 60 * DAY])("lasts %i ms, and not less", async (duration) => {
    const timer = vi.spyOn(globalThis, "setTimeout");
    const ended = vi.fn();
    void pause(duration, signal).then(ended);
    await vi.advanceTimersByTimeAsync(duration - 1);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toHaveBeenCalledOnce();
    expect(Math.max(...timer.mock.calls.map(([, delay]) => delay ?? 0))).toBeLessThanOrEqual(LONGEST_TIMER);
  });

  test.each([0, -5])("is over at once after %i ms, without a timer", async (duration) => {
    await pause(duration, signal);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaves no listener and no timer when it is over", async () => {
    const over = pause(10, signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10);
    await over;
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaves no listener and no timer when it is ended", async () => {
    const stop = new AbortController();
    const over = pause(10, stop.signal);
    stop.abort("enough");
    await expect(over).rejects.toBe("enough");
    expect(getEventListeners(stop.signal, "abort")).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("does not begin under a signal that has ended it already", async () => {
    const ended = AbortSignal.abort("enough");
    await expect(pause(10, ended)).rejects.toBe("enough");
    expect(getEventListeners(ended, "abort")).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
