/** Asks before something is done that cannot be undone. */
import { createInterface } from "node:readline/promises";
import type { Io } from "./io.ts";
import type { Output } from "./output.ts";

/** Whether the person says yes. Everything else, an empty line and the end of the input too, is a no. */
export async function confirm(io: Io, output: Output, question: string): Promise<boolean> {
  await output.say(`${question} [y/N] `);
  // Not as a terminal: then Ctrl-C stays a signal, and no escape codes are written.
  const lines = createInterface({ input: io.stdin, terminal: false });
  try {
    const ended = new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined)));
    const asked = lines.question("", { signal: io.signal });
    // When the input has ended first, nobody waits for this any more.
    asked.catch(() => {});
    const answer = await Promise.race([asked, ended]);
    if (answer === undefined) await output.say("\n");
    return /^y(es)?$/i.test(answer?.trim() ?? "");
  } catch (error) {
    await output.say("\n");
    io.signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}
