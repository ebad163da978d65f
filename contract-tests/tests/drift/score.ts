/** Plays many changes, alone or in pairs, and counts what was found at its place. */
import type { Mutation } from "./mutation.ts";
import { askedOf, isUnseen, type Matchmaker, type RuleName } from "./pairs.ts";
import type { Theatre } from "./theatre.ts";
import { excessOf, missesOf, toldOf } from "./verdict.ts";

/** Runs under way at once, all in one process. */
const AT_ONCE = 4;

export type Played = { mutation: Mutation; misses: string[] };

export async function playAlone(theatre: Theatre, mutations: readonly Mutation[]): Promise<Played[]> {
  return await playAll(
    mutations.map((mutation) => [mutation] as const),
    async ([mutation]) => {
      const run = await theatre.play([mutation]);
      return { mutation, misses: [...missesOf(mutation, run), ...excessOf(mutation, run)] };
    },
  );
}

export type PlayedPair = {
  name: string;
  /** Why it says nothing of the checker. */
  left?: RuleName;
  misses: string[];
};

export type Two = readonly [Mutation, Mutation];

export async function playPairs(theatre: Theatre, match: Matchmaker, pairs: readonly Two[]): Promise<PlayedPair[]> {
  return await playAll(pairs, (pair) => playPair(theatre, match, pair));
}

async function playPair(theatre: Theatre, match: Matchmaker, pair: Two): Promise<PlayedPair> {
  const name = pair.map(({ name }) => name).join(" + ");
  const found = await match(...pair);
  if (found.left) return { name, left: found.left, misses: [] };
  const run = await theatre.play(pair);
  const sights = found.sights.map((sight) => askedOf(sight, run));
  if (sights.some(isUnseen)) return { name, left: "not asked", misses: [] };
  const besides = sights.map(({ of, operations }) => ({
    of,
    operations,
    others: pair.filter((other) => other !== of),
  }));
  const misses = besides.flatMap(({ of, ...beside }) => missesOf(of, run, beside).map((miss) => `${of.name}: ${miss}`));
  return { name, misses: [...misses, ...toldOnce(besides.map(({ of, ...beside }) => toldOf(of, run, beside)))] };
}

/** One finding at one place cannot stand for two changes. */
function toldOnce(told: readonly string[][]): string[] {
  const lines = new Set(told.flat());
  const isOnce = lines.size === 1 && told.every(({ length }) => length > 0);
  return isOnce ? [...lines].map((line) => `one finding for both: ${line}`) : [];
}

export function pairsOf(mutations: readonly Mutation[]): Two[] {
  return mutations.flatMap((one, index) => mutations.slice(index + 1).map((other) => [one, other] as const));
}

/** The results are in the order of the items. */
async function playAll<Item extends readonly Mutation[], Result>(
  items: readonly Item[],
  play: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<Item, Result>();
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) results.set(item, await play(item));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return items.map((item) => results.get(item) as Result);
}
