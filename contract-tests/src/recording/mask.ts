/** Takes the keys of other people's calls out of everything that is written: each call may come with one of its own. */
import { isUtf8 } from "node:buffer";
import { createMask } from "../../../src/internal/mask.ts";

/** Takes secrets out of a text. */
export type Mask = (text: string) => string;

/** Stands where the value of a secret field was. */
export const HIDDEN = "***";

/** What the names of fields that hold a secret look like: `key`, and what a caller may have sent in its place. */
export const SECRET_NAME = /^(x[-_])?(api[-_]?)?key$|token|secret|passw|^auth|cookie|session/i;

/** What is shorter protects nothing, and stands in other words by chance: only its field is hidden. */
export const SHORTEST = 8;

/** What is longer was never a key, and takes long to look for. */
const LONGEST = 1000;

/** Keys that are remembered. A proxy may run for weeks, and every call may have another. */
const MOST = 1000;

/** Keys that are looked for in every answer: a panel may give back that of another user. */
const RECENT = 20;

export type Vault = {
  /** Remembers the keys of a call, and gives the mask for what came of it. */
  add(keys: readonly string[]): Mask;
  /** Takes out all that are remembered. Of more keys than are, each is out of what is written before the next ones come. */
  mask: Mask;
};

export function createVault(): Vault {
  const masks = new Map<string, Mask>();
  let recent: Mask = (text) => text;
  const remember = (key: string) => {
    const known = masks.get(key);
    if (known) return known;
    const mask = createKeyMask(key);
    masks.set(key, mask);
    const [oldest] = masks.keys();
    if (masks.size > MOST && oldest !== undefined) masks.delete(oldest);
    recent = joined([...masks.values()].slice(-RECENT));
    return mask;
  };
  return {
    add(keys) {
      const own = keys.filter(({ length }) => length >= SHORTEST && length <= LONGEST).map(remember);
      return joined([...own, recent]);
    },
    // The placeholder counts as a key itself, so that a line for the shell says where the key belongs.
    mask: (text) => (text === HIDDEN ? "[key]" : joined([...masks.values()])(text)),
  };
}

function joined(masks: readonly Mask[]): Mask {
  return (text) => masks.reduce((masked, mask) => mask(masked), text);
}

/** The client's mask, for the keys that a panel gives out. Other callers send other texts. */
function createKeyMask(key: string): Mask {
  if (/^[\x21-\x7e]+$/.test(key)) return createMask(key);
  const expression = new RegExp(formsOf(key).map(literally).join("|"), "gi");
  return (text) => text.replace(expression, "[key]");
}

/** As it is, and as forms, addresses, JSON and base64 write it. */
function formsOf(key: string): string[] {
  const text = key.toWellFormed();
  const json = JSON.stringify(text).slice(1, -1);
  const inForm = new URLSearchParams({ key: text }).toString().slice("key=".length);
  const inAscii = json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${hex(unit)}`);
  const coded = Buffer.from(text).toString("base64").replace(/=+$/, "");
  return [...new Set([key, inForm, encodeURIComponent(text), json, inAscii, coded])];
}

function literally(text: string): string {
  return text.replace(/\W/g, (unit) => `\\u${hex(unit)}`);
}

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, "0");
}

/** Bytes with the keys taken out of them, be they text or not; the same bytes where there is none. */
export function maskBytes(body: Uint8Array, mask: Mask): Uint8Array {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const coding = isUtf8(bytes) ? "utf8" : "latin1";
  const text = bytes.toString(coding);
  const masked = mask(text);
  return masked === text ? body : Buffer.from(masked, coding);
}
