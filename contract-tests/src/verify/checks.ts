/** What one probe alone can tell of an answer, because it knows why it asked. */
import { reasonOf } from "../../../src/reasons.ts";
import { describe, type Finding, isObject, pointerTo } from "../findings.ts";
import type { Judged } from "../judged.ts";
import { type Place, placesIn } from "../shapes.ts";
import { isRefusal } from "../wire.ts";
import type { Look } from "./probe.ts";

/** Reasons that a panel can only have once it has let the key in. */
const INSIDE =
  /^(incorrect_order_id|incorrect_service_id|refill_not_found|refill_disabled|bad_link|link_in_use|m(in|ax)_quantity|not_enough_funds)$/;

/** A call without the right key was carried out, or refused for what only comes after the key. */
export function letIn(judged: Judged, { value, seen }: Look, key: string): Judged {
  const words = wordsOf(value);
  const reason = words === undefined ? "other" : reasonOf(words);
  if (words !== undefined && INSIDE.test(reason)) return add(judged, refusedFor(judged, words, key));
  if (words !== undefined && reason === "incorrect_request" && words !== wordsOf(seen.get(FIRST)?.value)) {
    return add(judged, { ...refusedFor(judged, words, key), severity: "tolerated", rule: "reworded" });
  }
  const findings = judged.findings.map((each) => (each.rule === "answered-call" ? renamed(each, key) : each));
  return { ...judged, findings };
}

/** What a made-up key is told first; where another call tells it something else, that call may have gone further. */
const FIRST = "wrong-key:getBalance";

/** The panel's words for a refusal, also where they stand bare. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return isRefusal(value) ? value.error : undefined;
}

function refusedFor({ operation }: Judged, words: string, key: string): Finding {
  const found = `the refusal ${JSON.stringify(words)} for ${key}`;
  return {
    severity: "breaking",
    rule: "key-accepted",
    operation,
    pointer: "/error",
    found,
    documented: refusalOf(key),
  };
}

function renamed(finding: Finding, key: string): Finding {
  return { ...finding, rule: "key-accepted", found: `${finding.found} for ${key}`, documented: refusalOf(key) };
}

/** Named, so that a made-up key and none are two findings. */
function refusalOf(key: string): string {
  return `a refusal of ${key}`;
}

/** An id that does not exist has a refusal in its place, however its item or row looks otherwise. */
export function unknownIdsFail(judged: Judged, { value, base }: Look, ids: readonly string[]): Judged {
  if (judged.outcome !== "answered" || !isObject(value)) return judged;
  const unknown = new Set(ids);
  const found = placesIn(value, base).flatMap((place) => placeOfItem(place, unknown));
  const wrong = found.filter((item) => !isRefusal(item.value) && !isFound(judged, item.pointer));
  return add(judged, ...wrong.map(({ pointer, value }) => notFailing(judged.operation, pointer, value)));
}

/** The item of an id in a map, or the field beside the id in a row. */
function placeOfItem(
  { pointer, name, isKeyed, value }: Place,
  ids: ReadonlySet<string>,
): { pointer: string; value: unknown }[] {
  if (isKeyed) return ids.has(name) ? [{ pointer, value }] : [];
  if (!isObject(value)) return [];
  const fields = Object.entries(value);
  if (!fields.some(([field, id]) => /^(order|refill)$/.test(field) && ids.has(String(id)))) return [];
  const item = fields.find(([field, id]) => /^(status|refill|cancel)$/.test(field) && !ids.has(String(id)));
  return item ? [{ pointer: pointerTo(pointer, item[0]), value: item[1] }] : [];
}

function isFound({ findings }: Judged, place: string): boolean {
  return findings.some(
    ({ severity, pointer }) => severity === "breaking" && (pointer === place || pointer.startsWith(`${place}/`)),
  );
}

function notFailing(operation: string, pointer: string, value: unknown): Finding {
  const documented = "{ error } for an id that does not exist";
  return { severity: "breaking", rule: "shape", operation, pointer, found: describe(value), documented };
}

/** A whole list was refused that is no longer than documented. */
export function limitTooLow(judged: Judged, most: number): Judged {
  const findings = judged.findings.map((each): Finding => {
    if (each.rule !== "refused-call") return each;
    return {
      ...each,
      rule: "limit",
      found: `${each.found} for ${most} ids`,
      documented: `up to ${most} ids in one call`,
    };
  });
  return { ...judged, findings };
}

/** A list longer than documented was taken, whole or cut. */
export function limitTaken(judged: Judged, most: number): Judged {
  if (judged.outcome !== "answered") return judged;
  const isCut = judged.findings.some(({ rule }) => rule === "missing-id");
  const rest = judged.findings.filter(({ rule }) => rule !== "missing-id");
  const finding: Finding = {
    severity: isCut ? "drift" : "tolerated",
    rule: "limit",
    operation: judged.operation,
    pointer: "",
    found: isCut ? `entries for some of ${most + 1} ids` : `entries for ${most + 1} ids`,
    documented: `up to ${most} ids in one call`,
  };
  return { ...judged, findings: [...rest, finding] };
}

export function add(judged: Judged, ...findings: Finding[]): Judged {
  return findings.length === 0 ? judged : { ...judged, findings: [...judged.findings, ...findings] };
}
