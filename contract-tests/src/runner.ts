/** Runs contract cases against a panel, each over the bare wire and through the typed client. */
import { operations } from "../../generated/operations.ts";
import { ConnectError, createClient, RefusedError } from "../../src/index.ts";
import { type ContractCase, withIds } from "./cases.ts";
import { differences } from "./differences.ts";
import type { Finding } from "./findings.ts";
import { isRefusal, type Judge, type Kind } from "./judge.ts";
import { judgeIds } from "./lists.ts";
import { ask, type WireAnswer, type WireTarget } from "./wire.ts";

/** A panel to run against. `exact`: it owes the answers of the cases to the letter, as the mock does. */
export type Target = WireTarget & { exact: boolean };

export type Verdict =
  | { status: "passed" }
  | { status: "failed"; findings: Finding[] }
  /** Nothing can be said: no answer, or one that is not of this API. */
  | { status: "unverified"; reason: string }
  /** Not run. */
  | { status: "skipped"; reason: string };

export type Channel = "wire" | "client";

export const channels: readonly Channel[] = ["wire", "client"];

/** A key that no panel has given out. */
const MADE_UP_KEY = "made-up-key";

export async function runCase(judge: Judge, target: Target, found: ContractCase, channel: Channel): Promise<Verdict> {
  const panel = found.key === "wrong" ? { ...target, key: MADE_UP_KEY } : target;
  try {
    return await (channel === "wire" ? runOnWire(judge, panel, found) : runThroughClient(panel, found));
  } catch (error) {
    return { status: "unverified", reason: reasonIn(error) };
  }
}

/** The case as it goes to the mock, where both known ids are 1. */
export function forMock(found: ContractCase): ContractCase {
  return withIds(found, { order: 1, refill: 1 });
}

export function kindOf({ covers }: ContractCase): Kind {
  return covers.includes("refused") ? "refused" : "success";
}

async function runOnWire(judge: Judge, target: Target, found: ContractCase): Promise<Verdict> {
  const { action } = operations[found.operation];
  const answer = await ask(target, { action, ...found.sent }, headersOf(found));
  const body = parse(answer.text);
  if (body === undefined) return { status: "unverified", reason: `HTTP ${answer.status} without JSON (${answer.contentType || "no content type"})` };
  if (!target.exact && kindOf(found) === "success" && isRefusal(body)) {
    return { status: "unverified", reason: `the panel refused: ${body.error}` };
  }
  const exact = target.exact ? differences(found.operation, body, found.answer) : [];
  const judged = judge(found.operation, kindOf(found), body);
  return verdictOf([...judgeTransport(found, answer), ...judged, ...judgeIdsOf(found, body), ...exact]);
}

function judgeIdsOf(found: ContractCase, body: unknown): Finding[] {
  return kindOf(found) === "success" ? judgeIds(found.operation, found.sent, body) : [];
}

/** Refused or not, an answer is HTTP 200 and says that it is JSON. */
function judgeTransport({ operation }: ContractCase, { status, contentType }: WireAnswer): Finding[] {
  const findings: Finding[] = [];
  const place = { operation, pointer: "" };
  if (status !== 200) findings.push({ ...place, severity: "breaking", found: `HTTP ${status}`, documented: "HTTP 200" });
  if (!/^application\/(.+\+)?json\b/i.test(contentType)) {
    findings.push({ ...place, severity: "drift", found: `the content type ${contentType || "of nothing"}`, documented: "application/json" });
  }
  return findings;
}

async function runThroughClient(target: Target, found: ContractCase): Promise<Verdict> {
  const headers = headersOf(found);
  const client = createClient({
    key: target.key,
    url: target.url,
    fetch: (url, init) => fetch(url, { ...init, headers: [...new Headers(init?.headers), ...Object.entries(headers)] }),
  });
  const method = client[found.operation] as (...args: unknown[]) => Promise<unknown>;
  const outcome = await method(...found.call).then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  if ("value" in outcome) return judgeResult(target, found, outcome.value);
  return judgeError(target, found, outcome.error);
}

function judgeResult(target: Target, found: ContractCase, value: unknown): Verdict {
  if (kindOf(found) === "refused") return verdictOf(differences(found.operation, "a result", "RefusedError"));
  return verdictOf(target.exact ? differences(found.operation, value, found.result ?? found.answer) : []);
}

function judgeError(target: Target, found: ContractCase, error: unknown): Verdict {
  if (!(error instanceof RefusedError)) throw error;
  if (kindOf(found) === "success") {
    if (!target.exact) throw error;
    return verdictOf(differences(found.operation, `RefusedError: ${error.text}`, "a result"));
  }
  const { status, reason, text } = error;
  const owed = { status: 200, reason: found.reason, text: (found.answer as { error: string }).error };
  return verdictOf(target.exact ? differences(found.operation, { status, reason, text }, owed) : []);
}

function headersOf({ example }: ContractCase): Record<string, string> {
  return example ? { Prefer: `example=${example}` } : {};
}

function verdictOf(findings: Finding[]): Verdict {
  return findings.length === 0 ? { status: "passed" } : { status: "failed", findings };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The client's errors never hold the key; of others, only what the runtime calls the cause. */
function reasonIn(error: unknown): string {
  if (error instanceof ConnectError || error instanceof RefusedError) return error.message;
  const { name, message, cause } = error as { name?: string; message?: string; cause?: { code?: string } };
  return [name, message, cause?.code].filter(Boolean).join(" ");
}
