/** `autostagram order`: shows an order with its price, has it approved, and sends it once. */
import type { CustomOrder, PlacedOrder } from "../../index.ts";
import { preflight } from "../../preflight/index.ts";
import { confirm } from "../confirm.ts";
import { EXIT, UsageError } from "../exit.ts";
import { readId } from "../ids.ts";
import { canAsk, type Io } from "../io.ts";
import { isAmount, isMore } from "../money.ts";
import { FIELD_FLAGS, type FieldFlags, readFields, readPair } from "../order/fields.ts";
import { isOpen, openLedger } from "../order/ledger.ts";
import { type Attempt, adviceAfter } from "../order/outcome.ts";
import { type Quote, showPrice, showQuote } from "../order/quote.ts";
import type { Define } from "../program.ts";
import type { Column } from "../rows.ts";
import type { GlobalFlags, Session } from "../session.ts";
import { plain } from "../text.ts";
import { readText } from "../usage.ts";

type Flags = GlobalFlags & FieldFlags & { yes?: true; maxCost?: string; ref?: string; ledger?: string };

const COLUMNS: readonly Column<PlacedOrder>[] = [{ name: "order", of: ({ order }) => order }];

const EXAMPLES = `
Examples:
  autostagram order --service 1 --link https://example.com/p/1 --quantity 1000
  autostagram order --service 2 --link https://example.com/p/1 \\
    --lines-file comments=comments.txt
  autostagram order --service 1 --link https://example.com/p/1 --quantity 1000 \\
    --yes --max-cost 1.00 --ref customer-42 --ledger orders.ledger

Shows the price and the balance, and asks. Without a terminal it needs --yes and
a cap, and never waits for input. An order whose answer is lost may exist, and
is never sent again by itself; with --ref and --ledger, not by you either.`;

export function addOrder(define: Define): void {
  const command = define("order", order)
    .description("place an order, after showing its price and asking")
    .requiredOption("--service <id>", "the service, as `services` shows it", (text) =>
      readId(text, "--service", "service id"),
    );
  for (const name of FIELD_FLAGS) command.option(`--${name} <value>`, HELP[name], readText(`--${name}`));
  command
    .option("--field <name=value>", "any other field; can be given several times", readPair("--field"))
    .option("--lines-file <name=file>", "a field with one entry a line, such as comments", readPair("--lines-file"))
    .option("--max-cost <amount>", "send nothing that costs more, in the account's currency", readAmount)
    .option("--yes", "do not ask; needs --max-cost")
    .option("--ref <text>", "your own id of this purchase: nothing is sent twice under it", readText("--ref"))
    .option("--ledger <file>", "the file that remembers the refs", readText("--ledger"))
    .addHelpText("after", EXAMPLES);
}

const HELP: { [name in (typeof FIELD_FLAGS)[number]]: string } = {
  link: "what the order is for",
  quantity: "units, of each run",
  runs: "drip-feed: how many times the quantity",
  interval: "drip-feed: minutes between two runs",
};

function readAmount(text: string): string {
  if (isAmount(text)) return text;
  throw new UsageError("--max-cost takes an amount such as 1.50");
}

async function order(session: Session, flags: Flags): Promise<number> {
  checkFlags(session.io, flags);
  const fields = await readFields(flags);
  const held = await openLedger(flags);
  if (held && (await isOpen(session, held))) return EXIT.unverified;
  const quote = await quoteOf(session, fields);
  checkCost(quote, flags.maxCost);
  await session.output.say(showQuote(quote));
  if (!flags.yes && !(await confirm(session.io, session.output, "Send this order?"))) {
    await session.output.say("autostagram: nothing was ordered\n");
    return EXIT.no;
  }
  return send(session, { quote, at: new Date(), held });
}

/** @throws {@link UsageError} for what would be found out only after the first call. */
function checkFlags(io: Io, { yes, maxCost, ref, ledger }: Flags): void {
  if (!yes && !canAsk(io)) throw new UsageError("there is no terminal to ask on, so this needs --yes and --max-cost");
  if (yes && maxCost === undefined)
    throw new UsageError("--yes needs --max-cost beside it: nobody sees the price otherwise");
  if ((ref === undefined) !== (ledger === undefined)) throw new UsageError("--ref and --ledger go together");
  if (ref === "" || ledger === "") throw new UsageError("--ref and --ledger take a text");
}

/** @throws {@link UsageError} when the order cannot go as it is. */
async function quoteOf({ connect, url, output }: Session, fields: CustomOrder): Promise<Quote> {
  const panel = connect();
  const [services, balance] = await Promise.all([panel.listServices(), panel.getBalance()]);
  const service = services.find((each) => each.service === fields.service);
  if (!service)
    throw new UsageError(`service ${fields.service} is not among the ${services.length} that this account may order`);
  const { problems, ...price } = preflight(service, fields);
  if (problems.length > 0) {
    await output.say(problems.map(({ field, problem }) => `  ${plain(`${field} ${problem}`)}\n`).join(""));
    throw new UsageError("the order cannot go as it is, and nothing was sent");
  }
  return { url, service, order: fields, price, balance };
}

/** @throws {@link UsageError} when the price is over the cap, or when nobody knows whether it is. */
function checkCost(quote: Quote, cap: string | undefined): void {
  const { cost } = quote.price;
  if (cap === undefined) return;
  if (cost === undefined) throw new UsageError(plain(`--max-cost cannot be kept: the price is ${showPrice(quote)}`));
  if (isMore(cost, cap)) throw new UsageError(plain(`the price is over --max-cost: ${showPrice(quote)}`));
}

/** Sends the order, once. */
async function send(session: Session, attempt: Attempt): Promise<number> {
  const { output, print, connect } = session;
  let sent = false;
  const panel = connect({ onRequest: () => (sent = true) });
  const { ref, ledger } = attempt.held ?? {};
  try {
    const placed = await panel.addOrder.custom(attempt.quote.order, { ref, ledger });
    await output.say(
      sent
        ? `autostagram: order ${placed.order} is placed; autostagram status ${placed.order} tells where it stands\n`
        : `autostagram: order ${placed.order} was placed earlier under this ref; nothing was sent this time\n`,
    );
    await print({ columns: COLUMNS, rows: [placed], json: placed });
    return EXIT.ok;
  } catch (error) {
    await output.say(adviceAfter(error, attempt));
    throw error;
  }
}
