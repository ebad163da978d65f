/** `autostagram ledger`: the orders of a ledger that may exist, and how each of them ended. */
import { access } from "node:fs/promises";
import { fileLedger, type Ledger, type LedgerResult, type UnknownOrder } from "../../ledger/index.ts";
import { EXIT, UsageError } from "../exit.ts";
import { readId } from "../ids.ts";
import { problemOf } from "../key.ts";
import { openOrders } from "../order/ledger.ts";
import type { Define } from "../program.ts";
import type { Column } from "../rows.ts";
import type { Desk, GlobalFlags } from "../session.ts";
import { plain } from "../text.ts";
import { readText } from "../usage.ts";

type Flags = GlobalFlags & { ledger: string; ref?: string; order?: number; notSent?: true };

const COLUMNS: readonly Column<UnknownOrder>[] = [
  { name: "ref", of: ({ ref }) => ref },
  { name: "sent at", of: ({ at }) => at },
  {
    name: "order",
    of: ({ form }) => [...new URLSearchParams(form)].map((field) => field.join("=")).join(", "),
    wraps: true,
  },
];

const HELP = `
Examples:
  autostagram ledger --ledger orders.ledger
  autostagram ledger --ledger orders.ledger --ref customer-42 --order 23501
  autostagram ledger --ledger orders.ledger --ref customer-42 --not-sent

Lists the orders whose answer was lost; needs no key and asks no panel. Once you
have found one in the panel's list of orders, or know that it is not there, say
so: a ref that was not sent can be ordered again. Only do so when the program
that sent it has ended. Exit code 3: there are such orders.`;

const NEXT = `autostagram: these orders may exist. Look for each in the panel's list of orders, then call
  this again with its --ref, and --order ID or --not-sent
`;

export function addLedger(define: Define<Desk>): void {
  define("ledger", showLedger)
    .description("the orders of a ledger that may exist, and how they ended")
    .requiredOption("--ledger <file>", "the file that remembers the refs", readText("--ledger"))
    .option("--ref <text>", "the purchase of which you know what became", readText("--ref"))
    .option("--order <id>", "it exists: its id at the panel", (text) => readId(text, "--order", "order id"))
    .option("--not-sent", "it does not exist, and may be ordered again")
    .addHelpText("after", HELP);
}

async function showLedger(desk: Desk, flags: Flags): Promise<number> {
  const result = resultOf(flags);
  // A ledger that is not there would be made, and a mistyped name would look like good news.
  await access(flags.ledger).catch((error: unknown) => {
    throw new UsageError(plain(`--ledger: ${flags.ledger} ${problemOf(error)}`));
  });
  const ledger = fileLedger(flags.ledger);
  if (flags.ref !== undefined && result) await settle(desk, ledger, { ref: flags.ref, result });
  const open = await openOrders(ledger);
  const isClear = open.length === 0;
  await desk.output.say(isClear ? "autostagram: no order of this ledger is unknown\n" : NEXT);
  if (!isClear || desk.format !== "table") await desk.print({ columns: COLUMNS, rows: open, json: open });
  return isClear ? EXIT.ok : EXIT.unverified;
}

/** How the purchase ended, as the flags have it; undefined when they only ask. */
function resultOf({ ref, order, notSent }: Flags): LedgerResult | undefined {
  if (ref === undefined && order === undefined && !notSent) return undefined;
  if (ref === undefined) throw new UsageError("--order and --not-sent need --ref beside them");
  if ((order === undefined) === !notSent) throw new UsageError("--ref needs --order or --not-sent beside it");
  return order === undefined ? { outcome: "not-sent" } : { outcome: "done", answer: { order } };
}

async function settle(
  { output }: Desk,
  ledger: Ledger,
  { ref, result }: { ref: string; result: LedgerResult },
): Promise<void> {
  const isOpen = (await openOrders(ledger)).some((entry) => entry.ref === ref);
  if (!isOpen) throw new UsageError(plain(`--ref: no order under ${JSON.stringify(ref)} is unknown`));
  await ledger.end(ref, result);
  await output.say(plain(`autostagram: ${JSON.stringify(ref)} is written down as ${result.outcome}`).concat("\n"));
}
