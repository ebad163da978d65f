/** `autostagram watch`: a line whenever an order or refill is another than before, until all are final. */
import type { OrderStatus } from "../../index.ts";
import { type Change, type WatchOptions, watch, watchRefills } from "../../watch/index.ts";
import { EXIT } from "../exit.ts";
import { readIds } from "../ids.ts";
import type { Define } from "../program.ts";
import type { GlobalFlags, Session } from "../session.ts";
import { plain } from "../text.ts";
import { readSeconds } from "../usage.ts";
import { createWriter, type Writer } from "../watch/writer.ts";

type Flags = GlobalFlags & { refills?: true; interval?: number; maxTime?: number };

/** Seconds in a month: nothing runs longer by plan. */
const MONTH = 30 * 24 * 3600;

export function addWatch(define: Define): void {
  define("watch", follow)
    .description("tell whenever orders change, until all are final")
    .argument("<id...>", "ids of orders, with --refills of refills; or - to read them from stdin")
    .option("--refills", "watch refills")
    .option("--interval <seconds>", "between two rounds (default: 60)", readSeconds("--interval", [1, MONTH]))
    .option("--max-time <seconds>", "give up after this (default: 7 days)", readSeconds("--max-time", [1, MONTH]))
    .addHelpText("after", EXIT_CODES);
}

const EXIT_CODES = `
With --json one object a line. Exits 0 when all are final, whatever they ended
as; 1 when the panel does not know one of them; 3 when --max-time has passed.`;

async function follow(session: Session, flags: Flags, args: string[]): Promise<number> {
  const ids = await readIds(args, session.io, flags.refills ? "refill id" : "order id");
  const { io, output } = session;
  const panel = session.connect();
  const options: WatchOptions = {
    interval: flags.interval,
    maxAge: flags.maxTime,
    signal: io.signal,
    onError: (error) => output.say(`autostagram: ${plain(`${error.name}: ${error.message}`)}; asking again later\n`),
  };
  if (io.stderr.isTTY) await output.say("autostagram: watching; Ctrl-C ends it\n");
  const idWidth = ids.reduce((longest, id) => Math.max(longest, String(id).length), 0);
  return flags.refills
    ? writeAll(
        createWriter(session, (status: string) => ({ status }), idWidth),
        watchRefills(panel, ids, options),
      )
    : writeAll(
        createWriter(session, (value: OrderStatus) => value, idWidth),
        watch(panel, ids, options),
      );
}

/** Writes each change as it comes, for as long as somebody reads. */
async function writeAll<Value>(write: Writer<Value>, changes: AsyncIterable<Change<Value>>): Promise<number> {
  const codes = new Set<number>([EXIT.ok]);
  for await (const change of changes) {
    if (change.kind === "failed") codes.add(EXIT.no);
    if (change.kind === "timedOut") codes.add(EXIT.unverified);
    if (!(await write(change))) break;
  }
  return Math.max(...codes);
}
