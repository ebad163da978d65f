/** Stands where the key was. */
const MASK = "[key]";

/**
 * Takes the key out of a text that is thrown or written, as it is and as forms and JSON write it. An answer that
 * echoes the key defeats every list of names, so this goes by value.
 */
export function mask(text: string, key: string): string {
  const written = new URLSearchParams([["", key]]).toString().slice(1);
  const spellings = [key, encodeURIComponent(key), written, JSON.stringify(key).slice(1, -1)];
  return spellings.reduce((masked, spelling) => masked.replaceAll(spelling, MASK), text);
}
