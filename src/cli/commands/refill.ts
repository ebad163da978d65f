/** `autostagram refill`: asks for refills, and with `--status` where they stand. */
import { type ApprovalFlags, approved } from "../approval.ts";
import { EXIT } from "../exit.ts";
import { readIds } from "../ids.ts";
import { listColumns, printEntries } from "../lists.ts";
import type { Define } from "../program.ts";
import { type Session, withProgress } from "../session.ts";

const CREATED = listColumns<number>("order", [{ name: "refill", of: (refill) => refill, right: true }]);

const STATES = listColumns<string>("refill", [{ name: "status", of: (status) => status }]);

type Flags = ApprovalFlags & { status?: true };

export function addRefill(define: Define): void {
  define("refill", refill)
    .description("ask the panel to top orders up again")
    .argument("<id...>", "ids of orders, with --status of refills; or - to read them from stdin")
    .option("--status", "only show where these refills stand")
    .option("--yes", "do not ask");
}

async function refill(session: Session, flags: Flags, args: string[]): Promise<number> {
  if (flags.status) return showStates(session, args);
  const ids = await readIds(args, session.io, "order id");
  if (!(await approved(session, flags, { verb: "Refill", ids }))) {
    await session.output.say("autostagram: no refill was asked for\n");
    return EXIT.no;
  }
  return printEntries(
    session,
    CREATED,
    withProgress(session, ids.length, (panel) => panel.createRefills(ids)),
  );
}

async function showStates(session: Session, args: string[]): Promise<number> {
  const ids = await readIds(args, session.io, "refill id");
  return printEntries(
    session,
    STATES,
    withProgress(session, ids.length, (panel) => panel.getRefillStatuses(ids)),
  );
}
