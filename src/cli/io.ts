/** What a run talks to, so that tests can hand it something else than their own process. */

/** A stream, and whether a person sits at it. */
type Input = NodeJS.ReadableStream & { isTTY?: boolean | undefined };

/** A stream, whether a person reads it, and how wide that person's window is. */
export type Sink = NodeJS.WritableStream & { isTTY?: boolean | undefined; columns?: number | undefined };

/** Everything from outside. */
export type Io = {
  /** What follows the program's name. */
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  stdin: Input;
  stdout: Sink;
  stderr: Sink;
  /** Ends the run; its reason is an `Interruption`. */
  signal: AbortSignal;
};

/** Whether somebody can be asked. Without a person at both ends the program never waits for input. */
export function canAsk({ stdin, stderr }: Io): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}
