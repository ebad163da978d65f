/** CSV as RFC 4180 has it, safe to open in a spreadsheet. */

/** How a formula begins, in the wide form of Asian keyboards too. A spreadsheet runs it when the file is opened. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]/u;

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Control characters, save the line break and the tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

/** Writes lines of cells. */
export function csv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string): string {
  const text = value.replace(/\r\n?/g, "\n").replace(CONTROL, "");
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
