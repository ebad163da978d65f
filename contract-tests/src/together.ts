/** What no schema can say of a catalogue: its rows go together, and so do the fields of a row. */
import { describe, type Finding, isObject } from "./findings.ts";
import type { Place } from "./shapes.ts";

export function judgeTogether(operation: string, places: readonly Place[]): Finding[] {
  const findings: Finding[] = [];
  if (operation !== "listServices") return findings;
  const known = new Set<unknown>();
  for (const { pointer, value } of places) {
    if (!isObject(value)) continue;
    const { service, min, max } = value;
    const contradiction = { severity: "breaking", rule: "contradiction", operation } as const;
    if (known.has(service) && service !== undefined) {
      const [found, documented] = [`${describe(service)} once more`, "an id of its own for each service"];
      findings.push({ ...contradiction, pointer: `${pointer}/service`, found, documented });
    }
    known.add(service);
    if (areCrossed(min, max)) {
      const [found, documented] = [`${describe(min)}, with a max of ${max}`, "a min that is no more than max"];
      findings.push({ ...contradiction, pointer: `${pointer}/min`, found, documented });
    }
  }
  return findings;
}

/** Of numbers that are not written as documented the schema tells. */
function areCrossed(min: unknown, max: unknown): boolean {
  if (typeof min !== "string" || typeof max !== "string") return false;
  // Nearly all of ten thousand services: more digits, and none of them idle.
  if (min.length < max.length && max[0] !== "0") return false;
  if (!(Number(min) > Number(max))) return false;
  return WHOLE.test(min) && WHOLE.test(max);
}

const WHOLE = /^\d{1,15}$/;
