/** Every service type: what it needs, what it may have, and what it does not know. */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineFields } from "../../generated/operations.ts";
import { encodeForm } from "../../src/internal/form.ts";
import { preflight } from "../../src/preflight/index.ts";
import { everyField, type Fields, type Form, forms, now, serviceOf } from "./forms.ts";

/** The names of the fields at fault. */
function faults(type: string, order: unknown): string[] {
  return preflight(serviceOf(type), order as Fields as never, { now }).problems.map(({ field }) => field);
}

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));
}

describe("the description", () => {
  test("has 17 order forms, each with an example", () => {
    expect(forms.filter(({ minimal, required }) => Object.keys(minimal).length === required.length)).toHaveLength(17);
  });
});

describe.each(forms.map((form) => [form.type, form] as const))("%s", (type, { required, fields, minimal, full }) => {
  test("passes with what it needs", () => {
    expect(preflight(serviceOf(type), minimal as never, { now })).toMatchObject({ ok: true, problems: [] });
  });

  test("passes with everything it may have", () => {
    expect(faults(type, full)).toEqual([]);
  });

  test.each(required)("needs %s", (name) => {
    expect(faults(type, without(minimal, name))).toEqual([name]);
  });

  test.each(required)("does not take undefined for %s", (name) => {
    expect(faults(type, { ...minimal, [name]: undefined })).toEqual([name]);
  });

  test.each(everyField.filter((name) => !fields.includes(name)))("does not know %s", (name) => {
    const { problems } = preflight(serviceOf(type), { ...minimal, [name]: 1 } as never, { now });
    expect(problems).toEqual([{ field: name, problem: "is no field of this type" }]);
  });
});

/** Values that fit some field, and values that fit none. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    1,
    2,
    3,
    5,
    600,
    "0",
    "1",
    "05",
    1000,
    "1000",
    1.5,
    -1,
    "-1",
    "1e3",
    " 1",
    NaN,
    1e21,
    "x",
  ),
  fc.constantFrom<unknown>(
    "",
    " ",
    "a\nb",
    "a\r\nb",
    "a\n",
    "\n",
    "a\rb",
    "a\0b",
    "\ud800",
    "정말 👏",
    "31/12/2027",
    "2027-12-31",
  ),
  fc.constantFrom<unknown>([], ["a"], ["a", "b"], ["a", ""], ["a", " "], ["a\nb"], [1], [undefined], new Array(2), [
    "\udc00",
  ]),
  fc.constantFrom<unknown>(undefined, null, true, {}, 5n),
  fc.string(),
  fc.integer(),
);

/** An order of a form, with some of its fields changed, left out, or added from other forms. */
function ordersOf({ full }: Form): fc.Arbitrary<Fields> {
  const changes = fc.array(fc.tuple(fc.constantFrom(...everyField.filter((name) => name !== "service")), values), {
    maxLength: 3,
  });
  const kept = fc.subarray(Object.keys(full), { minLength: Math.max(0, Object.keys(full).length - 1) });
  return fc.tuple(kept, changes).map(([names, changed]) => ({
    ...Object.fromEntries(names.map((name) => [name, full[name]])),
    ...Object.fromEntries(changed),
  }));
}

/** Whether the client sends an order, and the description allows what then goes over the wire. */
function judgeBy({ schema }: Form): (order: Fields) => boolean {
  const judge = new Ajv2020({ strict: false }).compile(schema);
  // Ajv's own coercion would take "1e3" and " 1" for whole numbers.
  const read = (name: string, text: string) =>
    schema.properties?.[name]?.type === "integer" && /^-?\d+$/.test(text) ? Number(text) : text;
  return (order) => {
    let wire: string;
    try {
      wire = encodeForm(order);
    } catch {
      return false;
    }
    const fields = [...new URLSearchParams(wire)].map(([name, text]) => [name, read(name, text)]);
    return judge({ key: "k", action: "add", ...Object.fromEntries(fields) });
  };
}

/** What no schema of the description can say. Lists are for the fields that are lines. */
function hangsTogether(order: Fields): boolean {
  const lists = Object.keys(order).filter((name) => Array.isArray(order[name]));
  if (lists.some((name) => !(lineFields as readonly string[]).includes(name))) return false;
  const { min, max, type_of_traffic: traffic, google_keyword: keyword, referring_url: url } = order;
  const isCrossed = min !== undefined && max !== undefined && Number(min) > Number(max);
  return !isCrossed && (keyword === undefined || Number(traffic) === 1) && (url === undefined || Number(traffic) === 2);
}

describe("preflight, beside the description's own schema", () => {
  test.each(forms.map((form) => [form.type, form] as const))("judges any order of %s alike", (type, form) => {
    const judge = judgeBy(form);
    let [passed, failed] = [0, 0];
    fc.assert(
      fc.property(ordersOf(form), (order) => {
        const isFine = judge(order) && hangsTogether(order);
        isFine ? passed++ : failed++;
        expect(faults(type, order).length === 0).toBe(isFine);
      }),
      { numRuns: 400 },
    );
    expect(Math.min(passed, failed)).toBeGreaterThan(10);
  });
});
