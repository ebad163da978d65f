/** JSON whose whole numbers keep all their digits: a wrong last digit is another order. */

type Source = { source?: string };
type Parse = (text: string, revive: (name: string, value: unknown, context: Source) => unknown) => unknown;

/** Whole numbers that a number cannot hold become a `bigint`. */
export function parseExactly(text: string): unknown {
  return (JSON.parse as unknown as Parse)(text, (_, value, { source }) =>
    typeof value === "number" && source && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
      ? BigInt(source)
      : value,
  );
}

const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** Writes what {@link parseExactly} reads. */
export function writeExactly(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, found) => (typeof found === "bigint" ? rawJSON(String(found)) : found), indent);
}
