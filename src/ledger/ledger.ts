/** Sends a purchase at most once under its `ref`. */
import type { PlacedOrder } from "../../generated/types.ts";
import { type AutostagramError, InputError } from "../errors.ts";
import type { Ledger, LedgerEntry, LedgerResult, LedgerStore, Purchase } from "./entry.ts";
import { DuplicateError, LedgerError } from "./errors.ts";

/**
 * Makes a ledger from a store of your own.
 *
 * @example
 * const ledger = createLedger(storeInMyDatabase);
 * await panel.addOrder(order, { ref: "purchase-7", ledger });
 */
export function createLedger(store: LedgerStore): Ledger {
  return {
    begin: (entry) => store.begin(entry),
    end: (ref, result) => store.end(ref, result),
    unknown: () => store.unknown(),
    place: (purchase, send) => place(store, purchase, send),
  };
}

async function place(
  store: LedgerStore,
  { ref, form }: Purchase,
  send: () => Promise<PlacedOrder>,
): Promise<PlacedOrder> {
  if (typeof ref !== "string" || !ref) throw new InputError("ref", "must be a text");
  const earlier = await begin(store, { ref, at: new Date().toISOString(), form, outcome: "unknown" });
  if (earlier) return answerAgain(earlier, form);
  try {
    const answer = await send();
    await settle(store, ref, { outcome: "done", answer });
    return answer;
  } catch (error) {
    await settle(store, ref, resultOf(error as Failure));
    throw error;
  }
}

async function begin(store: LedgerStore, entry: LedgerEntry): Promise<LedgerEntry | undefined> {
  try {
    return await store.begin(entry);
  } catch (cause) {
    throw new LedgerError(cause);
  }
}

/** The answer counts. A store that cannot take it down shows the order as unknown, which is safe. */
async function settle(store: LedgerStore, ref: string, result: LedgerResult): Promise<void> {
  try {
    await store.end(ref, result);
  } catch {}
}

function answerAgain(earlier: LedgerEntry, form: string): PlacedOrder {
  const { ref, outcome, answer } = earlier;
  const isSame = fieldsOf(earlier.form) === fieldsOf(form);
  if (isSame && outcome === "done" && answer) return answer;
  const problem = isSame
    ? `${outcome === "done" ? "exists" : "may exist"} already: look in the panel first`
    : "belongs to another order";
  throw new DuplicateError(`addOrder: ref ${JSON.stringify(ref)} ${problem}; nothing was sent`, {
    outcome: isSame ? outcome : "not-sent",
    earlier,
  });
}

/** The fields of a form in an order of their own: a store of JSON may have turned them round. */
function fieldsOf(form: string): string {
  return form.split("&").sort().join();
}

/** The fields of errors that hold the id of an order. */
type Failure = AutostagramError & { order?: number | string; id?: number | string };

function resultOf({ outcome = "unknown", order, id = order }: Failure): LedgerResult {
  if (outcome === "done" && typeof order === "number") return { outcome, answer: { order } };
  return id === undefined ? { outcome } : { outcome, id: String(id) };
}
