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
  let marked = "";
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const start = quote < 0 ? text.length : quote;
    const end = quote < 0 ? start : endOfString(text, quote);
    marked += text.slice(at, start).replace(/-?\d[\d.eE+-]*/g, `"${MARK}$&"`) + text.slice(start, end);
    at = end;
  }
  return JSON.parse(marked, (_, value) =>
    typeof value === "string" && value.startsWith(MARK) ? new Exact(value.slice(MARK.length)) : value,
  );
}

/** By hand, because a regular expression runs out of stack at a string of some megabytes. */
function endOfString(text: string, start: number): number {
  let end = start;
  let slashes: number;
  do {
    end = text.indexOf('"', end + 1);
    slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes++;
  } while (slashes % 2 === 1);
  return end + 1;
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
  const point = whole.length + Number(exponent);
  const digits = (whole + fraction).padStart(whole.length + fraction.length - Math.min(point - 1, 0), "0");
  const split = Math.max(point, 1);
  const filled = digits.padEnd(split, "0");
  const decimals = filled.slice(split);
  return sign + filled.slice(0, split).replace(/^0+(?=\d)/, "") + (decimals && `.${decimals}`);
}
