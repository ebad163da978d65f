/** Whether to colour, and how. */
import type { Io, Sink } from "./io.ts";

/** What `--color` takes. */
export const COLOUR_MODES = ["always", "never", "auto"] as const;

export type ColourMode = (typeof COLOUR_MODES)[number];

/** Puts a style around a text, or leaves it as it is. */
type Style = (text: string) => string;

export type Styles = { strong: Style };

const PLAIN: Styles = { strong: (text) => text };

const COLOURED: Styles = { strong: (text) => `\x1b[1m${text}\x1b[22m` };

/** The styles for one stream. */
export function stylesFor(sink: Sink, mode: ColourMode, env: Io["env"]): Styles {
  return wantsColour(sink, mode, env) ? COLOURED : PLAIN;
}

/** Whether to colour what goes to one stream. A flag beats the environment, and the environment beats what the stream is. */
export function wantsColour(sink: Sink, mode: ColourMode, env: Io["env"]): boolean {
  if (mode !== "auto") return mode === "always";
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return !/^(0|false)$/.test(env.FORCE_COLOR);
  return sink.isTTY === true && env.TERM !== "dumb";
}
