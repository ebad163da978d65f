/** What a row of the fault table says. */

import type * as library from "../../../src/index.ts";
import type { AutostagramError, ClientOptions, Operation, Outcome } from "../../../src/index.ts";
import type { Failed } from "./attempt.ts";
import type { Served } from "./server.ts";
import type { SetupName } from "./setups.ts";

/** The names of the error classes. */
export type ErrorName = {
  [Name in keyof typeof library]: (typeof library)[Name] extends abstract new (
    ...args: never[]
  ) => AutostagramError
    ? Name
    : never;
}[keyof typeof library];

/** The call rejects. */
export type Failure = {
  error: ErrorName;
  /** The class in runtimes that do not say what happened. */
  or?: ErrorName;
  /** Of a write; a read has none. */
  outcome?: Outcome;
  /** Whether a read is sent again, as often as the client may. */
  retried?: boolean | "perhaps";
  /** What else stands on the error. */
  facts?: Partial<Failed>;
};

/** The call resolves: with this, or with what the panel documents. */
type Success = { value: unknown } | "documented";

export type Expected = Failure | Success;

export type Row = {
  /** Who or what the client meets. */
  fault: string;
  serve: (operation: Operation) => Promise<Served>;
  /** Left out where the fault cannot meet such a call. */
  read?: Expected;
  add?: Expected;
  /** The other operations that write. */
  write?: Expected;
  /** What an attempt leaves at the server. Default: a request. */
  arrives?: "request" | "connection" | "nothing";
  options?: Partial<ClientOptions>;
  setup?: SetupName;
  /** The operations to try it on, when not on one of each kind. */
  operations?: readonly Operation[];
  /** True where Node goes on connecting after the call, which nobody can stop. */
  lingers?: boolean;
  /** False where the same server cannot be well the next time. */
  heals?: boolean;
};

/** A fault that means the same to every operation. */
export function always(error: ErrorName, expected: Omit<Failure, "error"> = {}): Pick<Row, "read" | "add" | "write"> {
  const failure = { error, ...expected };
  return { read: failure, add: failure, write: failure };
}

/** An oddity that no operation minds. */
export const harmless: Pick<Row, "read" | "add" | "write"> = {
  read: "documented",
  add: "documented",
  write: "documented",
};

/** For rows that differ in what no operation can tell from another. */
export const few = ["getOrderStatus", "addOrder", "cancelOrders"] as const;
