/** The client's form encoder, tried with any fields: what it accepts arrives as it was meant, and nothing else leaves. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineFields } from "../../generated/operations.ts";
import { InputError } from "../../src/errors.ts";
import { encodeForm } from "../../src/internal/form.ts";
import { json, name, patience, text, tries } from "./support/fuzz.ts";

const lines = lineFields as readonly string[];

const value = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()) },
  fc.array(fc.oneof(text, fc.string({ unit: "grapheme", minLength: 1 }), json)),
  fc.array(fc.string({ minLength: 1 }), { minLength: 1 }).map((texts) => texts.join("\r\n")),
  json,
  fc.anything(),
);

const forms = fc
  .array(fc.tuple(fc.oneof(name, fc.constantFrom(...lines)), value), { minLength: 1, maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));

/** Texts that a form can carry: whole characters, and no line break or NUL. */
const sendable = fc.string({ unit: "grapheme" }).filter((found) => found.isWellFormed() && !/[\0\r\n]/.test(found));

/** What was meant: numbers as their digits, lists and fields of lines as lines. */
function meant([name, given]: [string, unknown]): [string, string] {
  if (Array.isArray(given)) return [name, given.join("\n")];
  const found = String(given);
  return [name, lines.includes(name) ? found.split(/\r?\n/).join("\n") : found];
}

/** The form, or undefined where the fields are refused in the one way that callers are told of. */
function encoded(form: Record<string, unknown>): string | undefined {
  try {
    return encodeForm(form);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The parts between which a line break is in its place. */
function partsOf(name: string, given: unknown): unknown[] {
  if (Array.isArray(given)) return given.map((line) => filled(line));
  return typeof given === "string" && lines.includes(name) ? given.split(/\r?\n/).map(filled) : [given];
}

/** An empty line is no part. */
function filled(line: unknown): unknown {
  return typeof line === "string" && line.trim() === "" ? undefined : line;
}

function isPlain(given: unknown): boolean {
  if (typeof given === "number") return /^-?\d+(\.\d+)?$/.test(String(given));
  return typeof given === "string" && !/[\0\r\n]/.test(given);
}

describe("the form encoder", patience, () => {
  test("refuses with an InputError, or writes what a form decodes to the same", () => {
    fc.assert(
      fc.property(forms, (form) => {
        const found = encoded(form);
        if (found === undefined) return;
        expect([...new URLSearchParams(found)]).toEqual(Object.entries(form).map(meant));
      }),
      tries(3000),
    );
  });

  test("writes nothing but what stands in a form: letters, digits, and what separates or escapes them", () => {
    fc.assert(
      fc.property(forms, (form) => {
        expect(encoded(form) ?? "").toMatch(/^[\w.*+%&=-]*$/);
      }),
      tries(2000),
    );
  });

  test("accepts only text, plain numbers and lists of text, and no line that is empty or broken", () => {
    fc.assert(
      fc.property(forms, (form) => {
        if (encoded(form) === undefined) return;
        const wrong = Object.entries(form).filter(([name, given]) => !partsOf(name, given).every(isPlain));
        expect(wrong).toEqual([]);
      }),
      tries(2000),
    );
  });

  test("accepts every text that a form can carry", () => {
    fc.assert(
      fc.property(fc.dictionary(sendable, sendable), (form) => {
        const plain = Object.fromEntries(Object.entries(form).filter(([name]) => !lines.includes(name)));
        expect([...new URLSearchParams(encodeForm(plain))]).toEqual(Object.entries(plain));
      }),
      tries(2000),
    );
  });

  test("keeps the number of lines, which is what is charged for", () => {
    const line = sendable.filter((found) => found.trim() !== "");
    const written = fc.constantFrom<(given: string[]) => unknown>(
      (given) => given,
      (given) => given.join("\n"),
      (given) => given.join("\r\n"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.array(line, { minLength: 1 }), written, (name, given, write) => {
        const sent = new URLSearchParams(encodeForm({ [name]: write(given) })).get(name);
        expect(sent?.split("\n")).toEqual(given);
      }),
      tries(2000),
    );
  });
});
