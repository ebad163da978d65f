/** Takes the key out of a text. */
export type Hide = (text: string) => string;

/** Stands where the key was. */
const MASK = "[key]";

/**
 * Takes the key out of a text that is thrown or written. An answer that echoes the key defeats every list of names, so this goes
 * by value, in whatever way a form, JSON or HTML writes the characters that are no letters or digits, and in base64.
 */
export function createMask(key: string): Hide {
  const plain = key.replace(/\W/g, (character) => {
    const hex = character.charCodeAt(0).toString(16);
    return `(?:\\\\*\\${character}|(?:%(?:25)*|\\\\+u00)${hex}|&#?\\w+;)`;
  });
  // A short one could stand anywhere by chance.
  const coded = [0, 1, 2].map((before) => base64Of(key, before)).filter((text) => text.length > 7);
  const pattern = new RegExp([plain, ...coded].join("|"), "gi");
  return (text) => text.replace(pattern, MASK);
}

/** What base64 makes of the key when so many bytes stand before it: less the characters that its neighbours share. */
function base64Of(key: string, before: number): string {
  const text = btoa(" ".repeat(before) + key).slice(before && before + 1);
  const shared = text.endsWith("=") ? /.=+$/ : /$/;
  return text.replace(shared, "").replace(/[+/]/g, "[-+/_]");
}
