/** What a person has to know when it is not clear whether an order exists. */
import { AutostagramError } from "../../index.ts";
import type { Held } from "./ledger.ts";
import { block, type Quote } from "./quote.ts";

/** An order that was sent, or was about to be. */
export type Attempt = {
  quote: Quote;
  /** When it was sent. */
  at: Date;
  /** The purchase in a ledger, when there is one. */
  held: Held | undefined;
};

/** What to look at, after an error that leaves the order's fate open or tells of an order all the same; else nothing. */
export function adviceAfter(error: unknown, attempt: Attempt): string {
  if (!(error instanceof AutostagramError)) return "";
  if (error.outcome === "done") return existing(error);
  return error.outcome === "unknown" && error.name !== "DuplicateError" ? uncertain(attempt) : "";
}

/** The fields of errors that hold the id of an order. */
type Facts = AutostagramError & { order?: unknown; id?: unknown };

function existing({ order, id = order }: Facts): string {
  return block([["order", `${id ?? "without an id that can be read"} exists. Do not send it again`]]);
}

function uncertain({ quote, at, held }: Attempt): string {
  const { order, service, balance, price } = quote;
  const charge = price.cost === undefined ? "" : `; this order would take ${price.cost}`;
  return block([
    ["unknown", "whether this order exists. Before you send it again, look for it:"],
    ["service", `${order.service}  ${service.name}`],
    ["link", String(order.link ?? order.username ?? "none")],
    ["sent at", at.toISOString()],
    [
      "balance",
      `${balance.balance} ${balance.currency} before${charge}. Alone it proves nothing: other orders change it too`,
    ],
    ["look", "for the link and the time in the panel's list of orders. A refusal of the same order, because one for"],
    ["", "this link is active, is a sign that it exists"],
    ...(held
      ? ([["ledger", `${held.path} keeps the ref ${held.ref} as unknown, and lets nobody send it again`]] as const)
      : []),
  ]);
}
