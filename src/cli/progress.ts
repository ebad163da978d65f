/** How far a long list has come, on one line of the terminal that is gone afterwards. */
import type { Io } from "./io.ts";
import type { Output } from "./output.ts";

export type Progress = {
  /** So many more are done. */
  advance(count: number): void;
  /** Takes the line away. */
  clear(): Promise<void>;
};

/** Shorter lists are over before anybody wonders. */
const LONG = 200;

/** Shows nothing where no person reads stderr, and for short lists. Uses no escape codes: a return and spaces do. */
export function createProgress(io: Io, output: Output, total: number): Progress {
  if (io.stderr.isTTY !== true || io.env.TERM === "dumb" || total < LONG) {
    return { advance: () => {}, clear: async () => {} };
  }
  let done = 0;
  let shown = "";
  const show = (text: string) => {
    const written = output.say(`\r${text.padEnd(shown.length)}${text === "" ? "\r" : ""}`);
    shown = text;
    return written;
  };
  const state = () => `  ${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  void show(state());
  return {
    advance(count) {
      done = Math.min(total, done + count);
      void show(state());
    },
    clear: () => show(""),
  };
}
