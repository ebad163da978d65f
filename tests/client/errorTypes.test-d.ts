/** The fields of each error class. Nothing here runs; `npx tsc` checks it. */
import {
  type AbortedError,
  AutostagramError,
  CheckError,
  ConfigError,
  ConnectError,
  ConnectionLostError,
  type DeadlineError,
  type Entry,
  HttpError,
  InputError,
  type LedgerEntry,
  type LimiterError,
  type Operation,
  type Outcome,
  type PartialError,
  type Problem,
  RateLimitError,
  type Reason,
  RedirectError,
  RefusedError,
  UnexpectedAnswer,
  UnreadableAnswer,
} from "../../src/index.ts";
import { DuplicateError, LedgerError } from "../../src/ledger/errors.ts";

export function everyErrorHasAnOutcome(error: AutostagramError) {
  const outcome: Outcome | undefined = error.outcome;
  const name: string = error.name;
  // @ts-expect-error a call that reads has none
  const certain: Outcome = error.outcome;
  // @ts-expect-error an outcome is one of four
  const wrong: boolean = error.outcome === "placed";
  // @ts-expect-error not every error is of a call
  error.operation;
  // @ts-expect-error there is no error of the base class itself
  new AutostagramError("problem", {});
  return { outcome, name, certain, wrong };
}

export function anErrorOfACallNamesIt(
  error: ConnectError | ConnectionLostError | DeadlineError | AbortedError | LimiterError | PartialError,
) {
  const operation: Operation = error.operation;
  const action: string = error.action;
  // @ts-expect-error no answer came
  error.status;
  return { operation, action };
}

export function beforeACall(error: unknown) {
  if (error instanceof ConfigError) {
    const outcome: Outcome | undefined = error.outcome;
    // @ts-expect-error there is no call yet
    error.action;
    return outcome;
  }
  if (error instanceof InputError) {
    const field: string = error.field;
    // @ts-expect-error the value itself may be a key
    error.value;
    return field;
  }
  if (error instanceof CheckError) {
    const problems: readonly Problem[] = error.problems;
    // @ts-expect-error what was found stays as it was found
    error.problems.push(problems[0]);
    return problems;
  }
  return error;
}

export function aConnection(error: unknown) {
  if (error instanceof ConnectError) {
    const code: string = error.code;
    // @ts-expect-error nothing was answered
    error.excerpt;
    return code;
  }
  if (error instanceof ConnectionLostError) {
    const code: string | undefined = error.code;
    // @ts-expect-error not every runtime gives a code
    const certain: string = error.code;
    return { code, certain };
  }
  return error;
}

export function aRefusal(error: unknown) {
  if (error instanceof RateLimitError) {
    const retryAfter: number | undefined = error.retryAfter;
    const refused: RefusedError = error;
    // @ts-expect-error the panel may not say how long
    const wait: number = error.retryAfter;
    return { retryAfter, refused, wait };
  }
  if (error instanceof RefusedError) {
    const status: number = error.status;
    const reason: Reason = error.reason;
    const text: string = error.text;
    const limit: number | undefined = error.limit;
    const order: number | string | undefined = error.order;
    // @ts-expect-error only a rate limit has an end
    error.retryAfter;
    // @ts-expect-error an id that no number holds is text
    const id: number | undefined = error.order;
    // @ts-expect-error a reason is one of a closed set
    const wrong: boolean = error.reason === "no_money";
    return { status, reason, text, limit, order, id, wrong };
  }
  return error;
}

export function anAnswerThatIsNone(error: unknown) {
  if (error instanceof HttpError) {
    const { status, excerpt, retryAfter }: { status: number; excerpt: string; retryAfter: number | undefined } = error;
    // @ts-expect-error the panel said no reason
    error.reason;
    return { status, excerpt, retryAfter };
  }
  if (error instanceof RedirectError) {
    const { status, location }: { status: number; location: string | undefined } = error;
    // @ts-expect-error a browser hides where it points
    const certain: string = error.location;
    return { status, location, certain };
  }
  if (error instanceof UnreadableAnswer) {
    const { status, excerpt }: { status: number; excerpt: string } = error;
    // @ts-expect-error what cannot be read has no id
    error.id;
    return { status, excerpt };
  }
  if (error instanceof UnexpectedAnswer) {
    const { status, excerpt, id }: { status: number | undefined; excerpt: string | undefined; id: string | undefined } =
      error;
    // @ts-expect-error its digits are text, for no number holds them
    const order: number | undefined = error.id;
    return { status, excerpt, id, order };
  }
  return error;
}

export function aPartOfAList(error: PartialError) {
  const entries: readonly Entry<unknown>[] = error.entries;
  // @ts-expect-error an entry says what it holds only once that is checked
  const value: number = entries[0]?.ok ? entries[0].value : 0;
  // @ts-expect-error what was answered stays as it was answered
  error.entries.pop();
  return { entries, value };
}

export function aLedger(error: unknown) {
  if (error instanceof DuplicateError) {
    const earlier: LedgerEntry = error.earlier;
    // @ts-expect-error an earlier order may have no answer
    const order: number = error.earlier.answer.order;
    return { earlier, order };
  }
  if (error instanceof LedgerError) {
    const cause: unknown = error.cause;
    // @ts-expect-error there is no call yet
    error.operation;
    return cause;
  }
  return error;
}
