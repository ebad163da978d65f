/** Makes text of strangers fit to be shown: in a terminal, in XML and HTML, and in JSON that somebody prints. */

/**
 * What shows nothing, or turns the direction of the text around: control and format characters save the joiner of emoji,
 * line breaks of every kind, halves of a pair, and the two that XML has no way to write.
 */
const HIDDEN = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffe\uffff]/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** One line that shows what it holds: a hidden character stands there as its number. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => SHORT[character] ?? units(character));
}

/** Text for XML and HTML, between tags and in attributes. */
export function markup(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON with two spaces, in which hidden characters are escaped: some terminals obey them. */
export function json(value: unknown): string {
  // A line break outside of a text is the layout; one inside is escaped already.
  return `${JSON.stringify(value, null, 2).replace(HIDDEN, (character) => (character === "\n" ? character : units(character)))}\n`;
}

function units(character: string): string {
  return Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join("");
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** The beginning of a text that is too long. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // Cut between the halves of a pair, the text would end in something that no file can hold.
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…`;
}
