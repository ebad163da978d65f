/** Which calls meet a fault: `NAME[=VALUE][@WHERE][:RATE]`, such as `reset@addOrder:0.1`. */
import { UsageError } from "../../../../src/cli/exit.ts";
import type { Description, Operation } from "../../description.ts";
import { nearestName } from "../nearest.ts";
import { createRandom } from "../random.ts";
import { type NamedFault, readFault } from "./named.ts";

export type FaultRule = NamedFault & {
  /** An operation, or a value that selects some, such as the action `status`; undefined for every call. */
  where: string | undefined;
  /** From 0 to 1: of how many of these calls. */
  rate: number;
};

/** The value goes as far as it can be one: a date in it has colons of its own. */
const RULE = /^([^=@:]+(?:=.*?)?)(?:@(\w+))?(?::(\d+(?:\.\d+)?|\.\d+)(%?))?$/s;

/** @throws {@link UsageError} with the nearest name, and without what was written. */
export function readFaultRule(text: string): FaultRule {
  const [, fault = "", where, number = "1", percent = ""] = RULE.exec(text) ?? [];
  if (fault === "") throw new UsageError("--fault takes NAME[=VALUE][@WHERE][:RATE], such as reset@addOrder:0.1");
  const named = readFault(fault);
  if (typeof named === "string") throw new UsageError(`--fault: ${named}`);
  const rate = percent ? Number(number) / 100 : Number(number);
  if (rate > 1) throw new UsageError("--fault takes a rate from 0 to 1, or from 0% to 100%");
  return { ...named, where, rate };
}

/** Chooses what one call meets. Undefined: nothing. */
export type ChooseFault = (operation: Operation | undefined) => NamedFault | undefined;

/**
 * The first rule that strikes counts. Each has a random sequence of its own and draws for every call that it is about: what
 * the third `addOrder` meets does not depend on the calls between.
 *
 * @throws {@link UsageError} when a rule is about an operation that the description has not.
 */
export function createFaultChoice(rules: readonly FaultRule[], description: Description, seed: number): ChooseFault {
  for (const { where } of rules) if (where !== undefined) checkWhere(where, description);
  const streams = rules.map((rule, index) => ({ rule, random: createRandom(seed, index) }));
  return (operation) => {
    const concerned = streams.filter(
      ({ rule: { where } }) => where === undefined || placesOf(operation).includes(where),
    );
    return concerned.filter(({ rule, random }) => random() < rule.rate)[0]?.rule;
  };
}

function checkWhere(where: string, { operations }: Description): void {
  const places = [...new Set(operations.flatMap(placesOf))];
  if (places.includes(where)) return;
  const meant = nearestName(where, places);
  throw new UsageError(`--fault: no operation has that name; ${meant ? `did you mean ${meant}?` : places.join(", ")}`);
}

/** What an operation can be called: its id, and the values that select it, such as `status` in `#action=status&order`. */
function placesOf(operation: Operation | undefined): string[] {
  if (operation === undefined) return [];
  return [operation.id, ...[...operation.path.matchAll(/=([^&]*)/g)].map(([, value = ""]) => value)];
}
