/** Panels that answer long lists, and what comes of their answers. */
import { expect } from "vitest";
import type { Operation } from "../../../src/index.ts";
import { type Answer, formOf, written } from "./server.ts";

/** The operations that take a list of ids. */
export type List = "getOrderStatuses" | "getRefillStatuses" | "createRefills" | "cancelOrders";

export const readLists: List[] = ["getOrderStatuses", "getRefillStatuses"];
export const writeLists: List[] = ["createRefills", "cancelOrders"];

/** Ids in no order that anything would sort them into. */
export function idsOf(count: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index * 7919) % 10_007) + 1);
}

/** The ids that a form asks about. */
export function idsIn(form: string | URLSearchParams): number[] {
  const fields = new URLSearchParams(form);
  return (fields.get("orders") ?? fields.get("refills") ?? "").split(",").map(Number);
}

/** Answers every id of a call with the id as its value, save the calls that have this id in them. */
export function answering(operation: Operation, faulty?: { id: number; fault: Answer }): Answer {
  return (socket, request) => {
    const ids = idsIn(formOf(request));
    if (faulty && ids.includes(faulty.id)) faulty.fault(socket, request);
    else socket.end(written({ body: answerTo(operation, ids) }));
  };
}

function answerTo(operation: Operation, ids: number[]): string {
  const entries = ids.map((id): [number, object] => [id, { status: `${id}` }]);
  if (operation === "getOrderStatuses") return JSON.stringify(Object.fromEntries(entries));
  if (operation === "getRefillStatuses")
    return JSON.stringify(entries.map(([refill, value]) => ({ refill, ...value })));
  const field = operation === "createRefills" ? "refill" : "cancel";
  return JSON.stringify(ids.map((order) => ({ order, [field]: order })));
}

/** The entries of ids that were answered so. */
export function found(operation: List, ids: number[]): object[] {
  const value = (id: number) =>
    ({ getOrderStatuses: { status: `${id}` }, getRefillStatuses: `${id}` })[operation as string];
  return ids.map((id) => ({ id, ok: true, value: value(id) ?? id }));
}

/** The entries of ids that were not. */
export function unanswered(ids: number[], outcome?: string): object[] {
  const error = { reason: "unanswered", text: expect.any(String) };
  return ids.map((id) => ({ id, ok: false, error, ...(outcome && { outcome }) }));
}
