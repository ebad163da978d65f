/** The examiner, tried with any call and any bytes as its answer: it never throws, and nothing that is wrong escapes it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createExaminer } from "../src/examine.ts";
import { type Finding, isObject, RULES, valueAt } from "../src/findings.ts";
import type { Kind } from "../src/judge.ts";
import type { Judged } from "../src/judged.ts";
import { placesIn } from "../src/shapes.ts";
import { type Documented, documented, exchange, exchanged, pointersIn, wrongFor } from "./support/answers.ts";
import { fields, json, name, patience, text, tries } from "./support/fuzz.ts";
import { stage } from "./support/stage.ts";

const examine = createExaminer(stage.description);
const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = { "content-type": "application/json" };
const bytesOf = (written: string) => new TextEncoder().encode(written);

/** A documented call, answered with this text. */
function examined({ form, kind }: Documented, written: string, secrets: string[] = []): Judged {
  const call = { method: "POST", url: "https://panel.example/api/v2", contentType: FORM, body: form };
  return examine(
    { call, answer: { status: 200, headers: JSON_TYPE, body: bytesOf(written) } },
    { owed: kind, secrets },
  );
}

function broken({ findings }: Judged): string[] {
  return findings.filter(({ severity }) => severity === "breaking").map(({ pointer }) => pointer);
}

/** Bytes that are nearly an answer, and bytes that are not. */
const body: fc.Arbitrary<Uint8Array> = fc.oneof(
  exchanged.map(({ answer }) => bytesOf(JSON.stringify(answer))),
  json.map((value) => bytesOf(JSON.stringify(value))),
  fc.tuple(exchanged, fc.nat(400)).map(([{ answer }, end]) => bytesOf(JSON.stringify(answer)).subarray(0, end)),
  fc
    .tuple(fc.constantFrom("\ufeff", "<html>", "Notice: \n", '{"a":1}'), json)
    .map(([before, value]) => bytesOf(before + JSON.stringify(value))),
  fc.string({ unit: "binary" }).map(bytesOf),
  fc.uint8Array({ maxLength: 200 }),
);

const headers = fc.dictionary(
  fc.oneof(fc.constantFrom("content-type", "location", "retry-after"), name),
  fc.oneof(fc.constantFrom("application/json", "text/html", "application/problem+json; charset=x", ""), text),
);

const exchanges = fc.record({
  call: fc.record({
    method: fc.oneof(fc.constant("POST"), fc.string()),
    url: fc.oneof(fc.constant("https://panel.example/api/v2"), fc.string()),
    contentType: fc.oneof(
      { weight: 3, arbitrary: fc.constant(FORM) },
      fc.constantFrom("application/json", ""),
      fc.string(),
    ),
    body: fc.oneof(
      fields.map((sent) => new URLSearchParams([...sent]).toString()),
      fc.string({ unit: "binary" }),
    ),
  }),
  answer: fc.record({
    status: fc.oneof({ weight: 3, arbitrary: fc.constant(200) }, fc.integer({ min: 100, max: 999 })),
    headers,
    body,
  }),
});

const options = fc.record(
  {
    secrets: fc.array(text, { maxLength: 2 }),
    operation: fc.constantFrom("callPanel", ...stage.description.operations.map(({ id }) => id)),
    owed: fc.constantFrom<Kind>("success", "refused"),
  },
  { requiredKeys: [] },
);

const isShown = ({ severity, rule, pointer, found, documented }: Finding) =>
  ["breaking", "drift", "tolerated"].includes(severity) &&
  rule in RULES &&
  /^(\/|$)/.test(pointer) &&
  found !== "" &&
  documented !== "";

describe("the examiner", patience, () => {
  test("says the same of any call and answer each time, and what a report can show", () => {
    fc.assert(
      fc.property(exchanges, options, (given, wishes) => {
        const judged = examine(given, wishes);
        expect(["answered", "refused", "unverified"]).toContain(judged.outcome);
        expect(judged.reason === undefined).toBe(judged.outcome !== "unverified");
        if (judged.outcome === "unverified") expect(judged.covers).toEqual([]);
        expect(judged.findings.filter((each) => !isShown(each))).toEqual([]);
        expect(examine(structuredClone(given), wishes)).toEqual(judged);
      }),
      tries(2000),
    );
  });

  test("has nothing against the documented answers", () => {
    for (const found of documented) {
      const { outcome, findings } = examined(found, JSON.stringify(found.answer));
      expect({ outcome, findings }).toEqual({
        outcome: found.kind === "refused" ? "refused" : "answered",
        findings: [],
      });
    }
  });

  test("finds every value of a wrong type at its place", () => {
    const missed = documented.flatMap((found) =>
      pointersIn(found.answer).flatMap((pointer) =>
        wrongFor(valueAt(found.answer, pointer))
          .map((other) => exchange(found.answer, pointer, other))
          .filter((answer) => !broken(examined(found, JSON.stringify(answer))).includes(pointer))
          .map((answer) => [found.operation, pointer, answer]),
      ),
    );
    expect(missed).toEqual([]);
  });

  test("finds every value that is left out, at its place or where it is missing from", () => {
    const places = documented.flatMap((found) =>
      pointersIn(found.answer)
        .slice(1)
        .map((pointer) => ({ found, pointer })),
    );
    const missed = places.filter(({ found, pointer }) => {
      const parent = pointer.replace(/\/[^/]*$/, "");
      const findings = broken(examined(found, JSON.stringify(without(found.answer, pointer))));
      return !findings.some((place) => place === pointer || place === parent);
    });
    // Nobody asked for the services one by one. And `{}` is no reason without its words, it is no reason at all.
    const rest = missed.filter(({ found, pointer }) => found.operation !== "listServices" && pointer !== "/10/error");
    expect(rest).toEqual([]);
    expect(missed).toHaveLength(3);
  });

  test("finds the key wherever an answer has it, as it is or as JSON writes it", () => {
    const key = fc.string({ unit: "grapheme-ascii", minLength: 8 }).filter((found) => found.trim() === found);
    fc.assert(
      fc.property(fc.constantFrom(...documented), json, key, fc.nat(), (found, value, key, at) => {
        const pointers = pointersIn(value);
        const answer = exchange(value, pointers[at % pointers.length] ?? "", `(${key})`);
        const { findings } = examined(found, JSON.stringify({ ...(found.answer as object), answer }), [key]);
        expect(findings.map(({ rule }) => rule)).toContain("key-echoed");
      }),
      tries(500),
    );
  });

  test("finds a name that an object has twice, at its pointer, and no other", () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.boolean(), fc.constantFrom("", " ", "\n\t "), (value, at, isEscaped, space) => {
        const named = pointersIn(value).filter((pointer) => isNamed(value, pointer));
        const twice = named[at % Math.max(named.length, 1)];
        const written = write(value, { pointer: "", twice, isEscaped, space });
        const { findings } = examined(documented[0] as Documented, written);
        const found = findings.filter(({ rule }) => rule === "duplicate-key").map(({ pointer }) => pointer);
        expect(found).toEqual(twice === undefined ? [] : [twice]);
      }),
      tries(1500),
    );
  });

  test.each([
    '{"toString":1}',
    '[{"toString":[],"valueOf":0}]',
    '{"toJSON":1,"length":-1}',
    '{"__proto__":{"error":"No"}}',
  ])("survives %s wherever it stands, though it cannot be written as text", (odd) => {
    const answers = documented.flatMap((found) =>
      pointersIn(found.answer).map((pointer) => ({ found, answer: exchange(found.answer, pointer, JSON.parse(odd)) })),
    );
    for (const { found, answer } of answers) {
      for (const kind of ["success", "refused"] as const) examined({ ...found, kind }, JSON.stringify(answer));
    }
  });

  const [status] = documented.filter(({ operation }) => operation === "getOrderStatus") as [Documented];

  test.each([
    ["lists in one another", "[", "]"],
    ["objects in one another", '{"a":', "}"],
    ["both in one another", '{"status":[', "]}"],
    ["objects with a name twice in one another", '{"a":1,"a":', "}"],
  ])("survives 100,000 %s", (_, open, close) => {
    const judged = examined(status, `${open.repeat(100_000)}1${close.repeat(100_000)}`);
    expect(broken(judged).length).toBeGreaterThan(0);
  });

  test("survives a text of 30 million characters, and still finds a name that comes twice", () => {
    const { findings } = examined(status, `{"charge":"${"x".repeat(30_000_000)}","charge":"1"}`);
    expect(findings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toContain("duplicate-key /charge");
  });
});

function without(answer: unknown, pointer: string): unknown {
  const copy = structuredClone(answer);
  const parent = valueAt(copy, pointer.replace(/\/[^/]*$/, "")) as Record<string, unknown>;
  const last = pointer.slice(pointer.lastIndexOf("/") + 1);
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

/** Whether a place is that of a name, not of the entry of a list. */
function isNamed(value: unknown, pointer: string): boolean {
  return pointer !== "" && !Array.isArray(valueAt(value, pointer.replace(/\/[^/]*$/, "")));
}

type Writing = { pointer: string; twice: string | undefined; isEscaped: boolean; space: string };

/** JSON with one name twice, the second time perhaps in other letters. */
function write(value: unknown, writing: Writing): string {
  if (!isObject(value)) return JSON.stringify(value);
  const { pointer, twice, isEscaped, space } = writing;
  const parts = placesIn(value, pointer).flatMap((place) => {
    const inside = write(place.value, { ...writing, pointer: place.pointer });
    if (!place.isKeyed) return [inside];
    const own = `${JSON.stringify(place.name)}${space}:${inside}`;
    if (place.pointer !== twice) return [own];
    return [`${isEscaped ? escaped(place.name) : JSON.stringify(place.name)}${space}:${space}null`, own];
  });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return open + space + parts.join(`,${space}`) + space + close;
}

function escaped(name: string): string {
  const codes = Array.from({ length: name.length }, (_, at) => name.charCodeAt(at).toString(16).padStart(4, "0"));
  return `"${codes.map((code) => `\\u${code}`).join("")}"`;
}
