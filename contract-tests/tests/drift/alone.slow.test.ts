/** Every change to a panel by itself: told at its place, as what it is, and by nothing that could do harm. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stage } from "../support/stage.ts";
import type { Mutation } from "./mutation.ts";
import { listed, unlistedOf } from "./mutations.ts";
import { dangersOf } from "./safety.ts";
import { openTheatre, type Theatre } from "./theatre.ts";
import { excessOf, missesOf } from "./verdict.ts";

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre(stage);
});
afterAll(() => theatre.close());

async function check(mutation: Mutation): Promise<void> {
  const run = await theatre.play([mutation]);
  expect({
    misses: missesOf(mutation, run),
    excess: excessOf(mutation, run),
    dangers: mutation.mode === "spend" ? [] : dangersOf(run, { allowWrites: mutation.mode === "writes" }),
  }).toEqual({ misses: [], excess: [], dangers: [] });
}

describe("a change of a known kind is found", () => {
  test.each(listed.map((mutation) => [mutation.row, mutation.name, mutation] as const))("%i: %s", async (...row) => {
    await check(row[2]);
  });

  test("and each of the 29 kinds is played", () => {
    expect([...new Set(listed.map(({ row }) => row))]).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
  });
});

describe("a change of no list is found", () => {
  test.each(unlistedOf(stage.description).map((mutation) => [mutation.name, mutation] as const))(
    "%s",
    async (...row) => {
      await check(row[1]);
    },
  );
});

test("no two changes have one name", () => {
  const names = [...listed, ...unlistedOf(stage.description)].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
