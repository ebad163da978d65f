/** The validators beside the description itself, as Ajv reads it whole, on answers that nobody thought of. */
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDescription, resolve, type Schema } from "../../contract-tests/src/description.ts";
import type { Operation } from "../../src/operations.ts";
import { validator } from "../../src/validate/index.ts";
import { root } from "../support/checkout.ts";

const { document, operations } = await readDescription(join(root, "generated", "actions.yaml"));
const validate = validator({ mode: "strict" });

/** The branch of an answer that is no refusal. */
function dataOf(answer: Schema): Schema {
  const branches = resolve(document, answer).oneOf as Schema[];
  return branches.find((branch) => !branch.$ref?.toString().endsWith("/Refusal")) as Schema;
}

/** The keywords that answers have. */
type Documented = {
  type?: string;
  enum?: string[];
  pattern?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  oneOf?: Schema[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: Schema;
};

/** Extra fields; none of them is called like a documented one. */
const extra = fc.dictionary(
  fc.oneof(fc.constantFrom("dripfeed", "desc", "average_time", "constructor", "toString"), fc.stringMatching(/^x\w*$/)),
  fc.jsonValue({ maxDepth: 1 }),
  { maxKeys: 3 },
);

/** Answers as a schema documents them. */
function answersOf(given: Schema): fc.Arbitrary<unknown> {
  const schema = resolve(document, given) as Documented;
  const { type, pattern, minLength = 0, minimum = -Infinity, maximum = Infinity } = schema;
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return fc.oneof(...branches.map(answersOf));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  if (type === "string") return fc.string({ minLength, unit: "grapheme" });
  if (type === "boolean") return fc.boolean();
  if (type === "integer") return fc.maxSafeInteger().filter((id) => id >= minimum && id <= maximum);
  if (schema.items) return fc.array(answersOf(schema.items), { maxLength: 4 });
  const { properties = {}, propertyNames, additionalProperties } = schema;
  if (propertyNames && additionalProperties) {
    const ids = answersOf({ type: "string", ...propertyNames }) as fc.Arbitrary<string>;
    return fc.dictionary(ids, answersOf(additionalProperties), { maxKeys: 4 });
  }
  const fields = Object.entries(properties).map(([name, field]) => [name, answersOf(field)]);
  return fc.tuple(extra, fc.record(Object.fromEntries(fields))).map(([more, data]) => ({ ...more, ...data }));
}

/** Names and values that the description gives a meaning, and such that it does not. */
const names = fc.constantFrom(
  "error",
  "order",
  "refill",
  "status",
  "charge",
  "rate",
  "cancel",
  "currency",
  "10",
  "0",
  "x",
);
const values = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    "",
    "1",
    "0.5",
    "1.",
    ".5",
    "١",
    "1\n",
    "USD",
    0,
    1,
    -1,
    0.5,
    true,
    [],
    {},
    { error: "no" },
    { error: 5 },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

type Change = { steps: number[]; value: unknown; name: string; how: "set" | "delete" | "add" };

const changes: fc.Arbitrary<Change> = fc.record({
  steps: fc.array(fc.nat(20), { maxLength: 3 }),
  value: values,
  name: names,
  how: fc.constantFrom("set" as const, "delete" as const, "add" as const),
});

/** The answer with one thing changed, somewhere in it. */
function changed(answer: unknown, { steps: [step, ...deeper], value, name, how }: Change): unknown {
  if (step === undefined || typeof answer !== "object" || answer === null) return value;
  const copy = (Array.isArray(answer) ? [...answer] : { ...answer }) as Record<string, unknown>;
  const keys = Object.keys(copy);
  const key = how === "add" && deeper.length === 0 ? name : keys[step % keys.length];
  if (key === undefined) return value;
  if (how === "delete" && deeper.length === 0 && !Array.isArray(copy)) delete copy[key];
  else copy[key] = deeper.length === 0 ? value : changed(copy[key], { steps: deeper, value, name, how });
  return copy;
}

/**
 * The description as it stands, save that data with a refusal beside it may be both: the client reads it as a refusal, and that is
 * no problem.
 */
function compileWhole(): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const schemas = JSON.parse(JSON.stringify(document.components.schemas).replaceAll('"oneOf"', '"anyOf"'));
  ajv.addSchema({ $id: "whole:", components: { schemas } });
  return new Map(
    operations.map(({ id, answer }) => [id, ajv.compile({ $ref: `whole:${dataOf(answer).$ref}` }) as ValidateFunction]),
  );
}

const whole = compileWhole();

describe.each(operations.map(({ id, answer }) => ({ id: id as Operation, answer })))(
  "the validator of $id",
  ({ id, answer }) => {
    const answers = answersOf(dataOf(answer));
    const judge = whole.get(id) as ValidateFunction;

    test("has no problem with any documented answer, whatever fields it has besides", () => {
      fc.assert(
        fc.property(answers, (given) => {
          expect(validate(id, given)).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });

    test("has a problem with a changed answer when the description has one, and only then", () => {
      const seen = { good: 0, bad: 0 };
      fc.assert(
        fc.property(answers, fc.array(changes, { minLength: 1, maxLength: 2 }), (given, all) => {
          const made = all.reduce<unknown>(changed, given);
          const problems = validate(id, made);
          seen[problems.length === 0 ? "good" : "bad"]++;
          expect(problems.length === 0).toBe(judge(made));
          for (const problem of problems) {
            expect(problem).toMatch(/^((\/[\w*]+)+|the answer) is [^,]+, documented as (?!undefined)|^\d+ more$/);
          }
        }),
        { numRuns: 1000 },
      );
      expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(10);
    });
  },
);
