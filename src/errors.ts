/** One error a cause. All extend {@link AutostagramError}; none holds the key. */
import { isWrite, type Operation } from "./operations.ts";
import type { Reason } from "./reasons.ts";

/** The base of every error that this package throws. */
export abstract class AutostagramError extends Error {
  /** The name of the class, also after minification. */
  abstract override readonly name: string;
}

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

/** An error of one call. */
abstract class CallError extends AutostagramError {
  /** The operation that was called. */
  declare readonly operation: Operation;

  constructor(operation: Operation, problem: string, facts: object) {
    super(`${operation}: ${problem}`);
    Object.assign(this, { operation }, facts);
  }
}

/**
 * No connection came about: the host is unknown, the port is closed, the certificate is not trusted. Nothing was sent.
 *
 * Not thrown when a connection breaks later. Then the panel may have acted, and the error is {@link UnexpectedAnswer}.
 */
export class ConnectError extends CallError {
  override readonly name = "ConnectError";
  /** What the system calls it, such as `ECONNREFUSED` or `ENOTFOUND`. */
  declare readonly code: string;
}

/**
 * The panel answered and said no: `{ "error": "…" }`, with HTTP 200 or with a 4xx. It did nothing, and charged nothing.
 *
 * Not thrown for one bad id of a list: that is data, and stands in the item's place. Nor with HTTP 408, 425, 499 or 5xx:
 * such a server may have acted before it gave up, and the error is {@link UnexpectedAnswer}.
 */
export class RefusedError extends CallError {
  override readonly name = "RefusedError";
  /** The HTTP status. The panel documents 200 for a refusal too. */
  declare readonly status: number;
  /** One of a closed set; `other` for a text that is not known. */
  declare readonly reason: Reason;
  /** The panel's own words. */
  declare readonly text: string;
}

/**
 * What came back is no answer of this API, or nothing came back whole: an HTML page, a redirect, a cut connection,
 * an id that a number cannot hold. After `addOrder`, `createRefill`, `createRefills` and `cancelOrders` it is unknown
 * whether the panel acted: look before you repeat the call.
 *
 * Not thrown for a refusal in the documented form. That is {@link RefusedError}.
 */
export class UnexpectedAnswer extends CallError {
  override readonly name = "UnexpectedAnswer";
  /** The HTTP status; undefined when the connection broke before there was one. */
  declare readonly status: number | undefined;
  /** The start of what came, at most 200 characters, with the key masked. */
  declare readonly excerpt: string | undefined;
  /** The digits of an id that no number holds exactly, or of an order that came beside an error. */
  declare readonly id: string | undefined;

  constructor(
    operation: Operation,
    problem: string,
    facts: { status?: number; excerpt?: string; id?: string | undefined } = {},
  ) {
    super(operation, problem + consequenceOf(operation), facts);
  }
}

/** What stays unknown when a call that writes has no usable answer. */
function consequenceOf(operation: Operation): string {
  return isWrite(operation) ? "; the order, refill or cancel may exist, so look before you repeat it" : "";
}
