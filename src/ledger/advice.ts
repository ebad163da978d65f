/** What a person does about an order of which nobody knows whether it exists. */
import type { LedgerEntry } from "./entry.ts";

/**
 * Says in one line how to find out what became of an order, and how to write it down then. For a store of your own, so that
 * its `unknown()` advises what the ledgers of this package advise.
 *
 * Names the service, the link or username, the time and the `ref`; each is quoted, so that no text of a customer can break
 * the line or steer a terminal.
 *
 * @example
 * const unknown = entries.map((entry) => ({ ...entry, advice: adviceOf(entry) }));
 */
export function adviceOf({ ref, at, form, id }: LedgerEntry): string {
  const fields = new URLSearchParams(form);
  const target = fields.get("link") || fields.get("username");
  return (
    `The order for service ${quote(fields.get("service"))}${target ? ` to ${quote(target)}` : ""}, sent at ${quote(at)}, may exist. ` +
    `Once its call is over, look in the panel's list of orders${id ? `, or ask getOrderStatus for ${quote(id)}` : ""}. ` +
    'A refusal "active order with this link" speaks for it, the balance does not. ' +
    `Then ledger.end(${quote(ref)}, { outcome: "done", answer: { order } }), or { outcome: "not-sent" }`
  );
}

/** Writes text as JavaScript would, also what JSON leaves raw: controls, marks that turn the direction, line separators. */
function quote(text: string | null): string {
  return JSON.stringify(text ?? "").replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`,
  );
}
