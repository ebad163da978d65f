/** What is known of a call before its answer is looked at. */
import type { Call } from "./exchange.ts";
import type { Judge, Kind } from "./judge.ts";
import type { Layout } from "./layouts.ts";

export type Question = {
  judge: Judge;
  operation: string;
  /** The fields of its form. */
  sent: Readonly<Record<string, string>>;
  /** Undefined for a call that asks for none of the documented operations. */
  layout: Layout | undefined;
  /** Both data and a refusal are fine where it is left out. */
  owed: Kind | undefined;
  /** Whether the panel has let the key in before, so that it cannot refuse it now. */
  isKeyKnown: boolean;
  call: Call;
};

/** What every verdict begins with. */
export function blank({ operation, call }: Question) {
  return { operation, call, covers: [], fields: [], findings: [] };
}
