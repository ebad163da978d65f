/** Two changes at once: both are told, save where one hides the other. `npm run bench -- score` plays all pairs. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stage } from "../support/stage.ts";
import type { Mutation } from "./mutation.ts";
import { listed } from "./mutations.ts";
import { createMatchmaker, type Matchmaker, RULES } from "./pairs.ts";
import { pairsOf, playPairs, type Two } from "./score.ts";
import { openTheatre, type Theatre } from "./theatre.ts";
import { seededBy } from "./world.ts";

/** Pairs of changes to different operations, of some seven thousand. */
const SAMPLE = 300;

/** Of the pairs inside one operation; another change every day would tell of more, and nobody could repeat it. */
const SEED = 5;

let theatre: Theatre;
let match: Matchmaker;

beforeAll(async () => {
  theatre = await openTheatre(stage);
  match = await createMatchmaker(theatre);
});
afterAll(() => theatre.close());

describe("two changes at once are both told", () => {
  const pairs = pairsOf(listed);

  test.each([...pairsByOperation(pairs)])("in the answers of %s", { timeout: 120_000 }, async (_, inside) => {
    await check(inside);
  });

  test("in a sample of all", { timeout: 120_000 }, async () => {
    const random = seededBy(SEED);
    await check(pairs.filter(() => random() < SAMPLE / pairs.length));
  });
});

async function check(pairs: readonly Two[]): Promise<void> {
  const played = await playPairs(theatre, match, pairs);
  expect(played.filter(({ misses }) => misses.length > 0).map(({ name, misses }) => ({ name, misses }))).toEqual([]);
}

/** Pairs of which both concern one operation alone. */
function pairsByOperation(pairs: readonly Two[]): Map<string, Two[]> {
  const grouped = Map.groupBy(pairs, (pair) => {
    const [one, other] = pair.map(operationOf);
    return one !== undefined && one === other ? one : "";
  });
  grouped.delete("");
  return grouped;
}

function operationOf({ operation, expected = [] }: Mutation): string | undefined {
  const [one, ...others] = new Set(operation === undefined ? expected.map((each) => each.operation) : [operation]);
  return others.length === 0 ? one : undefined;
}

describe("pairs that are left out", () => {
  test("are some, by rules that each apply, and most stay", { timeout: 120_000 }, async () => {
    const pairs = pairsOf(listed);
    const left: Record<string, number> = {};
    for (const pair of pairs) {
      const rule = (await match(...pair)).left;
      if (rule) left[rule] = (left[rule] ?? 0) + 1;
    }
    const total = Object.values(left).reduce((sum, count) => sum + count, 0);
    console.log(`${pairs.length} pairs, of which say nothing: ${JSON.stringify(left)}`);
    expect(Object.keys(left).sort()).toEqual(
      Object.keys(RULES)
        .filter((rule) => rule !== "not asked")
        .sort(),
    );
    expect(total).toBeLessThan(pairs.length / 3);
  });
});
