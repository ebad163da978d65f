/** Judges an answer that refuses, or should have: its form, its words, and what stands beside it. */
import { isWrite, type Operation } from "../../src/operations.ts";
import { reasonOf } from "../../src/reasons.ts";
import { showsData } from "./examineData.ts";
import { describe, type Finding, isObject, pointerTo } from "./findings.ts";
import type { Judged } from "./judged.ts";
import type { Layout } from "./layouts.ts";
import { blank, type Question } from "./question.ts";
import { type Place, placesIn } from "./shapes.ts";
import { isRefusal, type Refusal } from "./wire.ts";

/** @param place Of the refusal: the whole answer, or the field of it where the panel put it. */
export function judgeRefusal(question: Question, place: Place): Judged {
  const { judge, operation, owed, layout, isKeyKnown } = question;
  const value = place.value as Refusal;
  const findings = place.pointer === "" ? [] : [inAnotherPlace(operation, place, layout)];
  const reason = reasonOf(value.error);
  const isUnanswered = reason === "rate_limit" || (owed === "success" && reason === "invalid_key" && !isKeyKnown);
  if (isUnanswered) {
    return {
      ...blank(question),
      outcome: "unverified",
      reason: `the panel refused: ${JSON.stringify(value.error)}`,
      findings,
    };
  }
  return {
    ...blank(question),
    outcome: "refused",
    covers: ["refused"],
    findings: [
      ...findings,
      ...judge(operation, owed === "success" ? "success" : "refused", value),
      ...besideError(operation, value, layout),
      ...reworded(operation, [place]),
    ],
  };
}

/** An id beside an error: was it done, or not? */
function besideError(operation: string, value: Refusal, layout: Layout | undefined): Finding[] {
  if (!isWrite(operation as Operation)) return [];
  const names = Object.keys(value).filter((name) => layout?.fields.includes(name));
  return names.map((name) => ({
    severity: "breaking",
    rule: "contradiction",
    operation,
    pointer: pointerTo("", name),
    found: `${describe(value[name as keyof Refusal])} beside an error`,
    documented: "either data or an error",
  }));
}

/** Words that nobody has seen yet: an application that tells reasons apart will not know this one. */
export function reworded(operation: string, refusals: readonly Place[]): Finding[] {
  const unknown = refusals.filter(({ value }) => reasonOf((value as Refusal).error) === "other");
  return unknown.map(({ pointer, value }) => ({
    severity: "tolerated",
    rule: "reworded",
    operation,
    pointer: `${pointer}/error`,
    found: describe((value as Refusal).error),
    documented: "one of the reasons that the description names",
  }));
}

/** `{ status: { error: … } }` for one id: the way of lists, in the answer about one. */
export function nestedRefusal(value: unknown, layout: Layout | undefined): Place | undefined {
  if (layout?.container !== "object" || !isObject(value)) return undefined;
  return placesIn(value).find((place) => isRefusal(place.value));
}

/** In its field, a client that shows the status still shows it. In an envelope nobody finds it. */
function inAnotherPlace(operation: string, { pointer, name, value }: Place, layout: Layout | undefined): Finding {
  const isInField = layout?.fields.includes(name) ?? false;
  return {
    severity: isInField ? "drift" : "breaking",
    rule: "shape",
    operation,
    pointer: isInField ? pointer : "",
    found: isInField ? describe(value) : `the refusal at ${pointer}`,
    documented: "{ error } as the whole answer",
  };
}

/** An `error` of another type, or a `message`, and none of the documented data. */
export function isMeantAsRefusal(value: unknown, { fields }: Layout): boolean {
  if (!isObject(value) || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.some((name) => /^(error|message)s?$/i.test(name)) && !names.some((name) => fields.includes(name));
}

/** A call that had to be refused, and was not, or not in the documented way. */
export function judgeUnrefused(question: Question, value: unknown): Judged {
  const { judge, operation, layout } = question;
  const isData = layout !== undefined && !saysFailure(value, layout) && showsData(value, layout);
  const answered: Finding = {
    severity: "breaking",
    rule: "answered-call",
    operation,
    pointer: "",
    found: describe(value),
    documented: "a refusal",
  };
  const findings = isData || Array.isArray(value) ? [answered] : judge(operation, "refused", value);
  return { ...blank(question), outcome: isData ? "answered" : "refused", covers: ["refused"], findings };
}

const FAILURE = /^(fail(ed|ure)?|error|false|0)$/i;

/** `{ status: "fail" }`, which has the name of a documented field by chance. */
function saysFailure(value: unknown, layout: Layout): boolean {
  if (isMeantAsRefusal(value, layout)) return true;
  if (!isObject(value) || isObject(value.status) || !FAILURE.test(String(value.status))) return false;
  return !layout.fields.some((name) => name !== "status" && Object.hasOwn(value, name));
}
