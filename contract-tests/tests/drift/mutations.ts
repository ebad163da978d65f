/** Every change that is played on the checker. */
import type { Description } from "../../src/description.ts";
import { beyond } from "./beyond.ts";
import { derivedFrom } from "./derived.ts";
import { further } from "./further.ts";
import { ofDoors } from "./kindsOfDoors.ts";
import { ofLists } from "./kindsOfLists.ts";
import { ofOutages } from "./kindsOfOutages.ts";
import { ofRefusals } from "./kindsOfRefusals.ts";
import { ofValues } from "./kindsOfValues.ts";
import type { Mutation } from "./mutation.ts";

/** Of the kinds that `kinds.ts` lists, each with all its variants. */
export const listed: readonly Mutation[] = [...ofValues, ...ofLists, ...ofRefusals, ...ofDoors, ...ofOutages].sort(
  (a, b) => a.row - b.row,
);

/** Of no list: a checker that knows only the kinds above would miss them. */
export function unlistedOf(description: Description): readonly Mutation[] {
  return [...derivedFrom(description), ...beyond, ...further];
}
