/** Decimal text, multiplied digit for digit. Floating point would show 0.1 × 3 as 0.30000000000000004. */

/** No price has more digits. Without an end, a panel could make a program multiply megabytes. */
const DECIMAL = /^(\d{1,99})(?:\.(\d{1,99}))?$/;

/**
 * Multiplies an amount by a whole number, and moves the point to the left. Exact: nothing is rounded, and only zeros at the
 * end go.
 *
 * @returns undefined when the amount is no decimal text of at most 99 digits before and behind the point.
 * @example
 * multiply("0.90", 1500n, 3); // "1.35"
 */
export function multiply(amount: string, factor: bigint, places: number): string | undefined {
  const [, whole, fraction = ""] = DECIMAL.exec(amount) ?? [];
  if (whole === undefined) return undefined;
  const scale = fraction.length + places;
  const digits = String(BigInt(whole + fraction) * factor).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.?0*$/, "");
}
