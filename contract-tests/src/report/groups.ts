/** Equal findings as one, and equal calls without a verdict as one; no more of either than a reader takes in. */
import type { Call } from "../exchange.ts";
import { type Finding, SECURITY_RULES, type Severity } from "../findings.ts";
import { adviceOn } from "./advice.ts";
import { curlOf, type Mask } from "./curl.ts";
import { groupOf } from "./identity.ts";
import type { ReportFinding, Unverified } from "./report.ts";

/** Entries of each list. A severity has its own, so that a flood of what is tolerated hides nothing that breaks. */
const MOST = { findings: 500, unverified: 200, pointers: 20, aliases: 10_000, alias: 1_000 };

/** How a text of strangers is made fit for the report. */
export type Clean = (text: string) => string;

export type Findings = {
  add(finding: Finding, met: { probe: string; call: Call }): void;
  /** Copies, in the order in which they were met first. */
  list(): ReportFinding[];
  leftOut(): Record<Severity, number>;
};

export function createFindings(clean: Clean, mask: Mask): Findings {
  const groups = new Map<string, ReportFinding>();
  // A broken catalogue has thirty thousand equal findings: only the first of them is masked, which is slow.
  const aliases = new Map<string, ReportFinding>();
  const listed = { breaking: 0, drift: 0, tolerated: 0 };
  const leftOut = { breaking: 0, drift: 0, tolerated: 0 };

  const openGroup = (finding: Finding, met: { probe: string; call: Call }) => {
    const cleaned = cleanedBy(clean, finding);
    const key = groupOf(cleaned);
    const known = groups.get(key);
    if (known || listed[finding.severity] >= MOST.findings) return known;
    const group = firstOf(cleaned, clean(met.probe), curlOf(met.call, mask));
    groups.set(key, group);
    listed[finding.severity] += 1;
    return group;
  };

  return {
    add(finding, met) {
      const alias = groupOf(finding);
      const group = aliases.get(alias) ?? openGroup(finding, met);
      if (!group) {
        leftOut[finding.severity] += 1;
        return;
      }
      if (aliases.size < MOST.aliases && alias.length < MOST.alias) aliases.set(alias, group);
      group.count += 1;
      if (group.pointers.length < MOST.pointers) addPointer(group, clean(finding.pointer));
    },
    list: () => [...groups.values()].map((group) => ({ ...group, pointers: [...group.pointers] })),
    leftOut: () => ({ ...leftOut }),
  };
}

function cleanedBy(clean: Clean, finding: Finding): Finding {
  const { pointer, found, documented } = finding;
  return { ...finding, pointer: clean(pointer), found: clean(found), documented: clean(documented) };
}

function firstOf(finding: Finding, probe: string, curl: string): ReportFinding {
  const { severity, rule, operation, pointer, found, documented } = finding;
  return {
    ...{ severity, rule, operation, pointer, found, documented },
    security: SECURITY_RULES.has(rule),
    probe,
    count: 0,
    pointers: [],
    advice: adviceOn(finding),
    curl,
    since: null,
  };
}

function addPointer({ pointers }: ReportFinding, pointer: string): void {
  if (!pointers.includes(pointer)) pointers.push(pointer);
}

export type Unjudged = {
  add(entry: Omit<Unverified, "count">): void;
  list(): Unverified[];
  leftOut(): number;
};

export function createUnjudged(): Unjudged {
  const groups = new Map<string, Unverified>();
  let leftOut = 0;
  return {
    add(entry) {
      const key = JSON.stringify([entry.operation, entry.reason]);
      const known = groups.get(key);
      if (known) known.count += 1;
      else if (groups.size < MOST.unverified) groups.set(key, { ...entry, count: 1 });
      else leftOut += 1;
    },
    list: () => [...groups.values()].map((group) => ({ ...group })),
    leftOut: () => leftOut,
  };
}
