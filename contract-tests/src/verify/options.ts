/** What a run is told. */
import type { KnownIds } from "../cases.ts";
import type { Description } from "../description.ts";
import type { Send } from "../send.ts";
import type { Clock } from "./clock.ts";

export type VerifyOptions = {
  description: Description;
  /** The whole address of the endpoint. */
  url: string;
  key: string;
  /** An order and a refill of the account, by which more can be seen. */
  ids?: KnownIds;
  /** Whether to ask for a refill and a cancellation too, of an order that does not exist. */
  allowWrites?: boolean;
  /** The order that may be placed, and the most that it may cost. */
  spend?: Spend | undefined;
  /** Milliseconds between the beginnings of two calls. */
  pace?: number;
  /** Milliseconds that one call may take. */
  timeout?: number;
  /** Milliseconds after which no further call is made. */
  maxTime?: number;
  /** By which pace and time are kept. */
  clock?: Clock;
  /** Ends the run; the report tells what was seen until then. */
  signal?: AbortSignal;
  /** @default over the network */
  send?: Send;
  /** Hears of each probe, for progress. */
  onProbe?: (id: string) => void;
};

export type Spend = { amount: string; order: Readonly<Record<string, string>> };
