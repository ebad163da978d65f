/** The whole run: every case, on the embedded mock or against a live panel. */
import { setTimeout as sleep } from "node:timers/promises";
import { isWrite } from "../../src/operations.ts";
import { type ContractCase, type KnownIds, withIds } from "./cases.ts";
import type { Examine } from "./examine.ts";
import type { Row } from "./matrix.ts";
import { type Stage, startMock } from "./mock/server.ts";
import { channels, forMock, runCase, type Verdict } from "./runner.ts";
import type { WireTarget } from "./wire.ts";

/** Every case on a mock of its own, so that no case sees what another has ordered. */
export async function runOnMock(stage: Stage, examine: Examine, cases: readonly ContractCase[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const found of cases) {
    for (const channel of channels) {
      const mock = await startMock(stage);
      const verdict = await runCase(examine, { ...mock, exact: true }, forMock(found), channel);
      rows.push({ case: found, channel, verdict });
      await mock.close();
    }
  }
  return rows;
}

export type LiveOptions = {
  ids: KnownIds;
  /** Milliseconds between two calls. */
  pause: number;
};

/** Only cases that read. The others are in the rows too, as skipped, with the reason. */
export async function runLive(
  examine: Examine,
  target: WireTarget,
  cases: readonly ContractCase[],
  { ids, pause }: LiveOptions,
): Promise<Row[]> {
  const all = cases.flatMap((found) => channels.map((channel) => ({ case: found, channel })));
  const rows: Row[] = [];
  let unreachable: string | undefined;
  for (const { case: found, channel } of all) {
    const reason = whyNotLive(found, ids) ?? unreachable;
    const verdict: Verdict = reason
      ? { status: "skipped", reason }
      : await runCase(examine, { ...target, exact: false }, withIds(found, ids), channel);
    rows.push({ case: found, channel, verdict });
    if (verdict.status === "unverified" && verdict.unreachable) unreachable = "the panel could not be reached";
    if (verdict.status !== "skipped" && !unreachable) await sleep(pause);
  }
  return rows;
}

function whyNotLive({ operation, live }: ContractCase, ids: KnownIds): string | undefined {
  if (isWrite(operation)) return "it would act on the account";
  if (live === undefined) return "it needs what only the mock knows";
  if (live !== "always" && ids[live] === undefined)
    return `set AUTOSTAGRAM_${live.toUpperCase()} to the id of ${live === "order" ? "an order" : "a refill"} of the account`;
  return undefined;
}
