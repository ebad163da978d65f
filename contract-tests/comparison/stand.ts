/** The stand on which other tools are tried: the mutating panel, always at one address, and the calls that `verify` makes. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ACTIONS, readDescription } from "../src/description.ts";
import type { Call } from "../src/exchange.ts";
import { createStage, startMock } from "../src/mock/server.ts";
import { planProbes } from "../src/verify/plan.ts";
import { createHonest, type Honest } from "../tests/drift/honest.ts";
import type { Mutation } from "../tests/drift/mutation.ts";
import { startPanel } from "../tests/drift/panel.ts";
import { FIXED, KNOWN } from "../tests/drift/world.ts";

/** The key of the description's examples, which tools send by themselves. */
export const KEY = "demo";

export type Stand = {
  origin: string;
  /** What `verify --allow-writes` would send, all of it. */
  calls: readonly Call[];
  change: (mutations: readonly Mutation[]) => void;
  /** Where a change was played: operation, a space, pointer. */
  touched: (mutation: Mutation) => ReadonlySet<string>;
  /** Placed until now; equal ones count each time. */
  orders: () => number;
  close: () => Promise<void>;
};

export async function openStand(): Promise<Stand> {
  const stage = await createStage(await readDescription(ACTIONS));
  const mock = await startMock(stage, { steps: 0, key: KEY });
  const path = new URL(mock.url).pathname;
  const { honest, orders } = countOrders(createHonest(mock, FIXED));
  const panel = await startPanel({ route: stage.route, key: KEY, honest, path });
  return {
    origin: new URL(panel.url).origin,
    calls: planProbes({ url: panel.url, key: KEY, ids: KNOWN, allowWrites: true }).map(({ call }) => call),
    change: panel.change,
    touched: panel.touched,
    orders,
    close: async () => {
      await panel.close();
      await mock.close();
    },
  };
}

function countOrders(honest: Honest): { honest: Honest; orders: () => number } {
  let placed = 0;
  const counted: Honest = async (seen) => {
    const reply = await honest(seen);
    if (seen.operation === "addOrder" && reply.status === 200 && !reply.refused) placed++;
    return reply;
  };
  return { honest: counted, orders: () => placed };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
