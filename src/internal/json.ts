/** JSON whose numbers keep all their digits. `JSON.parse` alone turns 9007199254740993 into 9007199254740992, another order. */

/** A number as it was written. */
export class Exact {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/** Begins the text that stands in for a number while it is parsed. */
const MARK = "\u{F8FF}number ";

/** Parses JSON with an {@link Exact} in the place of each number. */
export function parseExactly(text: string): unknown {
  let isInString = false;
  // Token by token, because an expression for whole strings runs out of stack at one of some megabytes.
  const marked = text.replace(/\\.|"|-?\d[\d.eE+-]*/g, (token) => {
    if (token === '"') isInString = !isInString;
    return isInString || token === '"' ? token : `"${MARK}${token}"`;
  });
  return JSON.parse(marked, (_, value) =>
    typeof value === "string" && value.startsWith(MARK) ? new Exact(value.slice(MARK.length)) : value,
  );
}

/** Makes plain numbers of all that are left, in place. */
export function loosen(value: unknown): unknown {
  if (value instanceof Exact) return Number(value.digits);
  if (Object(value) === value) {
    const holder = value as { [field: string]: unknown };
    for (const field of Object.keys(holder)) holder[field] = loosen(holder[field]);
  }
  return value;
}

/** Writes 1.5e-7 as 0.00000015. Numbers with more digits in their exponent than any amount has stay as they are. */
export function plain(number: string): string {
  const [, sign = "", whole = "", fraction = "", exponent] = /^(-?)(\d+)\.?(\d*)e([+-]?\d{1,3})$/i.exec(number) ?? [];
  if (!exponent) return number;
  const shift = Number(exponent);
  const zeros = "0".repeat(Math.abs(shift));
  const digits = zeros + whole + fraction + zeros;
  const start = zeros.length + whole.length;
  const decimals = digits.slice(start + shift, start + Math.max(fraction.length, shift));
  return sign + digits.slice(0, start + shift).replace(/^0+(?=\d)/, "") + (decimals && `.${decimals}`);
}
