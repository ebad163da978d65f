/** `autostagram cancel`: asks the panel to stop orders. */
import { type ApprovalFlags, approved } from "../approval.ts";
import { EXIT } from "../exit.ts";
import { readIds } from "../ids.ts";
import { listColumns, printEntries } from "../lists.ts";
import type { Define } from "../program.ts";
import { type Session, withProgress } from "../session.ts";

/** The panel's `1` means that it took the wish, not that the order has stopped. */
const COLUMNS = listColumns<number>("order", [{ name: "cancel", of: () => "taken" }]);

export function addCancel(define: Define): void {
  define("cancel", cancel)
    .description("ask the panel to stop orders; `status` tells whether it did")
    .argument("<order...>", "ids of orders, or - to read them from stdin")
    .option("--yes", "do not ask");
}

async function cancel(session: Session, flags: ApprovalFlags, args: string[]): Promise<number> {
  const ids = await readIds(args, session.io, "order id");
  if (!(await approved(session, flags, { verb: "Cancel", ids }))) {
    await session.output.say("autostagram: nothing was cancelled\n");
    return EXIT.no;
  }
  return printEntries(
    session,
    COLUMNS,
    withProgress(session, ids.length, (panel) => panel.cancelOrders(ids)),
  );
}
