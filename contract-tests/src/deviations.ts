/**
 * Deviations that the runner plays to itself: panels that leave their contract in a known way. A runner that overlooks
 * one would call any panel good.
 */
import type { ContractCase } from "./cases.ts";
import type { Examine } from "./examine.ts";
import { type Finding, isObject } from "./findings.ts";
import { type Stage, startMock } from "./mock/server.ts";
import { forMock, runCase } from "./runner.ts";

type Deviation = {
  name: string;
  operation: string;
  /** Where it has to be found. */
  pointer: string;
  change: (body: Record<string, unknown>) => unknown;
};

const deviations: readonly Deviation[] = [
  {
    name: "charge as a number",
    operation: "getOrderStatus",
    pointer: "/charge",
    change: (body) => ("charge" in body ? { ...body, charge: Number(body.charge) } : body),
  },
  {
    name: "an id left out of a list",
    operation: "getOrderStatuses",
    pointer: "/10",
    change: ({ "10": _left, ...others }) => others,
  },
  {
    name: "{error} turned into {message}",
    operation: "getOrderStatus",
    pointer: "/error",
    change: (body) => ("error" in body ? { message: body.error } : body),
  },
];

export type Played = { name: string; operation: string; pointer: string; finding: Finding | undefined };

/** Plays every deviation, and says what was found at its place; undefined where it was overlooked. */
export async function playDeviations(
  stage: Stage,
  examine: Examine,
  cases: readonly ContractCase[],
): Promise<Played[]> {
  const played: Played[] = [];
  for (const deviation of deviations) {
    const { name, operation, pointer } = deviation;
    const findings = await findingsOn(stage, examine, {
      deviation,
      cases: cases.filter((found) => found.operation === operation),
    });
    played.push({ name, operation, pointer, finding: findings.find((finding) => finding.pointer === pointer) });
  }
  return played;
}

async function findingsOn(
  stage: Stage,
  examine: Examine,
  { deviation, cases }: { deviation: Deviation; cases: ContractCase[] },
) {
  const change = (body: unknown, operation: string | undefined) =>
    operation === deviation.operation && isObject(body) ? deviation.change(body) : body;
  const mock = await startMock(stage, { change });
  try {
    // Not exact: the deviation has to be found by the description, as on a panel whose answers nobody knows beforehand.
    const target = { ...mock, exact: false };
    const verdicts = await Promise.all(cases.map((found) => runCase(examine, target, forMock(found), "wire")));
    return verdicts.flatMap((verdict) => (verdict.status === "failed" ? verdict.findings : []));
  } finally {
    await mock.close();
  }
}
