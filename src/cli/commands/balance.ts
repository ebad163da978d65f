/** `autostagram balance`: what the account can still spend. */
import type { Balance } from "../../index.ts";
import { EXIT } from "../exit.ts";
import type { Define } from "../program.ts";
import type { Column } from "../rows.ts";
import type { Session } from "../session.ts";

const COLUMNS: readonly Column<Balance>[] = [
  { name: "balance", of: ({ balance }) => balance, right: true },
  { name: "currency", of: ({ currency }) => currency },
];

export function addBalance(define: Define): void {
  define("balance", showBalance).description("what the account can still spend");
}

async function showBalance({ connect, print }: Session): Promise<number> {
  const balance = await connect().getBalance();
  await print({ columns: COLUMNS, rows: [balance], json: balance });
  return EXIT.ok;
}
