/** Maps the panel's words to a closed set of reasons that code can branch on. */
import type { EntryError } from "./entries.ts";

/** In the order in which they are tried. */
const reasons = [
  "invalid_key",
  "incorrect_request",
  "incorrect_service_id",
  "incorrect_order_id",
  "refill_not_found",
  "refill_disabled",
  "link_in_use",
  "bad_link",
  "min_quantity",
  "max_quantity",
  "not_enough_funds",
  "rate_limit",
] as const;

type Named = (typeof reasons)[number];

/**
 * Why the panel said no. `other`: in words that are not known here, read `text`. The last three occur in lists alone; see
 * {@link EntryError}.
 */
export type Reason = Named | "other" | "missing" | "unexpected" | "unanswered";

/** Texts and codes that do not hold the words of their reason. */
const otherWords: { [reason in Named]?: RegExp } = {
  invalid_key: /invalid api key/i,
  refill_disabled: /refill is disabled/i,
  link_in_use: /active order with this link|link_duplicate/i,
  bad_link: /error\.link/,
  min_quantity: /less than min/i,
  max_quantity: /more than max/i,
};

/** The reason behind a panel's text or code; `other` when it is not known. */
export function reasonOf(text: string): Reason {
  const found = reasons.find(
    (reason) => new RegExp(`\\b${reason.replaceAll("_", ".")}\\b`, "i").test(text) || otherWords[reason]?.test(text),
  );
  return found ?? "other";
}

/** The number in "Quantity less than minimal 50"; undefined where the reason has no limit, or the text names none. */
export function limitIn(reason: Reason, text: string): number | undefined {
  const digits = /^m(in|ax)_/.test(reason) && /\d+/.exec(text)?.[0];
  return digits ? Number(digits) : undefined;
}
