/** Most changes are played without a network. That is told as it is over one. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stage } from "../support/stage.ts";
import { listed, unlistedOf } from "./mutations.ts";
import { openTheatre, type Theatre } from "./theatre.ts";

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre(stage);
});
afterAll(() => theatre.close());

/** Of some eight hundred that need no network, one in so many. */
const EACH = 16;

const chosen = [...listed, ...unlistedOf(stage.description)].filter((_, index) => index % EACH === 0);

describe("a report over real HTTP and one without it are the same", () => {
  test("of a panel that keeps its contract", async () => {
    await compare([]);
  });

  test.each(chosen.map((mutation) => [mutation.name, mutation] as const))("with %s", async (_, mutation) => {
    await compare([mutation]);
  });
});

async function compare(mutations: Parameters<Theatre["play"]>[0]): Promise<void> {
  const [wired, direct] = [await theatre.play(mutations, { isWired: true }), await theatre.play(mutations)];
  const textOf = ({ report }: typeof wired) => JSON.stringify(report).replaceAll(/127\.0\.0\.1:\d+/g, "panel");
  expect(textOf(direct)).toBe(textOf(wired));
}
