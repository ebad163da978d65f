/** The loop of a watch: rounds of calls, one call at a time, until nothing is open. */
import type { Entry } from "../entries.ts";
import { AbortedError, type CallError, RefusedError } from "../errors.ts";
import { MAX_IDS } from "../internal/lists.ts";
import { quietly } from "../internal/quietly.ts";
import type { Change } from "./change.ts";
import { delayAfter, mayPass } from "./faults.ts";
import type { WatchSettings } from "./options.ts";
import { pause } from "./pause.ts";
import { type Kind, LASTING, note, type Open } from "./subject.ts";

/** One watch under way. */
type Watch<Value> = {
  kind: Kind<Value>;
  open: Open<Value>;
  settings: WatchSettings;
  /** Ends whatever the watch waits for. */
  stop: AbortSignal;
  /** When it gives up, on the clock of `performance.now`. */
  end: number;
  /** Calls that failed since one was answered. */
  failures: number;
};

/** A generator that its `return` ends at once, also while it waits: otherwise a generator first waits for the wait to end. */
export function follow<Value>(
  kind: Kind<Value>,
  open: Open<Value>,
  settings: WatchSettings,
): AsyncGenerator<Change<Value>, undefined> {
  const stop = new AbortController();
  const changes = guarded({ kind, open, settings }, stop);
  const end = changes.return.bind(changes);
  return Object.assign(changes, {
    return(value: undefined) {
      stop.abort();
      return end(value);
    },
  });
}

/** Everything that happens until the end, or until the caller's signal. */
async function* guarded<Value>(
  watch: Pick<Watch<Value>, "kind" | "open" | "settings">,
  stop: AbortController,
): AsyncGenerator<Change<Value>, undefined> {
  const { signal, maxAge } = watch.settings;
  const abort = () => stop.abort();
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  try {
    stop.signal.throwIfAborted();
    for await (const change of rounds({ ...watch, stop: stop.signal, end: performance.now() + maxAge, failures: 0 })) {
      stop.signal.throwIfAborted();
      yield change;
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    if (!signal?.aborted) return;
    throw new AbortedError(watch.kind.operation, "the watch was aborted by a signal", { cause: signal.reason });
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

async function* rounds<Value>(watch: Watch<Value>): AsyncGenerator<Change<Value>, undefined> {
  const { open, end, stop } = watch;
  while (open.size > 0) {
    if (performance.now() >= end) return yield* giveUp(open);
    const due = yield* round(watch);
    if (open.size > 0) await pause(Math.min(due, end) - performance.now(), stop);
  }
}

function* giveUp<Value>(open: Open<Value>): Generator<Change<Value>, undefined> {
  for (const [id, { value: previous }] of open) yield { id, kind: "timedOut", previous };
}

/** Asks about everything that is open, up to the first call that fails. Gives back when the next round is due. */
async function* round<Value>(watch: Watch<Value>): AsyncGenerator<Change<Value>, number> {
  const { open, kind, settings, end } = watch;
  const ids = [...open.keys()];
  let due = 0;
  for (let start = 0; start < ids.length && performance.now() < end; start += MAX_IDS) {
    const entries = await ask(watch, ids.slice(start, start + MAX_IDS));
    const answered = performance.now();
    if (!Array.isArray(entries)) return answered + delayAfter(entries, watch.failures++, settings.interval);
    due = answered + settings.interval;
    watch.failures = 0;
    for (const entry of entries) {
      const change = note(open, kind, entry);
      if (change) yield change;
    }
  }
  return due;
}

/** The entries of one call, or the error that it failed with. */
async function ask<Value>(
  { open, kind, settings, stop }: Watch<Value>,
  ids: number[],
): Promise<Entry<Value>[] | CallError> {
  try {
    return await kind.ask(ids, { signal: stop });
  } catch (error) {
    if (!mayPass(error)) throw error;
    // Some panels refuse the whole call for one id. Of one id it is clear which.
    if (error instanceof RefusedError && LASTING.includes(error.reason) && ids.length === 1) {
      const { reason, text } = error;
      return ids.map((id) => ({ id, ok: false, error: { reason, text } }));
    }
    quietly(() => settings.onError?.(error));
    postpone(open, ids);
    return error;
  }
}

/** Puts ids behind all others, so that a call that always fails does not keep the others from being asked. */
function postpone<Value>(open: Open<Value>, ids: readonly number[]): void {
  for (const id of ids) {
    const seen = open.get(id);
    open.delete(id);
    if (seen) open.set(id, seen);
  }
}
