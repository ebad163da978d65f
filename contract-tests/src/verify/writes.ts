/** Probes that ask the panel to act, on an order that cannot exist. */
import { unknownIdsFail } from "./checks.ts";
import { type Fields, formCall } from "./forms.ts";
import { type Probe, type Seen, wasRefused } from "./probe.ts";

export function writeProbes(url: string, key: string): Probe[] {
  const ask = (fields: Fields) => formCall(url, { key, ...fields });
  const common = { reveals: "how the panel refuses to act; bare texts for refusals", unless: whyNot };
  return [
    {
      ...common,
      id: "refill-unknown",
      operation: "createRefill",
      title: "a refill of order 0, which cannot exist",
      call: ask({ action: "refill", order: "0" }),
      owed: "refused",
    },
    {
      ...common,
      id: "refills-unknown",
      operation: "createRefills",
      title: "a refill of order 0 as a list",
      call: ask({ action: "refill", orders: "0" }),
      owed: "success",
      refine: (judged, look) => unknownIdsFail(judged, look, ["0"]),
    },
    {
      ...common,
      id: "cancel-unknown",
      operation: "cancelOrders",
      title: "the cancellation of order 0, which cannot exist",
      call: ask({ action: "cancel", orders: "0" }),
      owed: "success",
      refine: (judged, look) => unknownIdsFail(judged, look, ["0"]),
    },
  ];
}

function whyNot(seen: Seen): string | undefined {
  const refused = wasRefused(seen, "status-unknown");
  return refused ? undefined : "the panel did not refuse order 0 in a status, so it is asked to do nothing to it";
}
