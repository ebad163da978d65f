/** Every call that a run would make, in their order, and why some cells of the matrix stay open. */
import { balanceAgainProbe, balanceProbe, orderAgainProbe } from "./account.ts";
import { doorProbes } from "./doors.ts";
import { keyProbes } from "./keys.ts";
import type { VerifyOptions } from "./options.ts";
import type { Probe } from "./probe.ts";
import { readProbes } from "./reads.ts";
import { spendProbes } from "./spending.ts";
import { writeProbes } from "./writes.ts";

type PlanOptions = Pick<VerifyOptions, "url" | "key" | "ids" | "allowWrites" | "spend">;

/** The balance first and last: whatever is between them must not change it. */
export function planProbes({ url, key, ids = {}, allowWrites = false, spend }: PlanOptions): Probe[] {
  return [
    balanceProbe(url, key),
    ...readProbes(url, key, ids),
    ...keyProbes(url, ids),
    ...doorProbes(url),
    ...(allowWrites ? writeProbes(url, key) : []),
    ...(spend ? spendProbes(url, key, spend) : []),
    ...(ids.order === undefined ? [] : [orderAgainProbe(url, key, ids.order)]),
    balanceAgainProbe(url, key, spend?.amount),
  ];
}

/** A cell of the matrix that a run with these options cannot cover. */
type Open = { operation: string; column: "success" | "failingItem" | "refused"; reason: string };

const KNOWN_ORDER = "give the id of an order of the account with --order";
const KNOWN_REFILL = "give the id of a refill of the account with --refill";
const WRITES = "not asked to act: --allow-writes asks for order 0, which cannot exist";
const EFFECT = "not verifiable without effect: only on an order that the run may place, with --allow-spend";

export function openCells({ ids = {}, allowWrites, spend }: PlanOptions): Open[] {
  const open: (Open | false)[] = [
    ids.order === undefined && { operation: "getOrderStatus", column: "success", reason: KNOWN_ORDER },
    ids.order === undefined && { operation: "getOrderStatuses", column: "success", reason: KNOWN_ORDER },
    ids.refill === undefined && { operation: "getRefillStatus", column: "success", reason: KNOWN_REFILL },
    ids.refill === undefined && { operation: "getRefillStatuses", column: "success", reason: KNOWN_REFILL },
    !spend && { operation: "addOrder", column: "success", reason: EFFECT },
    ...["createRefill", "createRefills", "cancelOrders"].map(
      (operation): Open | false => !spend && { operation, column: "success", reason: EFFECT },
    ),
    ...["createRefills", "cancelOrders"].map(
      (operation): Open | false => !allowWrites && !spend && { operation, column: "failingItem", reason: WRITES },
    ),
  ];
  return open.filter((each): each is Open => each !== false);
}
