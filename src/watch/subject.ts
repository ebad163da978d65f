/** What is watched: ids, how to ask about them, and what has been seen of them so far. */
import type { Entry } from "../entries.ts";
import { InputError } from "../errors.ts";
import { checkId } from "../internal/ids.ts";
import type { Operation } from "../operations.ts";
import type { CallOptions } from "../options.ts";
import type { Reason } from "../reasons.ts";
import type { Change } from "./change.ts";

/** One kind of thing that can be watched. */
export type Kind<Value> = {
  operation: Operation;
  /** What the ids are called on the wire. */
  field: string;
  ask(ids: readonly number[], options: CallOptions): Promise<Entry<Value>[]>;
  /** What makes one value differ from another; the status comes first. */
  facts(value: Value): [status: string, ...unknown[]];
  /** Statuses after which nothing changes, as `normalise` writes them. */
  finals: RegExp;
};

/** What was last heard of an id. Two that are the same in `mark` are no change. */
type Seen<Value> = { value: Value | undefined; mark: string };

/** The ids that are not final, in the order in which they are due. */
export type Open<Value> = Map<number, Seen<Value>>;

/** The reasons that no later call takes back: the panel does not know the id. */
export const LASTING: readonly Reason[] = ["incorrect_order_id", "refill_not_found"];

/** @throws `InputError` when they are no list, or one of them is no id. */
export function openAll<Value>({ field }: Kind<Value>, ids: Iterable<number>): Open<Value> {
  // Array.from takes a number for an empty list, and the watch would end as if everything were final.
  if (!Object(ids)[Symbol.iterator]) throw new InputError(field, "must be a list of ids");
  return new Map(Array.from(ids, (id) => [checkId(field, id), { value: undefined, mark: "" }]));
}

/** Notes what an entry says, puts the id behind all others or closes it, and tells what has changed; undefined for nothing. */
export function note<Value>(open: Open<Value>, kind: Kind<Value>, entry: Entry<Value>): Change<Value> | undefined {
  const { id } = entry;
  const seen = open.get(id);
  if (!seen) return undefined;
  const previous = seen.value;
  open.delete(id);
  if (!entry.ok) {
    const { error } = entry;
    if (LASTING.includes(error.reason)) return { id, kind: "failed", error, previous };
    const mark = `${error.reason} ${error.text}`;
    open.set(id, { value: previous, mark });
    return mark === seen.mark ? undefined : { id, kind: "unclear", error, previous };
  }
  const { value } = entry;
  const [status, ...counts] = kind.facts(value);
  const state = normalise(status);
  if (kind.finals.test(state)) return { id, kind: "final", value, previous };
  const mark = JSON.stringify([state, ...counts]);
  open.set(id, { value, mark });
  return mark === seen.mark ? undefined : { id, kind: "changed", value, previous };
}

/** Panels write `In progress`, `in progress` and `in_progress`. */
function normalise(status: string): string {
  return status
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
}
