/** Panels that keep their contract: nothing is found, and a run is told the same way twice. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMock } from "../../src/mock/server.ts";
import { verify } from "../../src/verify/verify.ts";
import { stage } from "../support/stage.ts";
import { CLEAN_RUNS, cleanRun } from "./clean.ts";
import { harmlessFor } from "./harmless.ts";
import { createHonest } from "./honest.ts";
import { listed } from "./mutations.ts";
import { startPanel } from "./panel.ts";
import { CANARY, openTheatre, type Theatre } from "./theatre.ts";
import { FIXED, KNOWN, worldOf } from "./world.ts";

const { description, route } = stage;

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre(stage);
});
afterAll(() => theatre.close());

const seeds = Array.from({ length: CLEAN_RUNS }, (_, seed) => seed);

describe("a panel that keeps its contract", () => {
  test.each(seeds)("raises no alarm, whatever it holds and however it writes: %i", async (seed) => {
    expect(await cleanRun(stage, theatre, seed)).toEqual([]);
  });

  test("is played in every harmless way there is", async () => {
    const played = new Map<string, boolean>();
    for (const seed of seeds.slice(0, 20)) {
      const harmless = harmlessFor(seed);
      const { touched } = await theatre.play(harmless, {}, worldOf(seed));
      for (const each of harmless) played.set(each.name, (played.get(each.name) ?? false) || touched(each).size > 0);
    }
    expect([...played].filter(([, isPlayed]) => !isPlayed)).toEqual([]);
    expect(played.size).toBeGreaterThan(8);
  });
});

describe("the same answers", () => {
  test.each([
    ["none", []],
    ["one", ["rate as a number"]],
    ["many", ["{message} for {error}", "JSON sent as no content type", "refill rows as a map"]],
  ])("give the same report, byte for byte, with changes: %s", async (_, names) => {
    const changes = listed.filter(({ name }) => names.includes(name));
    const mock = await startMock(stage, { steps: 0 });
    const setup = { route, key: CANARY, honest: createHonest(mock, FIXED), path: new URL(mock.url).pathname };
    const panel = await startPanel(setup, changes);
    try {
      const ask = () => verify({ description, url: panel.url, key: CANARY, ids: KNOWN, pace: 0, allowWrites: true });
      const [first, second] = [await ask(), await ask()];
      expect(changes).toHaveLength(names.length);
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    } finally {
      await panel.close();
      await mock.close();
    }
  });
});
