/** A client whose panel always gives the same answer. */
import type { Client, ClientOptions } from "../../src/index.ts";
import { clientOf, type Received, type Reply, servePanel } from "../support/panel.ts";

/** Reads that are sent again do not wait long for it. */
export async function clientFor(
  answer: Reply | ((request: Received) => Reply),
  options: Partial<ClientOptions> = {},
): Promise<Client> {
  return clientOf(await servePanel(answer), { retryDelay: 1, ...options });
}
