/** The ledger of an order: found out to be usable before the panel is asked anything. */
import { fileLedger, type Ledger, type UnknownOrder } from "../../ledger/index.ts";
import { UsageError } from "../exit.ts";
import type { Desk } from "../session.ts";
import { plain } from "../text.ts";

/** A purchase, and the file that keeps it. */
export type Held = { ref: string; path: string; ledger: Ledger };

/** @throws {@link UsageError} when the file cannot be read or written. */
export async function openLedger(flags: { ref?: string; ledger?: string }): Promise<Held | undefined> {
  const { ref, ledger: path } = flags;
  if (ref === undefined || path === undefined) return undefined;
  const ledger = fileLedger(path);
  await openOrders(ledger);
  return { ref, path, ledger };
}

/**
 * The orders of which nobody knows whether they exist.
 *
 * @throws {@link UsageError} when the file cannot be read or written.
 */
export async function openOrders(ledger: Ledger): Promise<UnknownOrder[]> {
  return ledger.unknown().catch((error: Error) => {
    throw new UsageError(plain(`--ledger: ${error.message}`));
  });
}

/** Whether an order under this ref was sent earlier and nobody knows what became of it. Says so, and what to do. */
export async function isOpen({ output }: Desk, { ref, ledger }: Held): Promise<boolean> {
  const found = (await ledger.unknown()).find((entry) => entry.ref === ref);
  if (!found) return false;
  await output.say("autostagram: an order under this ref may exist already, so nothing was sent\n");
  await output.say(`  ${plain(found.advice)}\n`);
  return true;
}
