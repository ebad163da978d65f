/** One call of a client, and everything that it leaves behind. Runs in any Node, so it knows no test runner. */
import * as library from "../../../src/index.ts";
import {
  type AutostagramError,
  type Client,
  type ClientOptions,
  createClient,
  type Operation,
} from "../../../src/index.ts";
import { calls } from "../../support/calls.ts";
import { KEY, leaksIn } from "./canary.ts";
import { type SetupName, setups } from "./setups.ts";
import { watchProcess } from "./watch.ts";

/** Whom a call meets, and with what; all of it is JSON. */
export type Meeting = {
  url: string;
  /** A panel of `serveHealthy`, with which another call is under way all the time. */
  healthy: string;
  options?: Partial<ClientOptions> | undefined;
  setup?: SetupName | undefined;
};

/** A meeting, and what is to be called. */
export type Attempt = Meeting & { operation: Operation };

/** What a hook was told. */
type Told = {
  hook: "onRequest" | "onResponse" | "onRetry";
  operation: string;
  action: string;
  attempt: number;
  attributes: Record<string, unknown>;
  delay?: number;
  duration?: number;
  outcome?: string;
  foreign?: number;
  /** The name of the error's class. */
  error?: string;
};

/** An error as far as it is JSON. */
export type Failed = {
  /** The export that the error is an instance of, itself and no subclass. */
  class: string | undefined;
  isOurs: boolean;
  name: string;
  message: string;
  /** Null where the error has none. */
  outcome: string | null;
  cause: string | null;
  [fact: string]: unknown;
};

/** All that can be said about a call afterwards. */
export type Report = {
  value?: unknown;
  error?: Failed;
  told: Told[];
  /** Spellings of the key that were found. */
  leaks: string[];
  /** What was printed, warned of, or rejected without a handler. */
  noise: string[];
  /** Sockets and timers that are still there after a second. */
  handles: string[];
  /** What became of the call to the healthy panel. */
  sibling: string;
  milliseconds: number;
  /** Most memory that the process has held so far; only of a process of its own. */
  peakBytes?: number;
};

/** Makes the ordinary call of an operation. */
export function attempt({ operation, ...meeting }: Attempt): Promise<Report> {
  return observe(meeting, calls[operation]);
}

/** Makes any call of a client. */
export async function observe(
  { url, healthy, options, setup = "none" }: Meeting,
  call: (client: Client) => Promise<unknown>,
): Promise<Report> {
  const { options: more, undo } = await setups[setup]();
  const watch = watchProcess();
  const told: unknown[] = [];
  const note = (hook: string) => (event: unknown) => void told.push({ hook, event });
  const hooks = { onRequest: note("onRequest"), onResponse: note("onResponse"), onRetry: note("onRetry") };

  const sibling = settled(createClient({ key: KEY, url: healthy }).getBalance());
  const start = performance.now();
  const client = createClient({ key: KEY, url, retryDelay: 1, ...hooks, ...options, ...more });
  const ended = await settled(call(client));
  const milliseconds = performance.now() - start;
  await (await fetch(new URL("/release", healthy))).text();
  const siblingEnded = await sibling;
  await undo?.();

  const { noise, handles } = await watch.end();
  return {
    ...("error" in ended ? { error: describeError(ended.error) } : { value: ended.value }),
    told: (told as { hook: Told["hook"]; event: object }[]).map(describeEvent),
    leaks: leaksIn([ended, told, noise, "error" in ended ? undefined : client]),
    noise,
    handles,
    sibling: "error" in siblingEnded ? String(siblingEnded.error) : "answered",
    milliseconds,
  };
}

type Ended = { value: unknown } | { error: unknown };

function settled(call: Promise<unknown>): Promise<Ended> {
  return call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

function classOf(error: unknown): string | undefined {
  return Object.entries(library).find(([, value]) => value === (error as Error)?.constructor)?.[0];
}

/** Everything of an error that enumerates, and what does not. */
function describeError(error: unknown): Failed {
  const { name, message, outcome, cause, ...facts } = { ...(error as AutostagramError) };
  return {
    ...facts,
    class: classOf(error),
    isOurs: error instanceof library.AutostagramError,
    name: (error as Error).name,
    message: (error as Error).message,
    outcome: outcome ?? null,
    cause: (error as Error).cause === undefined ? null : (classOf((error as Error).cause) ?? "foreign"),
  };
}

function describeEvent({ hook, event }: { hook: Told["hook"]; event: object }): Told {
  const { error, ...rest } = event as { error?: unknown };
  return { hook, ...rest, ...(error ? { error: classOf(error) ?? "foreign" } : {}) } as Told;
}
