/** Makes single calls under the same watch as the rows of the table. */
import { afterAll, beforeAll, expect } from "vitest";
import type { Client } from "../../../src/index.ts";
import { type Meeting, observe, type Report } from "./attempt.ts";
import { expectClean } from "./check.ts";
import { serveHealthy } from "./healthy.ts";
import { type Answer, formOf, type Nature, type Served, serve } from "./server.ts";

export type Witnessed = Report & {
  /** The forms that arrived. */
  forms: URLSearchParams[];
};

type Circumstances = Pick<Meeting, "options" | "setup"> & {
  nature?: Nature;
  /** How many requests meet the fault. */
  faults?: number;
};

export type Witness = (
  answer: Answer,
  call: (client: Client, server: Served) => Promise<unknown>,
  circumstances?: Circumstances,
) => Promise<Witnessed>;

/** To be called where tests are described; each file needs one. */
export function createWitness(): Witness {
  let healthy: Served;
  beforeAll(async () => {
    healthy = await serveHealthy();
  });
  afterAll(() => healthy.close());

  return async (answer, call, { nature, faults, ...meeting } = {}) => {
    const server = await serve(answer, nature);
    server.faults = faults ?? server.faults;
    try {
      const report = await observe({ ...meeting, url: server.url, healthy: healthy.url }, (client) =>
        call(client, server),
      );
      expectClean(report);
      expect(server.connections.open).toBe(0);
      return { ...report, forms: server.requests.map((request) => new URLSearchParams(formOf(request))) };
    } finally {
      await server.close();
    }
  };
}
