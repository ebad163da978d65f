/** Orders that no type allows, as plain JavaScript and parsed JSON bring them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeForm } from "../../src/internal/form.ts";
import { preflight } from "../../src/preflight/index.ts";
import { type Fields, forms, now, serviceOf } from "./forms.ts";

const link = "https://example.com/p/1";
const missing = ["service", "link", "quantity"].map((field) => ({ field, problem: "is missing" }));

describe("an order that is none", () => {
  test.each([undefined, null, 5, true, "", [], {}, () => {}, Symbol("order"), 5n])("lacks every field: %s", (order) => {
    const verdict = preflight(serviceOf("Default"), order as never);
    expect(verdict).toEqual({
      ok: false,
      problems: missing,
      units: undefined,
      cost: undefined,
      reason: "service is missing",
    });
    expect(preflight(serviceOf("Default"))(order as never)).toEqual(verdict);
  });
});

describe("field names", () => {
  test.each([
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "",
    "link*",
    "quantity ",
    "Link",
    "key",
    "action",
  ])("include no %j", (name) => {
    const order = JSON.parse(`{"service":1,"link":"${link}","quantity":100,${JSON.stringify(name)}:"x"}`);
    expect(preflight(serviceOf("Default"), order).problems).toEqual([
      { field: name, problem: "is no field of this type" },
    ]);
  });

  test("are the order's own: inherited ones are not sent, and missing here", () => {
    const order = Object.create({ service: 1, link, quantity: 100 });
    expect(preflight(serviceOf("Default"), order).problems).toEqual(missing);
  });

  test("may be a hundred thousand foreign ones", () => {
    const foreign = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`field ${index}`, 1]));
    expect(preflight(serviceOf("Package"), { service: 1, link, ...foreign }).problems).toHaveLength(200_000);
  });
});

describe("values", () => {
  test.each([
    NaN,
    Infinity,
    -Infinity,
    0,
    -1,
    0.5,
    1e21,
    "",
    " ",
    "1.0",
    "1e3",
    "0x10",
    " 1",
    "1\n",
    "１",
    "9".repeat(100),
    true,
    [],
    ["1"],
    {},
    5n,
  ])("are no quantity: %s", (quantity) => {
    const { problems } = preflight(serviceOf("Default"), { service: 1, link, quantity } as never);
    expect(problems).toEqual([
      { field: "quantity", problem: expect.stringMatching(/^must be a whole number, 1 or more, and is ./) },
    ]);
  });

  test.each([
    [Object.create(null), "an object"],
    [{ toString: () => expect.fail("was read") }, "an object"],
    [Symbol("s"), "Symbol(s)"],
    ["x".repeat(10_000), `"${"x".repeat(39)}`],
    ['a"\n\u001b[31m', '"a\\"\\n\\u001b[31m"'],
  ])("are shown to people in short: %#", (quantity, shown) => {
    const { problems } = preflight(serviceOf("Default"), { service: 1, link, quantity } as never);
    expect(problems[0]?.problem).toBe(`must be a whole number, 1 or more, and is ${shown}`);
  });

  test("may be numbers in a field of text, as they go over the wire", () => {
    const order = { service: 1, link, quantity: 100, hashtag: 2027 };
    expect(preflight(serviceOf("Mentions Hashtag"), order).ok).toBe(true);
  });

  test.each(["", "a\nb", "a\rb", "a\0", "\ud83d", ["a"], null])("are no link: %j", (bad) => {
    const { problems } = preflight(serviceOf("Package"), { service: 1, link: bad } as never);
    expect(problems).toEqual([{ field: "link", problem: "must be one line of text" }]);
  });

  test.each([
    [[]],
    [["a", ""]],
    [["a", "b\nc"]],
    [["a", 1]],
    [new Array(1)],
    ["a\n"],
    ["a\n \nb"],
    [""],
    [null],
    [["\ud83d"]],
  ])("are no comments: %j", (comments) => {
    const { problems } = preflight(serviceOf("Custom Comments"), { service: 1, link, comments } as never);
    expect(problems).toEqual([{ field: "comments", problem: "must be lines of text, and none empty" }]);
  });
});

describe("preflight", () => {
  const orders = fc.oneof(
    fc.anything({
      withBigInt: true,
      withNullPrototype: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
      withTypedArray: true,
      withObjectString: true,
    }),
    fc.dictionary(fc.string(), fc.anything()),
  );
  const types = fc.oneof(fc.constantFrom(...forms.map(({ type }) => type)), fc.string());

  test("never throws, and names each problem's field, whatever it is given", () => {
    fc.assert(
      fc.property(types, orders, (type, order) => {
        const { ok, problems } = preflight(serviceOf(type), order as never, { now });
        expect(ok).toBe(problems.length === 0);
        for (const { field, problem } of problems)
          expect(`${typeof field} ${problem}`).toMatch(/^string (is|must|goes) /);
      }),
      { numRuns: 500 },
    );
  });

  test("leaves nothing for the client to refuse", () => {
    const values = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.double(),
      fc.array(fc.string({ unit: "binary" })),
      fc.anything(),
    );
    const cases = fc.constantFrom(...forms).chain(({ type, full }) => {
      const changed = fc.dictionary(fc.constantFrom(...Object.keys(full)), values, { maxKeys: 2 });
      return changed.map((fields) => [type, { ...full, ...fields }] as [string, Fields]);
    });
    fc.assert(
      fc.property(cases, ([type, order]) => {
        if (preflight(serviceOf(type), order as never, { now }).ok) expect(encodeForm(order)).toContain("service=1");
      }),
      { numRuns: 2000 },
    );
  });

  test("changes neither the order nor the service", () => {
    for (const { type, full } of forms) {
      const [order, service] = [Object.freeze(structuredClone(full)), Object.freeze(serviceOf(type))];
      preflight(service, order as never, { now });
      expect([order, service]).toEqual([full, serviceOf(type)]);
    }
  });

  test("judges many orders by one service", () => {
    const orders = [100, 0].map((quantity) => ({ service: 1, link, quantity }));
    const judge = preflight(serviceOf("Default"));
    expect(orders.map((order) => judge(order).ok)).toEqual([true, false]);
  });
});
