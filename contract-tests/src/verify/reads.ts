/** Probes with the panel's own key that only read. */
import type { KnownIds } from "../cases.ts";
import { sameOrder, sameRefill } from "./agreement.ts";
import { limitTaken, limitTooLow, unknownIdsFail } from "./checks.ts";
import { type Fields, formCall } from "./forms.ts";
import type { Probe } from "./probe.ts";

/** No panel has come so far. Ids that differ from each other, and that are all safe integers. */
const FAR = 9_000_000_000_000_000;

/** As many ids as one call takes. */
const MOST = 100;

export function readProbes(url: string, key: string, { order, refill }: KnownIds): Probe[] {
  const ask = (fields: Fields) => formCall(url, { key, ...fields });
  const unknown = (count: number) => Array.from({ length: count }, (_, index) => String(FAR - index));
  const own = order === undefined ? [] : [String(order)];
  const ownRefill = refill === undefined ? [] : [String(refill)];
  const hundred = [...own, ...unknown(MOST - own.length)];
  const few = [...own, "0"];
  const refills = [...ownRefill, "0"];
  return [
    {
      id: "services",
      operation: "listServices",
      title: "the catalogue",
      reveals: "fields, types and formats of every row; envelopes",
      call: ask({ action: "services" }),
      owed: "success",
    },
    ...own.map(
      (id): Probe => ({
        id: "status",
        operation: "getOrderStatus",
        title: "the order that is known",
        reveals: "fields, types, formats and statuses",
        call: ask({ action: "status", order: id }),
        owed: "success",
      }),
    ),
    {
      id: "status-unknown",
      operation: "getOrderStatus",
      title: "order 0, which cannot exist",
      reveals: "how the panel refuses: HTTP status, {error}, its words; whether the action is looked at",
      call: ask({ action: "status", order: "0" }),
      owed: "refused",
    },
    {
      id: "statuses",
      operation: "getOrderStatuses",
      title: own.length > 0 ? "the known order and order 0" : "order 0 as a list",
      reveals: "a list for a map, ids left out, bare texts for refusals; whether it agrees with a single status",
      call: ask({ action: "status", orders: few.join() }),
      owed: "success",
      refine: (judged, look) => sameOrder(unknownIdsFail(judged, look, ["0"]), look, own[0]),
    },
    {
      id: "statuses-100",
      operation: "getOrderStatuses",
      title: "100 orders",
      reveals: "a limit below the documented 100; ids left out of long lists",
      call: ask({ action: "status", orders: hundred.join() }),
      owed: "success",
      refine: (judged, look) =>
        limitTooLow(sameOrder(unknownIdsFail(judged, look, hundred.slice(own.length)), look, own[0]), MOST),
    },
    {
      id: "statuses-101",
      operation: "getOrderStatuses",
      title: "101 orders",
      reveals: "what happens above the limit",
      call: ask({ action: "status", orders: [...hundred, String(FAR - MOST)].join() }),
      refine: (judged) => limitTaken(judged, MOST),
    },
    ...ownRefill.map(
      (id): Probe => ({
        id: "refill-status",
        operation: "getRefillStatus",
        title: "the refill that is known",
        reveals: "fields and statuses",
        call: ask({ action: "refill_status", refill: id }),
        owed: "success",
      }),
    ),
    {
      id: "refill-status-unknown",
      operation: "getRefillStatus",
      title: "refill 0, which cannot exist",
      reveals: "how the panel refuses; an {error} in the place of the status",
      call: ask({ action: "refill_status", refill: "0" }),
      owed: "refused",
    },
    {
      id: "refill-statuses",
      operation: "getRefillStatuses",
      title: ownRefill.length > 0 ? "the known refill and refill 0" : "refill 0 as a list",
      reveals: "a map for a list, ids missing or wrong in the rows, bare texts for refusals",
      call: ask({ action: "refill_status", refills: refills.join() }),
      owed: "success",
      refine: (judged, look) => sameRefill(unknownIdsFail(judged, look, ["0"]), look, ownRefill[0]),
    },
    {
      id: "unknown-action",
      operation: "callPanel",
      title: "an action that there is not",
      reveals: "data or nothing instead of a refusal",
      call: ask({ action: "contract_check" }),
      owed: "refused",
    },
    {
      id: "no-action",
      operation: "callPanel",
      title: "no action",
      reveals: "data or nothing instead of a refusal",
      call: ask({}),
      owed: "refused",
    },
  ];
}
