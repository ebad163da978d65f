/** The documented call of each operation, what is answered, and what a client makes of it: the contract cases, in terms of the vectors. */
import type { Arguments, Outcome } from "../../clients/harness/vector.ts";
import { type ContractCase, readCases, withIds } from "../../contract-tests/src/cases.ts";
import { operations } from "../../generated/operations.ts";
import type { Operation } from "../../src/index.ts";

/** The ids that the documented panel knows. */
const KNOWN = { order: 1, refill: 1 };

export const cases = (await readCases()).map((found) => withIds(found, KNOWN));

export type Documented = {
  given: Arguments;
  /** Of the panel. Changes to it go nowhere else. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the operation answers
  answer: any;
  /** Of the client. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  value: any;
};

/** The first case of an operation shows its ordinary answer. */
export function documented(operation: Operation): Documented {
  const found = cases.find((one) => one.operation === operation);
  if (!found?.covers.includes("success")) throw new Error(`${operation}: its first contract case is no success`);
  const outcome = outcomeOf(found);
  const value = "value" in outcome && outcome.value;
  return structuredClone({ given: argumentsOf(found), answer: found.answer, value });
}

export function argumentsOf({ operation, call }: ContractCase): Arguments {
  const [first] = call;
  if (first === undefined) return {};
  return { [operation === "addOrder" ? "form" : fieldOf(operation)]: first };
}

/** The field that selects the operation: `order` in `/api/v2#action=status&order`. */
function fieldOf(operation: Operation): string {
  return /&(\w+)$/.exec(operations[operation])?.[1] ?? "orders";
}

type Entry = { id: number; ok: boolean; value?: unknown; error?: { text: string } };

export function outcomeOf({ operation, answer, result, reason }: ContractCase): Outcome {
  if (reason !== undefined) return { error: { kind: "refused", text: (answer as { error: string }).error } };
  const value = result ?? answer;
  if (operation === "createRefill") return { value: { refill: Number((value as { refill: string }).refill) } };
  if (result === undefined) return { value };
  return { value: (value as Entry[]).map((entry) => entryOf(operation, entry)) };
}

function entryOf(operation: Operation, { id, ok, value, error }: Entry): object {
  if (!ok) return { id, error: { text: error?.text } };
  return { id, value: operation === "cancelOrders" ? true : value };
}
