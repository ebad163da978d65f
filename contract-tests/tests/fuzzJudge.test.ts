/** The judges, tried with any value: they never throw, and no wrong type escapes them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KEY, leaksIn } from "../../tests/faults/support/canary.ts";
import { type Finding, RULES, valueAt } from "../src/findings.ts";
import { createJudge, type Kind } from "../src/judge.ts";
import { createRequestJudge } from "../src/requests.ts";
import { documented, exchange, exchanged, overlap, pointersIn, wrongFor } from "./support/answers.ts";
import { fields, json, patience, tries } from "./support/fuzz.ts";
import { stage } from "./support/stage.ts";

const judge = createJudge(stage.description);
const judgeRequest = createRequestJudge(stage.description);
const operations = stage.description.operations.map(({ id }) => id);
const operation = fc.constantFrom(...operations, "callPanel");
const kind = fc.constantFrom<Kind>("success", "refused");

/** A finding that a report can show. */
function isWhole({ severity, rule, pointer, found, documented }: Finding): boolean {
  const isPointer = pointer === "" || pointer.startsWith("/");
  return (
    ["breaking", "drift", "tolerated"].includes(severity) &&
    rule in RULES &&
    isPointer &&
    found !== "" &&
    documented !== ""
  );
}

/** Each place of the documented answers with each value of a wrong type. */
const wrongs = documented.flatMap((found) =>
  pointersIn(found.answer).flatMap((pointer) =>
    wrongFor(valueAt(found.answer, pointer)).map((other) => ({ ...found, pointer, other })),
  ),
);

/** Two places of one answer that can both be wrong. */
const pairs = fc
  .constantFrom(...wrongs)
  .chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(...wrongs.filter((other) => isBeside(one, other)))));

function isBeside(one: (typeof wrongs)[number], other: (typeof wrongs)[number]): boolean {
  return one.answer === other.answer && (one === other || !overlap(one.pointer, other.pointer));
}

function brokenPlaces(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === "breaking").map(({ pointer }) => pointer);
}

describe("the judge", patience, () => {
  test("has nothing against the documented answers", () => {
    for (const { operation, kind, answer } of documented) expect(judge(operation, kind, answer)).toEqual([]);
  });

  test("finds what can be reported, and the same again, in any value", () => {
    fc.assert(
      fc.property(operation, kind, json, (operation, kind, answer) => {
        const findings = judge(operation, kind, answer);
        expect(findings.filter((each) => !isWhole(each))).toEqual([]);
        expect(judge(operation, kind, answer)).toEqual(findings);
      }),
      tries(1500),
    );
  });

  test("finds what can be reported, and the same again, in a documented answer with one other value", () => {
    fc.assert(
      fc.property(exchanged, kind, ({ operation, answer }, kind) => {
        const findings = judge(operation, kind, answer);
        expect(findings.filter((each) => !isWhole(each))).toEqual([]);
        expect(judge(operation, kind, structuredClone(answer))).toEqual(findings);
      }),
      tries(1500),
    );
  });

  test("finds every value of a wrong type at its place", () => {
    expect(wrongs.length).toBeGreaterThan(500);
    const missed = wrongs.filter(({ operation, kind, answer, pointer, other }) => {
      const findings = judge(operation, kind, exchange(answer, pointer, other));
      return !brokenPlaces(findings).includes(pointer);
    });
    expect(missed).toEqual([]);
  });

  test("finds two values of wrong types at their places", () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const answer = exchange(exchange(one.answer, one.pointer, one.other), other.pointer, other.other);
        expect(brokenPlaces(judge(one.operation, one.kind, answer))).toEqual(
          expect.arrayContaining([one.pointer, other.pointer]),
        );
      }),
      tries(1000),
    );
  });

  test("finds null at its place, whatever belongs there", () => {
    for (const { operation, kind, answer } of documented) {
      for (const pointer of pointersIn(answer)) {
        const findings = judge(operation, kind, exchange(answer, pointer, null));
        const [found] = findings.filter((each) => each.pointer === pointer);
        expect(found?.severity, `${operation} ${pointer}`).toMatch(/breaking|drift/);
      }
    }
  });
});

describe("the judge of requests", patience, () => {
  test("finds what can be reported, and the same again, in any form", () => {
    fc.assert(
      fc.property(operation, fields, (operation, sent) => {
        const findings = judgeRequest(operation, sent);
        expect(findings.filter((each) => !isWhole(each))).toEqual([]);
        expect(judgeRequest(operation, new Map(sent))).toEqual(findings);
      }),
      tries(1500),
    );
  });

  test("shows no key, under its own name or one that is no field's, or where a body that is no form begins with it", () => {
    const place = fc.constantFrom("key", "Key", "api_key", "token", "x".repeat(99));
    fc.assert(
      fc.property(operation, fields, place, fc.boolean(), (operation, sent, name, isForm) => {
        const form = isForm ? new Map([...sent, [name, KEY]]) : new Map([...sent, [`${KEY}${KEY}`, ""]]);
        expect(leaksIn(judgeRequest(operation, form))).toEqual([]);
      }),
      tries(500),
    );
  });
});
