/** `autostagram status`: where orders stand. */
import type { OrderStatus } from "../../index.ts";
import { readIds } from "../ids.ts";
import { listColumns, printEntries } from "../lists.ts";
import type { Define } from "../program.ts";
import { type GlobalFlags, type Session, withProgress } from "../session.ts";

const COLUMNS = listColumns<OrderStatus>("order", [
  { name: "status", of: ({ status }) => status },
  { name: "charge", of: ({ charge }) => charge, right: true },
  { name: "currency", of: ({ currency }) => currency },
  { name: "start_count", of: ({ start_count }) => start_count, right: true },
  { name: "remains", of: ({ remains }) => remains, right: true },
]);

export function addStatus(define: Define): void {
  define("status", showStatus)
    .description("where orders stand; any number of them")
    .argument("<order...>", "ids of orders, or - to read them from stdin");
}

async function showStatus(session: Session, _: GlobalFlags, args: string[]): Promise<number> {
  const ids = await readIds(args, session.io, "order id");
  return printEntries(
    session,
    COLUMNS,
    withProgress(session, ids.length, (panel) => panel.getOrderStatuses(ids)),
  );
}
