/** The vectors: cases that every client must pass, whatever its language. `clients/vectors/README.md` says what each field means. */
import type { Operation } from "../../src/index.ts";
import type { Kind } from "../errors.ts";

export type Vector = {
  id: string;
  operation: Operation;
  arguments: Arguments;
  client?: ClientSettings;
  calls: Call[];
  allowed: Outcome[];
};

/** What a method is given, by the names of the description. Lines are arrays. */
export type Arguments = { order?: number; orders?: number[]; refill?: number; refills?: number[]; form?: OrderFields };

export type OrderFields = { [field: string]: string | number | string[] };

export type ClientSettings = {
  key?: string;
  timeoutMs?: number;
  /** In place of the recording server. `$CLOSED` refuses every connection, `$TLS` speaks no TLS. */
  url?: string;
};

export type Call = {
  /** `$KEY` is the key of the client. */
  form: Record<string, string>;
  answer: Answer;
  /** It may come, or not: a read that is sent again, a call that one client checks before it is sent. */
  optional?: true;
};

export type Answer = {
  /** @default 200 */
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  bodyBase64?: string;
  /** Compressed, for a client that takes gzip. */
  gzip?: true;
  fault?: Fault;
};

/** What a server does beside, or in place of, sending its answer. */
export type Fault =
  | "reset"
  | "close"
  | "stall"
  | "reset-body"
  | "truncated"
  | "stall-body"
  | "drip"
  | "short-length"
  | "two-lengths"
  | "large-headers"
  | "garbage"
  | "redirect";

export type Outcome = { value: unknown } | { error: Failure };

export type Failure = {
  kind: Kind;
  /** The panel's own words. */
  text?: string;
  /** What became of a call that writes: `not-sent`, `refused`, `unknown`. Runners say it; no vector states it. */
  outcome?: string | undefined;
  /** The entries that were answered before a part of a list failed. */
  answered?: unknown[];
};

/** A line that a runner prints. */
export type Line = { id: string; outcome: Outcome; shown: string[] };
