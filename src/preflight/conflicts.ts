/** What the service and the other fields of an order forbid a field that is sound by itself. */
import { orderFields } from "../../generated/orderForms.ts";
import type { FormField } from "./form.ts";
import type { JudgedBy } from "./preflight.ts";
import type { Problem } from "./problem.ts";
import type { Reading } from "./reading.ts";
import { wholeIn } from "./values.ts";

/** Finds units outside the service's limits, and fields that do not go together. */
export function conflictsIn(form: readonly FormField[], { sound }: Reading, service: JudgedBy): Problem[] {
  const isCrossed = Number(sound.get("min")) > Number(sound.get("max"));
  const crossed = isCrossed ? [{ field: "min", problem: "must not be more than max" }] : [];
  return [...form.flatMap((part) => conflictOf(part, sound, service)), ...crossed];
}

function conflictOf(
  [, field, mark, traffic]: FormField,
  sound: Reading["sound"],
  { service, ...limits }: JudgedBy,
): Problem[] {
  const count = sound.get(field);
  if (count === undefined) return [];
  if (traffic && `${sound.get("type_of_traffic")}` !== traffic) {
    return [{ field, problem: `goes with type_of_traffic ${traffic} only` }];
  }
  // A limit that is no whole number forbids nothing.
  const [min, max] = [wholeIn(limits.min) ?? 0n, wholeIn(limits.max)];
  if (mark !== "*" || (count >= min && count <= (max ?? count))) return [];
  const lines = orderFields[field] === "lines" ? " lines" : "";
  return [
    { field, problem: `must be ${min} to ${max ?? "any number"}${lines} for service ${service}, and is ${count}` },
  ];
}
