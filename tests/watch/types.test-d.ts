/** What the compiler accepts and what it must not. Nothing here runs; `npx tsc` checks it. */

import { createCatalogue, diffServices } from "../../src/catalogue/index.ts";
import { coalesce } from "../../src/coalesce/index.ts";
import type { Client, OrderStatus, RefillState, RefillStatus, Service } from "../../src/index.ts";
import { type OrderChange, watch, watchRefills } from "../../src/watch/index.ts";

/** A switch over the kinds needs no default. */
export function everyKindIsKnown(change: OrderChange): string {
  switch (change.kind) {
    case "changed":
    case "final":
      return change.value.status;
    case "unclear":
    case "failed":
      return change.error.reason;
    case "timedOut":
      return change.previous?.status ?? "";
  }
}

export async function changesHaveWhatTheirKindSays(panel: Client) {
  for await (const change of watch(panel, new Set([1]), { interval: 1, maxAge: 1 })) {
    const previous: OrderStatus | undefined = change.previous;
    // @ts-expect-error only two kinds have a value
    change.value;
    // @ts-expect-error no such kind
    if (change.kind === "done") return previous;
  }
  for await (const change of watchRefills(panel, [1])) {
    if (change.kind === "final") return change.value satisfies RefillState;
  }
  // @ts-expect-error ids are numbers
  return watch(panel, ["1"]);
}

export async function oneMethodOfAPanelIsEnough(panel: Pick<Client, "getOrderStatuses">) {
  watch(panel, [1]);
  // @ts-expect-error it has no refills
  watchRefills(panel, [1]);
}

export async function aCatalogueStandsInForThePanel(panel: Client, seen: Service[]) {
  const catalogue = createCatalogue(panel, { maxAge: 1, staleIfError: 1 });
  const services: Service[] = await catalogue.listServices();
  const anew: Pick<Client, "listServices"> = catalogue;
  const { changed } = diffServices(seen, services);
  const fields: (keyof Service)[] = changed.flatMap((change) => change.fields);
  // @ts-expect-error there may be no such service
  (await catalogue.getService(1)).rate;
  return { anew, fields };
}

export async function coalescedMethodsAreThoseOfTheClient(panel: Client) {
  const methods: Pick<Client, "getOrderStatus" | "getRefillStatus"> = coalesce(panel, { timeout: 1 });
  const refill: RefillStatus = await methods.getRefillStatus(1);
  return refill;
}
