/** One error a cause. All extend {@link AutostagramError}; none holds the key. */
import type { Operation } from "./operations.ts";
import { type Reason, reasonOf } from "./reasons.ts";

/** The base of every error that this package throws. */
export abstract class AutostagramError extends Error {}

/**
 * The client cannot be made with these options: the key or the URL is missing or malformed. Nothing was sent.
 *
 * Not thrown for a key that the panel does not know. That is a {@link RefusedError} with the reason `invalid_key`.
 */
export class ConfigError extends AutostagramError {
  override readonly name = "ConfigError";
}

/**
 * An argument cannot be sent as it is. Nothing was sent.
 *
 * Not thrown for a value that only the panel can judge, such as a quantity outside a service's limits. That is a
 * {@link RefusedError}.
 */
export class InputError extends AutostagramError {
  override readonly name = "InputError";
  /** The field or argument at fault, by its name on the wire: `quantity`, `orders`, … */
  readonly field: string;

  constructor(field: string, problem: string) {
    super(`${field} ${problem}`);
    this.field = field;
  }
}

/**
 * No connection came about: the host is unknown, the port is closed, the certificate is not trusted. Nothing was sent.
 *
 * Not thrown when a connection breaks later. Then the panel may have acted, and the error is {@link UnexpectedAnswer}.
 */
export class ConnectError extends AutostagramError {
  override readonly name = "ConnectError";
  readonly operation: Operation;
  /** What the system calls it, such as `ECONNREFUSED` or `ENOTFOUND`. */
  readonly code: string;

  constructor(operation: Operation, host: string, code: string) {
    super(`${operation}: no connection to ${host} (${code}); nothing was sent`);
    this.operation = operation;
    this.code = code;
  }
}

/**
 * The panel answered and said no: `{ "error": "…" }`, whatever the HTTP status. It did nothing, and charged nothing.
 *
 * Not thrown for one bad id of a list. That is data, and stands in the item's place.
 */
export class RefusedError extends AutostagramError {
  override readonly name = "RefusedError";
  readonly operation: Operation;
  /** The HTTP status. The panel documents 200 for a refusal too. */
  readonly status: number;
  /** One of a closed set; `other` for a text that is not known. */
  readonly reason: Reason;
  /** The panel's own words. */
  readonly text: string;

  constructor(operation: Operation, status: number, text: string) {
    super(`${operation}: ${text}`);
    this.operation = operation;
    this.status = status;
    this.reason = reasonOf(text);
    this.text = text;
  }
}

/** What is known about an answer that cannot be used. */
export type AnswerFacts = {
  /** The HTTP status, when there was one. */
  status?: number;
  /** The start of what came, at most 200 characters, with the key masked. */
  excerpt?: string;
  /** The digits of an id that is too large for a number. */
  id?: string;
};

/**
 * What came back is no answer of this API, or nothing came back whole: an HTML page, a redirect, a cut connection,
 * an id that a number cannot hold. After `addOrder`, `createRefill`, `createRefills` and `cancelOrders` it is unknown
 * whether the panel acted: look before you repeat the call.
 *
 * Not thrown for a refusal in the documented form. That is {@link RefusedError}.
 */
export class UnexpectedAnswer extends AutostagramError {
  override readonly name = "UnexpectedAnswer";
  readonly operation: Operation;
  readonly status: number | undefined;
  readonly excerpt: string | undefined;
  readonly id: string | undefined;

  constructor(operation: Operation, problem: string, facts: AnswerFacts = {}) {
    super(`${operation}: ${problem}${consequence[operation] ?? ""}`);
    this.operation = operation;
    this.status = facts.status;
    this.excerpt = facts.excerpt;
    this.id = facts.id;
  }
}

const consequence: Partial<Record<Operation, string>> = {
  addOrder: "; the order may exist and may be charged, so look before you send it again",
  createRefill: "; the refill may have been created",
  createRefills: "; the refills may have been created",
  cancelOrders: "; the orders may have been cancelled",
};
