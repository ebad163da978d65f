/** Whether a run told of a change, and at the right place. */
import type { ReportFinding } from "../../src/report/report.ts";
import type { Expected, Mutation, Outcome } from "./mutation.ts";
import type { Run } from "./theatre.ts";

/** As many places of one finding as a report lists. */
const LISTED = 20;

/** What else is played, and where the change can be seen beside it. */
export type Beside = { others: readonly Mutation[]; operations?: ReadonlySet<string> };

/** What is wrong with what a run made of a change that was played in it; empty: nothing. */
export function missesOf(mutation: Mutation, run: Run, { others, operations }: Beside = { others: [] }): string[] {
  const { outcome } = mutation;
  // What no run may cause cannot be played in one either: see row 21.
  if (run.touched(mutation).size === 0 && outcome !== "not-covered") return ["the change was never played"];
  const owed = owedFor(mutation, run, operations);
  switch (outcome) {
    case "unverified":
      return unverifiedMisses(owed, run, others);
    case "not-covered":
      return owed.filter(({ operation }) => isPraised(run, operation)).map(({ operation }) => `${operation} is ok`);
    default:
      return findingMisses({ mutation, owed, others }, run);
  }
}

/** Where a report tells of a change, or of something that looks the same: a finding and a place in it, in a line. */
export function toldOf(mutation: Mutation, run: Run, { others, operations }: Beside = { others: [] }): string[] {
  const owed = owedFor(mutation, run, operations);
  const fitting = run.report.findings.filter((finding) => isOf(mutation, finding));
  return fitting.flatMap((finding) =>
    placesIn(finding)
      .filter((place) => owed.some((each) => isAt(each, { ...finding, pointer: place, pointers: [place] }, others)))
      .map((place) => `${lineOf(finding)}, at ${place}`),
  );
}

function placesIn({ pointer, pointers }: ReportFinding): string[] {
  return [...new Set([pointer, ...pointers])];
}

function owedFor(mutation: Mutation, { touched }: Run, operations: Beside["operations"]): Expected[] {
  const everywhere = mutation.expected ?? [...touched(mutation)].map((place) => expectedAt(place));
  return everywhere.filter(({ operation }) => operations?.has(operation) ?? true);
}

function isOf({ outcome, security }: Mutation, finding: ReportFinding): boolean {
  return finding.severity === outcome && (!security || finding.security);
}

/** What a change must not make of a run that has nothing else in it. */
export function excessOf({ outcome }: Mutation, { report }: Run): string[] {
  const { breaking, drift } = report.counts;
  const allowed: Partial<Record<Outcome, readonly number[]>> = {
    tolerated: [breaking, drift],
    drift: [breaking],
    unverified: [breaking, drift],
    "not-covered": [breaking, drift],
  };
  const isExcess = (allowed[outcome] ?? []).some((count) => count > 0);
  return isExcess ? report.findings.filter(({ severity }) => severity !== "tolerated").map(lineOf) : [];
}

export function lineOf({ severity, rule, operation, pointer, found }: ReportFinding): string {
  return `${severity} ${rule} ${operation} ${pointer || "(whole)"}: ${found}`;
}

function expectedAt(place: string): Expected {
  const [operation = "", ...pointer] = place.split(" ");
  return { operation, pointer: pointer.join(" ") };
}

function unverifiedMisses(owed: readonly Expected[], { report }: Run, others: readonly Mutation[]): string[] {
  const isAlone = others.length === 0;
  if (isAlone && report.verdict !== "unverified") return [`the verdict is ${report.verdict}`];
  const told = new Set(report.unverified.map(({ operation }) => operation));
  const isTold = report.cut !== null || owed.some(({ operation }) => told.has(operation));
  return isTold ? [] : ["nothing is told to be unverified"];
}

function isPraised({ report }: Run, operation: string): boolean {
  return report.matrix.find((line) => line.operation === operation)?.success.state === "ok";
}

type Owed = { mutation: Mutation; owed: readonly Expected[]; others: readonly Mutation[] };

function findingMisses({ mutation, owed, others }: Owed, { report }: Run): string[] {
  const fitting = report.findings.filter((finding) => isOf(mutation, finding));
  const missing = owed.filter((expected) => !fitting.some((finding) => isAt(expected, finding, others)));
  const isEnough = missing.length === 0 || (!mutation.expected && owed.length - missing.length >= LISTED);
  return isEnough ? [] : missing.slice(0, 3).map((each) => `no ${mutation.outcome} finding at ${placeOf(each)}`);
}

/** Of many equal findings a report lists the first places alone. */
function isAt({ operation, pointer }: Expected, finding: ReportFinding, others: readonly Mutation[]): boolean {
  if (finding.operation !== operation) return false;
  const places = typeof pointer === "string" ? [pointer] : pointer;
  const moved = places.map((place) => others.reduce((found, { moves }) => moves?.(operation, found) ?? found, place));
  const listed = placesIn(finding);
  const isBeyond = finding.count > finding.pointers.length;
  return [...places, ...moved].some((place) =>
    listed.some((at) => fits(place, at) || (isBeyond && fits(place.replace(/\/\d+/g, "/*"), at))),
  );
}

/** `*` stands for a name that only the panel knows. */
function fits(place: string, pointer: string): boolean {
  if (!place.includes("*")) return place === pointer;
  const names = pointer.split("/");
  const wanted = place.split("/");
  return names.length === wanted.length && wanted.every((name, index) => name === "*" || name === names[index]);
}

function placeOf({ operation, pointer }: Expected): string {
  return `${operation} ${(typeof pointer === "string" ? [pointer] : pointer).map((at) => at || "(whole)").join(" or ")}`;
}
