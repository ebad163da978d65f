/** The same fact asked in two ways: what one answer says of an order or a refill, and what a list says. */
import { describe, type Finding, isObject, valueAt } from "../findings.ts";
import type { Judged } from "../judged.ts";
import { isRefusal, type Refusal } from "../wire.ts";
import { add } from "./checks.ts";
import type { Look } from "./probe.ts";

/** Fields of an order that do not move while it is delivered. */
const FIXED = ["charge", "currency"];

/** No more moves after these. */
export const FINAL = /^(Completed|Partial|Canceled|Rejected)$/;

/** What is said of an order does not depend on how it is asked. */
export function sameOrder(judged: Judged, { value, base, seen }: Look, id: string | undefined): Judged {
  const alone = seen.get("status");
  // In a list the number of an entry is no id.
  const listed = id === undefined || Array.isArray(value) ? undefined : valueAt(value, `/${id}`);
  if (!isObject(alone?.value) || !isObject(listed)) return judged;
  if (isRefusal(listed)) return refusedInList(judged, alone, { at: `${base}/${id}`, listed });
  const isFinal = alone.value.status === listed.status && FINAL.test(String(listed.status));
  const names = isFinal ? Object.keys(listed) : FIXED;
  const compared = { alone: alone.value, listed, at: `${base}/${id}` };
  return compare(judged, alone, names, compared);
}

/** The same of a refill, once it is at its end. */
export function sameRefill(judged: Judged, { value, base, seen }: Look, id: string | undefined): Judged {
  const alone = seen.get("refill-status");
  const rows = Array.isArray(value) ? value : [];
  const at = rows.findIndex((row) => isObject(row) && String(row.refill) === id);
  const listed: unknown = rows[at];
  if (!isObject(alone?.value) || !isObject(listed)) return judged;
  if (isRefusal(listed.status))
    return refusedInList(judged, alone, { at: `${base}/${at}/status`, listed: listed.status });
  const states = [alone.value.status, listed.status].map(String);
  if (!states.every((state) => FINAL.test(state))) return judged;
  return compare(judged, alone, ["status"], { alone: alone.value, listed, at: `${base}/${at}` });
}

type Refused = { at: string; listed: Refusal };

/** What is there for one question cannot be missing for the other. */
function refusedInList(judged: Judged, alone: { judged: Judged }, { at, listed }: Refused): Judged {
  const { operation, outcome, findings } = alone.judged;
  if (outcome !== "answered" || findings.some(({ rule }) => rule === "refused-call")) return judged;
  const [found, documented] = [`the refusal ${JSON.stringify(listed.error)}`, `data, as ${operation} says`];
  return add(judged, {
    severity: "breaking",
    rule: "contradiction",
    operation: judged.operation,
    pointer: at,
    found,
    documented,
  });
}

type Compared = { alone: Record<string, unknown>; listed: Record<string, unknown>; at: string };

type Alone = { judged: Judged; base: string };

function compare(judged: Judged, alone: Alone, names: readonly string[], facts: Compared): Judged {
  const different = names.filter((name) => {
    const isSound = !isTold(alone.judged, `${alone.base}/${name}`) && !isTold(judged, `${facts.at}/${name}`);
    return isSound && name in facts.alone && name in facts.listed && facts.alone[name] !== facts.listed[name];
  });
  return add(judged, ...different.map((name) => contradiction(judged, alone.judged.operation, { name, ...facts })));
}

/** Of a value that is wrong by itself nobody needs to hear that it differs too. */
export function isTold({ findings }: Judged, place: string): boolean {
  return findings.some(({ pointer, severity }) => severity !== "tolerated" && pointer === place);
}

function contradiction(
  { operation }: Judged,
  other: string,
  { name, alone, listed, at }: Compared & { name: string },
): Finding {
  return {
    severity: "breaking",
    rule: "contradiction",
    operation,
    pointer: `${at}/${name}`,
    found: describe(listed[name]),
    documented: `${describe(alone[name])}, as ${other} says`,
  };
}
