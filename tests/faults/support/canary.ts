/** One known key, and the search for it in everything that a call leaves behind. */
import { inspect } from "node:util";

/** Holds every character that a form, a URL, JSON or HTML writes in another way. */
export const KEY = 'c4n@ry+/="%k&\\y';

const form = new URLSearchParams([["", KEY]]).toString().slice(1);
const json = JSON.stringify(KEY).slice(1, -1);
const html = KEY.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** The key as panels echo it: raw, in a form, percent-encoded, in JSON, in JSON as PHP writes it, in HTML. */
export const ECHO = [KEY, `key=${form}`, encodeURIComponent(KEY), json, json.replaceAll("/", "\\/"), html].join(" | ");

/** Where the first characters of the key stand, a part of it has got out, even when the rest was cut off. */
const beginnings = ["c4n@ry", "c4n%40ry", "c4n\\u0040ry", "c4n&#64;ry", "c4n&#x40;ry"];

/** What base64 makes of the key wherever it begins in the text that is encoded: the characters that nothing else decides. */
function inBase64(offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(KEY)]);
  return bytes.toString("base64").slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

const encoded = [0, 1, 2].map(inBase64);
const inUrl = encoded.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
const needles = [...beginnings, form, json, html, ...encoded, ...inUrl, Buffer.from(KEY).toString("hex")];

/** Each text that is written within another adds backslashes. */
const bare = (text: string) => text.toLowerCase().replaceAll("\\", "");

/** The spellings of the key, or of its beginning, that stand in what a log could take from a value. */
export function leaksIn(value: unknown): string[] {
  const shown = bare(tracesOf(value).join("\n"));
  return [...new Set(needles.filter((needle) => shown.includes(bare(needle))))];
}

function tracesOf(value: unknown): string[] {
  const shown = inspect(value, { showHidden: true, depth: null, maxStringLength: null, maxArrayLength: null });
  return [shown, written(value), ...textsIn(value, new Set())];
}

/** Also what does not enumerate, and what getters give: stacks, causes, the errors of an AggregateError. */
function textsIn(value: unknown, seen: Set<unknown>): string[] {
  if (typeof value === "string") return [value];
  if (Object(value) !== value || seen.has(value)) return [];
  seen.add(value);
  const names = Reflect.ownKeys(value as object);
  const parts = names.flatMap((name) => textsIn((value as Record<PropertyKey, unknown>)[name], seen));
  return [...names.map(String), ...parts];
}

function written(value: unknown): string {
  try {
    return String(JSON.stringify(value));
  } catch {
    return "";
  }
}
