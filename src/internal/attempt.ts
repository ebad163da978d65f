/** One attempt of one call: sends it, and turns whatever happens into a value or one of our errors. */
import { AbortedError, type AutostagramError, DeadlineError, LimiterError, type Outcome } from "../errors.ts";
import type { Limiter } from "../hooks.ts";
import type { Operation } from "../operations.ts";
import type { Settings } from "../options.ts";
import { type Answer, INEXACT, type Read, unexpected } from "./answers.ts";
import type { Deadline } from "./deadline.ts";
import { connectionFailure } from "./failure.ts";
import type { Tell } from "./hooks.ts";
import { loosen, parseExactly } from "./json.ts";
import { createMask } from "./mask.ts";
import { openReply } from "./reply.ts";
import { textOf, unwrap } from "./shapes.ts";
import type { Reply, Send } from "./transport.ts";

export type Attempt = {
  operation: Operation;
  /** 1 for the first. */
  number: number;
  form: string;
  deadline: Deadline;
};

export function createAttempt(send: Send, settings: Settings, tell: Tell) {
  const hide = createMask(settings.key);
  return async <Value>(attempt: Attempt, read: Read<Value>): Promise<Value> => {
    const { operation, number, form, deadline } = attempt;
    const turn = settings.limiter && admit(attempt, settings.limiter);
    if (turn) await turn;
    if (deadline.signal.aborted) throw endOf(operation, deadline);
    tell("onRequest", attempt);
    const start = performance.now();
    let reply: Reply | undefined;
    const end = (outcome: Outcome | undefined, foreign: number, error?: AutostagramError) => {
      const duration = performance.now() - start;
      tell("onResponse", { operation, number, status: reply?.status, error }, { duration, outcome, foreign, error });
    };
    try {
      const sent = send(form, deadline.signal);
      // A fetch of the caller's may pay no attention to the signal.
      reply = await (settings.fetch === globalThis.fetch ? sent : deadline.race(sent));
      const answer = openReply(operation, reply, hide);
      const value = readAnswer(answer, read);
      check(answer, value, settings);
      end("done", answer.foreign);
      return value;
    } catch (thrown) {
      const error = reply ? (thrown as AutostagramError) : failureOf(attempt, settings, thrown);
      end(error.outcome, 0, error);
      throw error;
    }
  };
}

/** Waits for the limiter; one that lets the call go at once costs no promise. Nothing is sent when it fails. */
function admit({ operation, deadline }: Attempt, limiter: Limiter): Promise<void> | undefined {
  const { signal } = deadline;
  if (signal.aborted) return undefined;
  const fail = (cause: unknown) => {
    if (signal.aborted) return;
    throw new LimiterError(operation, "the limiter failed; nothing was sent", { outcome: "not-sent", cause });
  };
  try {
    const turn = limiter({ operation, signal });
    return Object(turn) === turn ? deadline.race(turn).then(() => {}, fail) : undefined;
  } catch (cause) {
    fail(cause);
    return undefined;
  }
}

/** What became of a request that has no reply. */
function failureOf({ operation, deadline }: Attempt, { origin }: Settings, thrown: unknown): AutostagramError {
  return deadline.signal.aborted ? endOf(operation, deadline, "unknown") : connectionFailure(operation, origin, thrown);
}

/** The error of a call that has ended before its answer was there. */
function endOf(operation: Operation, deadline: Deadline, outcome: Outcome = "not-sent"): AutostagramError {
  const signal = deadline.abortedBy;
  return signal
    ? new AbortedError(operation, "aborted by a signal", { outcome, cause: signal.reason })
    : new DeadlineError(operation, "no whole answer within the timeout", { outcome });
}

function readAnswer<Value>(answer: Answer, read: Read<Value>): Value {
  try {
    return read(answer, answer.value);
  } catch (thrown) {
    if (thrown !== INEXACT) throw thrown;
    answer.value = unwrap(answer.operation, parseExactly(answer.body as string));
    const value = read(answer, answer.value);
    loosen(answer.value);
    return value;
  }
}

/** Whatever a validator finds, the panel has answered: an id that is known rides on the error. */
function check(answer: Answer, value: unknown, { validate }: Settings): void {
  let problems: readonly string[] | undefined;
  try {
    problems = validate?.(answer.operation, answer.value);
  } catch {
    problems = ["something that the validator failed at"];
  }
  if (!problems?.length) return;
  const { order, refill } = Object(value);
  const id = textOf(order ?? refill ?? "");
  throw unexpected(answer, problems.join("; "), { outcome: "done", ...(id && { id }) });
}
