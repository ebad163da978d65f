/** Holds what the panel answers against the description. @packageDocumentation */
import { ConfigError } from "../errors.ts";
import type { Validate } from "../hooks.ts";
import { quietly } from "../internal/quietly.ts";
import type { Operation } from "../operations.ts";
import { problemsIn } from "./problems.ts";

/** What {@link validator} makes a validator from. */
export interface ValidatorOptions {
  /**
   * What becomes of an answer that leaves the description. `warn`: its problems are reported, and the call resolves with it.
   * `strict`: the call rejects with an `UnexpectedAnswer` whose message lists them; after a write its `outcome` says whether
   * the order, refill or cancel exists all the same, so look at it before you repeat the call.
   * @default "warn"
   */
  mode?: "warn" | "strict" | undefined;
  /**
   * Called with each problem; only in the mode `warn`. What it throws is swallowed: an order that is done stays done.
   *
   * @param problem One line, such as `/3/rate is null, documented as decimal text`.
   * @param operation The operation that was called.
   * @default one line with `console.warn`
   */
  report?: ((problem: string, operation: Operation) => unknown) | undefined;
}

/**
 * Makes what `createClient` takes as `validate`. It holds every answer against the description: each field of each row, as the
 * methods resolve with it, so amounts that came as numbers and ids that came as text are right already.
 *
 * A problem reads `/3/rate is null, documented as decimal text`: a JSON pointer, what is there, what belongs there. At most ten are
 * told of one answer, and then how many more there are. Text of the answer is never quoted, nor a name that is no id.
 *
 * No problems are: fields that are not documented, a status or service type that is not, one id of a list that was refused.
 *
 * @throws `ConfigError` when there is no such `mode`.
 * @example
 * const panel = createClient({ key: process.env.AUTOSTAGRAM_KEY, validate: validator({ mode: "strict" }) });
 */
export function validator({ mode = "warn", report = warn }: ValidatorOptions = {}): Validate {
  if (mode !== "warn" && mode !== "strict") throw new ConfigError('mode must be "warn" or "strict"');
  return (operation, value) => {
    const problems = problemsIn(operation, value);
    if (mode === "strict") return problems;
    for (const problem of problems) quietly(() => report(problem, operation));
    return [];
  };
}

function warn(problem: string, operation: Operation): void {
  console.warn(`${operation}: ${problem}`);
}
