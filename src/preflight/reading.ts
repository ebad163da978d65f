/** Reads the fields of an order one by one. */
import { orderFields } from "../../generated/orderForms.ts";
import type { FormField } from "./form.ts";
import type { Problem } from "./problem.ts";
import { measure } from "./values.ts";

/** What the fields of an order say one by one. */
export type Reading = {
  problems: Problem[];
  /** How much each field is that is sound by itself, by its name. */
  sound: ReadonlyMap<string, bigint>;
};

/** The id of the service that the order must be for, and the time by which a day is over. */
type Circumstances = { service: number; now: Date };

/** Finds what is missing, foreign, or no value for its field. A form of `service` alone knows nothing of the others. */
export function readFields(form: readonly FormField[], order: unknown, { service, now }: Circumstances): Reading {
  const given = new Map<string, unknown>(Object.entries(Object(order)));
  const problems: Problem[] = [];
  const sound = new Map<string, bigint>();
  for (const [, field, mark] of form) {
    const rule = field === "service" ? [service] : orderFields[field];
    const found = given.has(field) ? measure(rule, given.get(field), now) : "is missing";
    if (typeof found === "bigint") sound.set(field, found);
    else if (given.has(field) || mark !== "?") problems.push({ field, problem: found });
    given.delete(field);
  }
  const foreign = form.length > 1 ? [...given.keys()] : [];
  return {
    problems: [...problems, ...foreign.map((field) => ({ field, problem: "is no field of this type" }))],
    sound,
  };
}
