/** One error a cause. All extend {@link AutostagramError}; none holds the key. */
import type { Entry } from "./entries.ts";
import { actionOf, isWrite, type Operation } from "./operations.ts";
import type { Problem } from "./preflight/problem.ts";
import type { Reason } from "./reasons.ts";

/**
 * What became of an order, a refill or a cancel. `not-sent`: nothing reached the panel. `refused`: the panel said no and
 * did nothing. `unknown`: it may exist, so look before you repeat the call. `done`: it exists.
 */
export type Outcome = "not-sent" | "refused" | "unknown" | "done";

/** The base of every error that this package throws. */
export abstract class AutostagramError extends Error {
  /** The name of the class, also after minification. */
  abstract override readonly name: string;
  /** What became of the call. Undefined for a call that only reads, once it is under way. */
  declare readonly outcome: Outcome | undefined;

  constructor(message: string, facts: object) {
    super(message);
    Object.assign(this, facts);
  }
}

const NOT_SENT = { outcome: "not-sent" } as const;

/**
 * The client cannot be made with these options: the key or the URL is missing or malformed. Nothing was sent.
 *
 * Not thrown for a key that the panel does not know. That is a {@link RefusedError} with the reason `invalid_key`.
 */
export class ConfigError extends AutostagramError {
  override readonly name = "ConfigError";

  constructor(problem: string) {
    super(problem, NOT_SENT);
  }
}

/**
 * An argument cannot be sent as it is. Nothing was sent.
 *
 * Not thrown for a value that only the panel can judge, such as a quantity outside a service's limits. That is a
 * {@link CheckError} when the order is checked beforehand, and a {@link RefusedError} when it is not.
 */
export class InputError extends AutostagramError {
  override readonly name = "InputError";
  /** The field or argument at fault, by its name on the wire: `quantity`, `orders`, … */
  declare readonly field: string;

  constructor(field: string, problem: string) {
    super(`${field} ${problem}`, { ...NOT_SENT, field });
  }
}

/** The order failed the check that it was given to `addOrder` with. Nothing was sent. */
export class CheckError extends AutostagramError {
  override readonly name = "CheckError";
  /** All that is wrong with the order, not only the first thing. */
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ field, problem }) => `${field} ${problem}`).join("; "), { ...NOT_SENT, problems });
  }
}

/** An error of one call. */
export abstract class CallError extends AutostagramError {
  /** The operation that was called. */
  declare readonly operation: Operation;
  /** The form field that selects it, as it is on the wire. */
  declare readonly action: string;

  constructor(
    operation: Operation,
    problem: string,
    { outcome, ...facts }: { outcome?: Outcome; [fact: string]: unknown },
  ) {
    const effect = isWrite(operation) ? outcome : undefined;
    super(`${operation}: ${problem}${(effect && CONSEQUENCES[effect]) ?? ""}`, {
      operation,
      action: actionOf(operation),
      outcome: effect,
      ...facts,
    });
  }
}

/** What a person must know beside the problem itself. */
const CONSEQUENCES: { [outcome in Outcome]?: string } = {
  unknown: "; the order, refill or cancel may exist, so look before you repeat it",
  done: "; the order, refill or cancel exists",
};

/**
 * No connection came about: the host is unknown, the port is closed, the certificate is not trusted. Nothing was sent.
 *
 * Not thrown when a connection breaks later. Then the panel may have acted, and the error is {@link ConnectionLostError}.
 */
export class ConnectError extends CallError {
  override readonly name = "ConnectError";
  /** What the system calls it, such as `ECONNREFUSED` or `ENOTFOUND`. */
  declare readonly code: string;
}

/**
 * The connection broke before the answer was whole, and nobody can say what the panel got to see.
 *
 * Not thrown when the runtime proves that nothing was sent. That is {@link ConnectError}.
 */
export class ConnectionLostError extends CallError {
  override readonly name = "ConnectionLostError";
  /** What the system calls it, such as `ECONNRESET`; undefined where it gives no name. */
  declare readonly code: string | undefined;
}

/** The answer was not there, whole, when the call's `timeout` had passed. */
export class DeadlineError extends CallError {
  override readonly name = "DeadlineError";
}

/** A signal of yours ended the call; `cause` is its reason. */
export class AbortedError extends CallError {
  override readonly name = "AbortedError";
}

/** The limiter that the client was given failed. Nothing was sent; `cause` is the limiter's own error. */
export class LimiterError extends CallError {
  override readonly name = "LimiterError";
}

/** The panel's server answered, and `status` is the HTTP status of its answer. */
abstract class AnswerError extends CallError {
  /** The HTTP status. */
  declare readonly status: number;
}

/**
 * The panel answered and said no: `{ "error": "…" }`, with HTTP 200 or with a 4xx. It did nothing, and charged nothing.
 *
 * Not thrown for one bad id of a list: that is data, and stands in the item's place. Nor with HTTP 408, 425, 499 or 5xx:
 * such a server may have acted before it gave up, and the error is {@link HttpError}.
 */
export class RefusedError extends AnswerError {
  override readonly name: string = "RefusedError";
  /** One of a closed set; `other` for a text that is not known. */
  declare readonly reason: Reason;
  /** The panel's own words. */
  declare readonly text: string;
  /** The limit in "Quantity less than minimal 50": 50. Undefined where the text names none. */
  declare readonly limit: number | undefined;
  /** The id of an order that came beside the error. It exists: then `outcome` is `done`. */
  declare readonly order: number | string | undefined;
}

/** Too many calls: HTTP 429, or a refusal that says so. The panel did nothing. */
export class RateLimitError extends RefusedError {
  override readonly name = "RateLimitError";
  /** Milliseconds that the panel wants you to wait; undefined when it does not say. */
  declare readonly retryAfter: number | undefined;
}

/**
 * An HTTP status of 400 and above, without a refusal in the documented form, or one that proves nothing: 408, 425, 499, 5xx.
 * `outcome` tells the two apart: `refused` for a plain 4xx, `unknown` for the others.
 */
export class HttpError extends AnswerError {
  override readonly name = "HttpError";
  /** The start of what came, at most 200 characters, with the key masked. */
  declare readonly excerpt: string;
  /** Milliseconds that the server wants you to wait; undefined when it does not say. */
  declare readonly retryAfter: number | undefined;
}

/** The panel answered with a redirect. It is not followed, since that would send the key to another address. */
export class RedirectError extends AnswerError {
  override readonly name = "RedirectError";
  /** Scheme and host of where it points; undefined where the runtime hides it. */
  declare readonly location: string | undefined;
}

/**
 * What came back is no JSON: a page, nothing at all, an answer cut short, more than `maxAnswerBytes`.
 *
 * Not thrown when it is JSON of another shape. That is {@link UnexpectedAnswer}.
 */
export class UnreadableAnswer extends AnswerError {
  override readonly name = "UnreadableAnswer";
  /** The start of what came, at most 200 characters, with the key masked. */
  declare readonly excerpt: string;
}

/**
 * What came back is JSON, and not what the operation answers. After a write `outcome` is `done` when it is clear that the
 * panel acted, for example because there is an id, though one that no number holds exactly.
 *
 * Not thrown for a refusal in the documented form. That is {@link RefusedError}.
 */
export class UnexpectedAnswer extends CallError {
  override readonly name = "UnexpectedAnswer";
  /** The HTTP status; undefined when a `fetch` of yours gave back no response. */
  declare readonly status: number | undefined;
  /** The start of what came, at most 200 characters, with the key masked. */
  declare readonly excerpt: string | undefined;
  /** The digits of an id that no number holds exactly. */
  declare readonly id: string | undefined;
}

/**
 * One of the calls of a long list failed; `cause` is the error of that call. Nothing that was answered is lost. In a list that
 * writes, `outcome` is `unknown` as soon as one call was answered: each entry says what became of its id.
 *
 * Not thrown by the methods for up to 100 ids. That is one call, and rejects with its own error.
 */
export class PartialError extends CallError {
  override readonly name = "PartialError";
  /** An entry for every distinct id, in the order asked. Where there is no answer, the reason is `unanswered`. */
  declare readonly entries: readonly Entry<unknown>[];
}
