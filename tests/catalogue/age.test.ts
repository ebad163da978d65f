/** How long lists are kept, on a clock wound by hand. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type CatalogueOptions, createCatalogue } from "../../src/catalogue/index.ts";
import { type AutostagramError, ConnectionLostError, RateLimitError } from "../../src/index.ts";
import { serviceWith } from "./support/services.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lost = new ConnectionLostError("listServices", "broke", {});

/** A panel that fails as long as `error` is set, and the milliseconds at which it was asked. */
function keep(options?: CatalogueOptions) {
  const start = performance.now();
  const state = { asked: [] as number[], error: undefined as AutostagramError | undefined };
  const listServices = async () => {
    state.asked.push(performance.now() - start);
    if (state.error) throw state.error;
    return [serviceWith({})];
  };
  return { state, catalogue: createCatalogue({ listServices }, options) };
}

describe("the age of a catalogue", () => {
  test("is an hour unless it is said otherwise", async () => {
    const { catalogue, state } = keep();
    await catalogue.listServices();
    vi.advanceTimersByTime(HOUR - 1);
    await catalogue.listServices();
    vi.advanceTimersByTime(1);
    await catalogue.listServices();
    expect(state.asked).toEqual([0, HOUR]);
  });

  test("lets an error pass for a day after that, unless it is said otherwise", async () => {
    const { catalogue, state } = keep();
    await catalogue.listServices();
    state.error = lost;
    vi.advanceTimersByTime(HOUR + DAY - 1);
    await catalogue.listServices();
    vi.advanceTimersByTime(1);
    await expect(catalogue.listServices()).rejects.toBe(lost);
  });

  test("leaves a panel that is down alone for a minute", async () => {
    const { catalogue, state } = keep();
    await catalogue.listServices();
    state.error = lost;
    for (let second = 0; second < 3600 + 150; second++) {
      vi.advanceTimersByTime(1000);
      await catalogue.listServices();
    }
    expect(state.asked).toEqual([0, HOUR, HOUR + MINUTE, HOUR + 2 * MINUTE]);
  });

  test("leaves it alone for no longer than maxAge", async () => {
    const { catalogue, state } = keep({ maxAge: 5000 });
    await catalogue.listServices();
    state.error = lost;
    for (let second = 0; second < 12; second++) {
      vi.advanceTimersByTime(1000);
      await catalogue.listServices();
    }
    expect(state.asked).toEqual([0, 5000, 10_000]);
  });

  test("leaves it alone for as long as it asks", async () => {
    const { catalogue, state } = keep({ maxAge: MINUTE });
    await catalogue.listServices();
    state.error = new RateLimitError("listServices", "slow", { retryAfter: 10 * MINUTE });
    for (let minute = 0; minute < 12; minute++) {
      vi.advanceTimersByTime(MINUTE);
      await catalogue.listServices();
    }
    expect(state.asked).toEqual([0, MINUTE, 11 * MINUTE]);
  });

  test("gives no old list beyond its time because the panel was left alone", async () => {
    const { catalogue, state } = keep({ maxAge: MINUTE, staleIfError: 30_000 });
    await catalogue.listServices();
    state.error = lost;
    vi.advanceTimersByTime(MINUTE);
    await catalogue.listServices();
    vi.advanceTimersByTime(30_000);
    await expect(catalogue.listServices()).rejects.toBe(lost);
  });

  test("asks such a panel at once on refresh", async () => {
    const { catalogue, state } = keep();
    await catalogue.listServices();
    state.error = lost;
    vi.advanceTimersByTime(HOUR);
    await catalogue.listServices();
    state.error = undefined;
    await catalogue.refresh();
    expect(state.asked).toEqual([0, HOUR, HOUR]);
  });

  test("does not hang on the wall clock", async () => {
    const { catalogue, state } = keep();
    await catalogue.listServices();
    vi.setSystemTime(Date.now() + 30 * DAY);
    await catalogue.listServices();
    expect(state.asked).toEqual([0]);
  });

  test("needs no timer", async () => {
    const { catalogue } = keep();
    await catalogue.listServices();
    expect(vi.getTimerCount()).toBe(0);
  });
});
