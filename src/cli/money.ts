/** Amounts as decimal text, compared digit for digit. */

/** Longer than the longest price that preflight makes, and short enough to be compared in no time. */
const DECIMAL = /^(\d{1,250})(?:\.(\d{1,250}))?$/;

/** Whether a text is an amount that {@link isMore} can compare. */
export function isAmount(text: string): boolean {
  return DECIMAL.test(text);
}

/** Whether the first amount is more than the second. What is no amount is taken for more: a cap must not let it pass. */
export function isMore(first: string, second: string): boolean {
  const [a, b] = [DECIMAL.exec(first), DECIMAL.exec(second)];
  if (!a || !b) return true;
  const places = Math.max(a[2]?.length ?? 0, b[2]?.length ?? 0);
  const digits = ([, whole = "", fraction = ""]: RegExpExecArray) => BigInt(whole + fraction.padEnd(places, "0"));
  return digits(a) > digits(b);
}
