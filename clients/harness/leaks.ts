/** Finds the key in what a client lets out, however it is spelt there. */

/** A shorter key would be found everywhere. */
const SHORTEST = 8;

/** Names the spellings of the key that stand in a text. */
export function leaksIn(text: string, key: string): string[] {
  if (key.length < SHORTEST) return [];
  return spellingsOf(key)
    .filter(([, spelling]) => text.toLowerCase().includes(spelling.toLowerCase()))
    .map(([name]) => name);
}

function spellingsOf(key: string): [name: string, spelling: string][] {
  const form = new URLSearchParams({ k: key }).toString().slice(2);
  const json = JSON.stringify(key).slice(1, -1);
  const spellings: [string, string][] = [
    ["as it is", key],
    ["percent-encoded", encodeURIComponent(key)],
    ["as a form", form],
    ["in JSON", json],
    ["in JSON within JSON", JSON.stringify(json).slice(1, -1)],
    ["in hex", Buffer.from(key).toString("hex")],
    ...[0, 1, 2].flatMap((before): [string, string][] => {
      const text = inBase64(key, before);
      return [
        ["in base64", text],
        ["in base64", text.replaceAll("+", "-").replaceAll("/", "_")],
      ];
    }),
  ];
  // Of a spelling that is the same in several ways, the first name says most.
  return spellings.filter(([, one], place) => spellings.findIndex(([, other]) => other === one) === place);
}

/** What base64 makes of the key when so many bytes stand before it: the characters that nothing else decides. */
function inBase64(key: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(key)]);
  return bytes.toString("base64").slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

/** All texts in a value, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Object(value) !== value) return [];
  return Object.entries(value as object).flatMap(([name, child]) => [name, ...textsIn(child)]);
}
