/** Exit codes, and the errors that carry one. */
import { constants } from "node:os";

/** Exit codes of every command. */
export const EXIT = {
  /** Done. */
  ok: 0,
  /** The panel said no, to the call or to some of its ids, or the person at the terminal did. */
  no: 1,
  /** The command line, the key or a file has to be mended. Nothing was ordered, refilled or cancelled. */
  usage: 2,
  /** No usable answer: the network, a key that is not let in, a rate limit, or an order that may exist. */
  unverified: 3,
  interrupted: 128 + constants.signals.SIGINT,
  terminated: 128 + constants.signals.SIGTERM,
} as const;

/** Something that the caller can mend: one line on stderr, exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The reason of the signal that ends a run: what the run exits with then. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  readonly code: number;

  constructor(signal: "SIGINT" | "SIGTERM") {
    super(`stopped by ${signal}`);
    this.code = signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated;
  }
}
