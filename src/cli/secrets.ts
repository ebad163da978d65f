/** Keeps the key out of everything that is written. */
import { createMask } from "../internal/mask.ts";

/** A key at least this long stands in no number by chance. */
const LONG = 8;

/** Takes secrets out of text. */
export type Masker = {
  /** From now on, this text is not written. What cannot be a key is left out: it is sent nowhere, and echoed by nobody. */
  add(secret: string): void;
  /** For talk: takes the secrets out wherever they stand. */
  text(text: string): string;
  /** For data: the same, but a number stays, so that a short key does not corrupt an id or a price. */
  value(text: string): string;
};

export function createMasker(): Masker {
  const masks = new Map<string, (text: string) => string>();
  const hide = (text: string, isHidden: (secret: string) => boolean) => {
    let masked = text;
    for (const [secret, mask] of masks) if (isHidden(secret)) masked = mask(masked);
    return masked;
  };
  return {
    add(secret) {
      if (/^[\x21-\x7e]+$/.test(secret)) masks.set(secret, createMask(secret));
    },
    text: (text) => hide(text, () => true),
    value(text) {
      const isNumber = /^-?\d+(\.\d+)?$/.test(text);
      return hide(text, ({ length }) => !isNumber || length >= LONG);
    },
  };
}
