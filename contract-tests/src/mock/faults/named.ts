/** Reads the name of a fault, with the value behind it. */
import { nearestName } from "../nearest.ts";
import type { Fault } from "./fault.ts";
import { FAULTS } from "./index.ts";

/** A fault that somebody asked for. */
export type NamedFault = { name: string; value: string; fault: Fault };

/** Reads `reset` or `slow=10`, or says in a line what is wrong, without repeating what was written. */
export function readFault(text: string): NamedFault | string {
  const at = text.indexOf("=");
  const name = at < 0 ? text : text.slice(0, at);
  const fault = Object.hasOwn(FAULTS, name) ? FAULTS[name] : undefined;
  if (!fault) return whyNone(name);
  const value = at < 0 ? fault.value?.otherwise : text.slice(at + 1);
  if (value === undefined) return { name, value: "", fault };
  if (fault.value?.fits(value)) return { name, value, fault };
  return fault.value ? `${name}= takes ${fault.value.words}` : `${name} takes no value`;
}

function whyNone(name: string): string {
  const names = Object.keys(FAULTS);
  const meant = nearestName(name, names);
  return `no fault has that name${meant ? `; did you mean ${meant}?` : "; mock --help lists all"}`;
}
