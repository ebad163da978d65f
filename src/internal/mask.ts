/** Stands where the key was. */
const MASK = "[key]";

/**
 * Takes the key out of a text that is thrown or written. An answer that echoes the key defeats every list of names, so this goes
 * by value, in whatever way a form, JSON or HTML writes the characters that are no letters or digits.
 */
export function mask(text: string, key: string): string {
  const pattern = key.replace(/\W/g, (character) => {
    const hex = character.charCodeAt(0).toString(16);
    return `(?:\\\\?\\${character}|(?:%|\\\\u00)${hex}|&#?\\w+;)`;
  });
  return text.replace(new RegExp(pattern, "gi"), MASK);
}
