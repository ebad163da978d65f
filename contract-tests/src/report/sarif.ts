/** A report as SARIF 2.1.0, for code scanners. */
import { createHash } from "node:crypto";
import { RULES, type Rule, SECURITY_RULES } from "../findings.ts";
import { adviceOn } from "./advice.ts";
import { json, shortened, visible } from "./escape.ts";
import { identityOf } from "./identity.ts";
import type { Report, ReportFinding, Unverified } from "./report.ts";
import { countsLine, cutLine, headline, leftOutLine, placeIn, timesLine } from "./words.ts";

/** What SARIF calls the two ways not to come to a verdict. */
const NOT_VERIFIED = "not-verified";

/**
 * Code scanning shows nothing without a file inside the repository. A panel's own code is not known here, and the same file must
 * be named in every run, so that an alert stays the same one: it is the contract that was measured against.
 */
const FILE = "generated/actions.yaml";

const LEVELS = { breaking: "error", drift: "warning", tolerated: "note" } as const;

/** From 0 to 10, in the manner of CVSS: who holds a key can spend the balance. */
const SECURITY_SEVERITY: Readonly<Partial<Record<Rule, string>>> = {
  "key-accepted": "9.8",
  "key-echoed": "7.5",
  "plain-http": "6.5",
  "get-accepted": "5.3",
};

export function sarif(report: Report): string {
  return json({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [runOf(report)],
  });
}

function runOf(report: Report) {
  const { findings, unverified, tool } = report;
  return {
    tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: [...rules(), notVerifiedRule()] } },
    invocations: [invocationOf(report)],
    results: [...cutResults(report), ...findings.map(resultOf), ...unverified.map(unverifiedResult)],
    properties: {
      summary: `${headline(report)} ${countsLine(report)}.`,
      coverage: report.coverage,
      gone: report.gone?.length ?? 0,
    },
  };
}

function rules() {
  return (Object.keys(RULES) as Rule[]).map((id) => ({
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${RULES[id]}.` },
    help: { text: message(`${RULES[id]}. ${adviceOn({ ...ANYWHERE, rule: id })}`) },
    properties: SECURITY_RULES.has(id)
      ? { tags: ["security"], "security-severity": SECURITY_SEVERITY[id] ?? "5.0" }
      : { tags: ["contract"] },
  }));
}

/** A finding of which nothing is known but its rule. */
const ANYWHERE = { severity: "breaking", operation: "", pointer: "", found: "", documented: "" } as const;

function notVerifiedRule() {
  const text = "A part of the contract could not be verified.";
  const help = `${text} It is neither held nor broken: run the checker again when the panel answers.`;
  return {
    id: NOT_VERIFIED,
    name: "NotVerified",
    shortDescription: { text },
    help: { text: help },
    properties: { tags: ["contract"] },
  };
}

/** Whether the run came to its end; why not stands in its notifications. */
function invocationOf(report: Report) {
  const lines = [cutLine(report), leftOutLine(report)].filter((line) => line !== undefined);
  return {
    executionSuccessful: report.verdict !== "unverified" && report.cut === null,
    toolExecutionNotifications: lines.map((text) => ({ level: "warning", message: { text } })),
  };
}

/** A run that was cut is a result too, or the scanner would take alerts for mended that were not looked for. */
function cutResults(report: Report) {
  const { verdict, unverified } = report;
  const isSilent = verdict === "unverified" && unverified.length === 0;
  const text = cutLine(report) ?? (isSilent ? headline(report) : undefined);
  if (text === undefined) return [];
  return [notVerified(text, { operation: "run", pointer: "" })];
}

function unverifiedResult({ operation, probe, reason, count }: Unverified) {
  const times = count > 1 ? `, ${count} times` : "";
  return notVerified(`${operation} could not be judged (${probe}${times}): ${reason}.`, { operation, pointer: "" });
}

function notVerified(text: string, place: Pick<ReportFinding, "operation" | "pointer">) {
  return {
    ...ruleOf(NOT_VERIFIED),
    level: "warning",
    message: { text: message(text) },
    locations: [locationOf(place)],
    partialFingerprints: fingerprintOf(JSON.stringify([NOT_VERIFIED, place.operation])),
  };
}

function resultOf(finding: ReportFinding) {
  const { rule, severity, operation, found, documented, advice, curl, since, count, probe, security } = finding;
  const times = timesLine(finding);
  const sentences = [
    `${operation} ${placeIn(finding)}: found ${found}, documented as ${documented}.`,
    ...(times ? [`${times}.`] : []),
    advice,
  ];
  return {
    ...ruleOf(rule),
    level: LEVELS[severity],
    message: { text: message(sentences.join(" ")) },
    locations: [locationOf(finding)],
    partialFingerprints: fingerprintOf(identityOf(finding)),
    occurrenceCount: count,
    ...(since === null ? {} : { baselineState: since }),
    properties: { severity, found, documented, probe, security, curl },
  };
}

function ruleOf(id: Rule | typeof NOT_VERIFIED) {
  return { ruleId: id, ruleIndex: id === NOT_VERIFIED ? Object.keys(RULES).length : Object.keys(RULES).indexOf(id) };
}

function locationOf({ operation, pointer }: Pick<ReportFinding, "operation" | "pointer">) {
  return {
    physicalLocation: { artifactLocation: { uri: FILE }, region: { startLine: 1 } },
    logicalLocations: [
      { name: shortened(visible(pointer || operation), 200), fullyQualifiedName: visible(`${operation}#${pointer}`) },
    ],
  };
}

/** GitHub goes by the first name alone; the second says what it is. */
function fingerprintOf(identity: string) {
  const hash = createHash("sha256").update(identity.toWellFormed()).digest("hex").slice(0, 32);
  return { primaryLocationLineHash: `${hash}:1`, "autostagramContract/v1": hash };
}

/** A text in which nothing is a placeholder or a link: SARIF has both in plain text. `found` holds it to the letter. */
function message(text: string): string {
  return visible(text).replace(/[{}]/g, "$&$&").replaceAll("](", "] (");
}
