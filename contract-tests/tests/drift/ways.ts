/** What becomes of values, and where it is told: what the lists of changes share. */
import { isObject } from "../../src/findings.ts";
import { GONE, type To } from "./change.ts";
import type { Expected } from "./mutation.ts";

export const text: To = (was) => String(was);
export const number: To = (was) => (Number.isNaN(Number(was)) ? was : Number(was));
export const gone: To = () => GONE;
export const set =
  (to: unknown): To =>
  () =>
    to;

/** The words of an item's refusal in its place. */
export const bare: To = (was) => (isObject(was) && "error" in was ? was.error : was);

export function keyedBy(field: string, rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  return Object.fromEntries(rows.map((row) => [String(row[field]), row]));
}

export const OPERATIONS = [
  "listServices",
  "addOrder",
  "getOrderStatus",
  "getOrderStatuses",
  "createRefill",
  "createRefills",
  "getRefillStatus",
  "getRefillStatuses",
  "cancelOrders",
  "getBalance",
] as const;

/** An order is tried with a made-up key only where such a key was refused for the balance as documented. */
export const BUT_ADD = OPERATIONS.filter((name) => name !== "addOrder");

/** One finding for each operation, at one place. */
export function everywhere(pointer: string, operations: readonly string[] = OPERATIONS): Expected[] {
  return operations.map((operation) => ({ operation, pointer }));
}
