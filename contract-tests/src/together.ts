/** What no schema can say of a catalogue: its rows go together, and so do the fields of a row. */
import { describe, type Finding, isObject } from "./findings.ts";
import type { Place } from "./shapes.ts";

export function judgeTogether(operation: string, places: readonly Place[]): Finding[] {
  return operation === "listServices" ? [...idsTwice(operation, places), ...limitsCrossed(operation, places)] : [];
}

/** An order names a service by its id alone. */
function idsTwice(operation: string, places: readonly Place[]): Finding[] {
  const known = new Set<unknown>();
  return places.flatMap(({ pointer, value }): Finding[] => {
    const id = isObject(value) ? value.service : undefined;
    if (id === undefined || !known.has(id)) {
      known.add(id);
      return [];
    }
    const [found, documented] = [`${describe(id)} once more`, "an id of its own for each service"];
    return [
      { severity: "breaking", rule: "contradiction", operation, pointer: `${pointer}/service`, found, documented },
    ];
  });
}

const WHOLE = /^\d{1,15}$/;

function limitsCrossed(operation: string, places: readonly Place[]): Finding[] {
  return places.flatMap(({ pointer, value }): Finding[] => {
    const { min, max } = isObject(value) ? value : {};
    // What is not written as documented is told already.
    if (typeof min !== "string" || typeof max !== "string" || !WHOLE.test(min) || !WHOLE.test(max)) return [];
    if (Number(min) <= Number(max)) return [];
    const [found, documented] = [`${describe(min)}, with a max of ${max}`, "a min that is no more than max"];
    return [{ severity: "breaking", rule: "contradiction", operation, pointer: `${pointer}/min`, found, documented }];
  });
}
