/** Maps the panel's words to a closed set of reasons that code can branch on. */

/**
 * Why the panel said no. `other`: in words that are not known here, read `text`. `missing`: only in lists, where the
 * panel's answer left the id out.
 */
export type Reason =
  | "invalid_key"
  | "incorrect_request"
  | "incorrect_service_id"
  | "incorrect_order_id"
  | "refill_not_found"
  | "refill_disabled"
  | "bad_link"
  | "link_in_use"
  | "min_quantity"
  | "max_quantity"
  | "not_enough_funds"
  | "rate_limited"
  | "missing"
  | "other";

// Beginnings of the texts that panels send, in lower case; newer panels send the dotted codes. The longer code goes
// before the one that it begins with.
const beginnings: readonly (readonly [string, Reason])[] = [
  ["invalid api key", "invalid_key"],
  ["incorrect request", "incorrect_request"],
  ["incorrect service id", "incorrect_service_id"],
  ["error.incorrect_service_id", "incorrect_service_id"],
  ["incorrect order id", "incorrect_order_id"],
  ["refill not found", "refill_not_found"],
  ["refill is disabled", "refill_disabled"],
  ["bad link", "bad_link"],
  ["you have active order with this link", "link_in_use"],
  ["neworder.error.link_duplicate", "link_in_use"],
  ["neworder.error.link", "bad_link"],
  ["quantity less than minimal", "min_quantity"],
  ["neworder.error.min_quantity", "min_quantity"],
  ["quantity more than maximum", "max_quantity"],
  ["neworder.error.max_quantity", "max_quantity"],
  ["not enough funds", "not_enough_funds"],
  ["neworder.error.not_enough_funds", "not_enough_funds"],
  ["rate limit exceeded", "rate_limited"],
];

/** The reason behind a panel's text; `other` when the text is not known. */
export function reasonOf(text: string): Reason {
  const lower = text.trim().toLowerCase();
  return beginnings.find(([beginning]) => lower.startsWith(beginning))?.[1] ?? "other";
}
