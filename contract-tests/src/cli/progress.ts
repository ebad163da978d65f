/** Which probe is under way, on one line of the terminal that is gone afterwards. */
import type { Context } from "./context.ts";

export type Progress = { show: (id: string) => void; clear: () => Promise<void> };

/** Shows nothing where no person reads stderr. Uses no escape codes: a return and spaces do. */
export function createProgress({ io, output }: Context): Progress {
  if (io.stderr.isTTY !== true || io.env.TERM === "dumb") return { show: () => {}, clear: async () => {} };
  let count = 0;
  let shown = "";
  const write = (text: string) => {
    const written = output.say(`\r${text.padEnd(shown.length)}${text === "" ? "\r" : ""}`);
    shown = text;
    return written;
  };
  return {
    show: (id) => {
      count++;
      void write(`  call ${count}: ${id}`);
    },
    clear: () => write(""),
  };
}
