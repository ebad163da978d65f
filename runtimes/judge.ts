/** Compares what a runtime showed with what is expected of it. */
import { isDeepStrictEqual } from "node:util";
import { calls, calls101, differences, ELSEWHERE, type Failure, faults } from "./expected.ts";
import type { Stage } from "./stage.ts";

/** What `play` of scenario.js resolves with. */
export type Results = {
  calls: { [operation: string]: unknown };
  entries: { id: number }[];
  faults: { [fault: string]: Failure & { isOurs: boolean; shown: string } };
};

/** What was seen at the other end. */
export type Evidence = {
  stage: Pick<Stage, "seen" | "followed" | "elsewhere">;
  /** How many ids each call with a list of orders had. */
  lists: number[];
  /** Orders that reached the panel itself from another origin. */
  foreignOrders: number;
  isLetGo: boolean;
};

/** How many of the calls and of the faults went as expected, what became of an order at a refused port, and what is wrong. */
export type Verdict = {
  calls: number;
  faults: number;
  of: { calls: number; faults: number };
  refused: string;
  complaints: string[];
};

export function judge(runtime: string, results: Results, evidence: Evidence): Verdict {
  const wanted = expectedOf(runtime);
  const badCalls = Object.entries(calls).flatMap(([operation, answer]) =>
    isDeepStrictEqual(results.calls[operation], answer) ? [] : [told(operation, results.calls[operation], answer)],
  );
  const badFaults = Object.entries(wanted).flatMap(([fault, failure]) => {
    const found = foundOf(fault, results, evidence);
    return isDeepStrictEqual(found, failure) ? [] : [told(fault, found, failure)];
  });
  return {
    calls: Object.keys(calls).length - badCalls.length,
    faults: Object.keys(wanted).length - badFaults.length,
    of: { calls: Object.keys(calls).length, faults: Object.keys(wanted).length },
    refused: results.faults.refused?.outcome ?? "",
    complaints: [...badCalls, ...badFaults, ...others(results, evidence)],
  };
}

function expectedOf(runtime: string): { [fault: string]: object } {
  const own = differences.filter(({ runtimes }) => runtimes.includes(runtime)).map((difference) => difference.faults);
  const names = new Set([faults, ...own].flatMap((table) => Object.keys(table)));
  return Object.fromEntries(
    [...names].map((name) => [name, known(Object.assign({}, ...[faults, ...own].map((table) => table[name])))]),
  );
}

function foundOf(fault: string, results: Results, { stage, foreignOrders }: Evidence): object {
  const { name, outcome, code, status, location } = results.faults[fault] ?? ({} as Failure);
  const requests = stage.seen.get(fault)?.filter(({ action }) => action === "add").length ?? 0;
  return known({
    ...{ name, outcome, code, status },
    location: location === stage.elsewhere ? ELSEWHERE : location,
    requests: fault === "foreign" ? foreignOrders : requests,
  } as Failure);
}

/** What holds of all of it together. */
function others(results: Results, { stage, lists, isLetGo }: Evidence): string[] {
  const ids = results.entries.map(({ id }) => id);
  const asked = Array.from({ length: 101 }, (_, index) => 101 - index);
  const foreign = Object.entries(results.faults).filter(([, failure]) => !failure.isOurs);
  return [
    ...(isDeepStrictEqual(ids, asked) ? [] : [told("the ids of 101 entries", ids, asked)]),
    ...(isDeepStrictEqual(lists, calls101) ? [] : [told("the calls for 101 ids", lists, calls101)]),
    ...(stage.followed() === 0 ? [] : [told("requests that followed the redirect", stage.followed(), 0)]),
    ...(stage.seen.get("reusedReset")?.some(({ isReused }) => isReused) === true
      ? []
      : ["no connection was used again"]),
    ...(isLetGo ? [] : ["a call that was over left its connection open"]),
    ...foreign.map(([fault, failure]) => `${fault}: no error of the package: ${failure.shown}`),
  ];
}

/** Without the fields that are not there. */
function known(failure: Failure): object {
  return Object.fromEntries(Object.entries(failure).filter(([, value]) => value !== undefined));
}

function told(what: string, found: unknown, expected: unknown): string {
  return `${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
}
