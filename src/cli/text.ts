/** Makes text of strangers fit for a terminal. */
import { stripVTControlCharacters } from "node:util";

/** Control characters, and line breaks of every kind. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Characters that show nothing, save the joiner of emoji. Some of them turn the direction of the text around. */
const INVISIBLE = /(?!\u200d)[\p{Cf}\u3164\uffa0]/gu;

/**
 * One line that shows what it holds: whoever names a service could otherwise clear the screen, set its title, or write a
 * price backwards. Composed, since a name from a Mac comes in single letters of Hangul, which terminals do not all join.
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(CONTROL, " ")
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .toWellFormed()
    .trim();
}
