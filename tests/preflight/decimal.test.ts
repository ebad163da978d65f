import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { multiply } from "../../src/preflight/decimal.ts";

/** Decimal text as the numerator of a fraction, and the power of ten below it. */
function fractionOf(text: string): [bigint, bigint] {
  const [whole = "", fraction = ""] = text.split(".");
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
}

const digits = (minLength: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), minLength, maxLength: 99 });
const amounts = fc.oneof(
  digits(1),
  fc.tuple(digits(1), digits(1)).map(([whole, fraction]) => `${whole}.${fraction}`),
);

describe("multiply", () => {
  test("gives exactly the product, whatever the amount, the factor and the places", () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.nat(6), (amount, factor, places) => {
        const [found, below] = fractionOf(multiply(amount, factor, places) ?? "");
        const [numerator, denominator] = fractionOf(amount);
        expect(found * denominator * 10n ** BigInt(places)).toBe(numerator * factor * below);
      }),
    );
  });

  test("writes no zero that could be left out, and no bare point", () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.nat(6), (amount, factor, places) => {
        expect(multiply(amount, factor, places)).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
      }),
    );
  });

  test.each([
    ["0.90", 1000n, 3, "0.9"],
    ["0.1", 3n, 0, "0.3"],
    ["8", 15n, 3, "0.12"],
    ["0.08011655652", 1n, 3, "0.00008011655652"],
    ["900.00", 1n, 0, "900"],
    ["100", 10n, 3, "1"],
    ["007.50", 2n, 0, "15"],
    ["1.5", 0n, 3, "0"],
    ["99999999999999999999.99", 99999999999999999999n, 3, "9999999999999999999899000000000000000.00001"],
  ])("of %s by %s, and %s places to the left, is %s", (amount, factor, places, product) => {
    expect(multiply(amount, factor, places)).toBe(product);
  });

  test.each(["", "abc", "1e-7", "-1", "+1", ".5", "1.", "1,5", " 1", "1\n", "0x10", "NaN", "1.2.3", "９"])(
    "has no product for %j",
    (amount) => {
      expect(multiply(amount, 1n, 0)).toBeUndefined();
    },
  );

  test("takes 99 digits before and behind the point, and not 100", () => {
    expect(multiply(`${"9".repeat(99)}.${"9".repeat(99)}`, 1n, 0)).toBe(`${"9".repeat(99)}.${"9".repeat(99)}`);
    expect(multiply("9".repeat(100), 1n, 0)).toBeUndefined();
    expect(multiply(`0.${"9".repeat(100)}`, 1n, 0)).toBeUndefined();
  });
});
