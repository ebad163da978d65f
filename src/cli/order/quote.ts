/** What a person gets to see of an order before it is sent. */
import type { Balance, CustomOrder, Service } from "../../index.ts";
import type { Price } from "../../preflight/index.ts";
import { isAmount, isMore } from "../money.ts";
import { plain } from "../text.ts";
import { showUrl } from "../url.ts";

/** An order with everything that is known of it before it is sent. */
export type Quote = { url: string; service: Service; order: CustomOrder; price: Price; balance: Balance };

/** The order as a block of lines: where it goes, what it asks for, what it costs. */
export function showQuote(quote: Quote): string {
  const { url, service, order, balance } = quote;
  const { service: id, ...fields } = order;
  return block([
    ["panel", showUrl(url)],
    ["service", `${id}  ${service.name} (${service.type}; ${service.category})`],
    ...Object.entries(fields).map(([name, value]): Line => [name, showValue(value)]),
    ["price", showPrice(quote)],
    ["balance", `${balance.balance} ${balance.currency}${isShort(quote) ? ", which is less than the price" : ""}`],
  ]);
}

/** A price as far as it is known. By custom, not by the panel's page, `rate` is for 1,000 units or for one package. */
export function showPrice({ service, price, balance: { currency } }: Quote): string {
  const { cost, units, reason } = price;
  if (cost === undefined) return `not known beforehand: ${reason}`;
  const basis = units === undefined ? "one order" : `${units} at ${service.rate} ${currency} a thousand`;
  return `${cost} ${currency} (${basis}; by the custom of such panels, the panel itself decides)`;
}

function isShort({ price, balance }: Quote): boolean {
  return price.cost !== undefined && isAmount(balance.balance) && isMore(price.cost, balance.balance);
}

type Line = readonly [name: string, text: string];

/** Names in one column, texts in another. */
export function block(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `  ${plain(name).padEnd(width)}  ${plain(text)}\n`).join("");
}

function showValue(value: CustomOrder[string]): string {
  if (typeof value !== "object") return String(value);
  return value.length === 1 ? String(value[0]) : `${value.length} lines, from "${value[0]}" to "${value.at(-1)}"`;
}
