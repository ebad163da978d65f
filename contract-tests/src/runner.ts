/** Runs contract cases against a panel, each over the bare wire and through the typed client. */
import { AutostagramError, ConnectError, createClient, RefusedError } from "../../src/index.ts";
import { actionOf } from "../../src/operations.ts";
import { reasonOf } from "../../src/reasons.ts";
import { type ContractCase, withIds } from "./cases.ts";
import { differences } from "./differences.ts";
import type { Examine } from "./examine.ts";
import type { Finding } from "./findings.ts";
import type { Kind } from "./judge.ts";
import { readAnswer } from "./readAnswer.ts";
import { NoAnswer, send } from "./send.ts";
import { formCall, MADE_UP_KEY } from "./verify/forms.ts";
import { isRefusal, type WireTarget } from "./wire.ts";

/** A panel to run against. `exact`: it owes the answers of the cases to the letter, as the mock does. */
export type Target = WireTarget & { exact: boolean };

export type Verdict =
  | { status: "passed" }
  | { status: "failed"; findings: Finding[] }
  /** Nothing can be said: no answer, or one that is not of this API. `unreachable`: nor of any further call. */
  | { status: "unverified"; reason: string; unreachable?: boolean }
  /** Not run. */
  | { status: "skipped"; reason: string };

export type Channel = "wire" | "client";

export const channels: readonly Channel[] = ["wire", "client"];

export async function runCase(
  examine: Examine,
  target: Target,
  found: ContractCase,
  channel: Channel,
): Promise<Verdict> {
  const panel = found.key === "wrong" ? { ...target, key: MADE_UP_KEY } : target;
  try {
    return await (channel === "wire" ? runOnWire(examine, panel, found) : runThroughClient(panel, found));
  } catch (error) {
    return { status: "unverified", ...reasonIn(error) };
  }
}

/** The case as it goes to the mock, where both known ids are 1. */
export function forMock(found: ContractCase): ContractCase {
  return withIds(found, { order: 1, refill: 1 });
}

function kindOf({ covers }: ContractCase): Kind {
  return covers.includes("refused") ? "refused" : "success";
}

async function runOnWire(examine: Examine, target: Target, found: ContractCase): Promise<Verdict> {
  const call = formCall(target.url, { key: target.key, action: actionOf(found.operation), ...found.sent });
  const answer = await send(call, { headers: headersOf(found) });
  const {
    outcome,
    reason = "",
    findings,
  } = examine({ call, answer }, { operation: found.operation, owed: kindOf(found) });
  const body = readAnswer(answer.body).value;
  if (outcome === "unverified" && !findings.some(isBreaking)) return { status: "unverified", reason };
  if (!target.exact && isRefusal(body) && !isAnswered(found, body.error)) {
    return { status: "unverified", reason: `the panel refused: ${body.error}` };
  }
  const exact = target.exact ? differences(found.operation, body, found.answer) : [];
  return verdictOf([...findings, ...exact]);
}

function isBreaking({ severity }: Finding): boolean {
  return severity === "breaking";
}

/** Whether a refusal answers the question of the case. A key that is not let in, or a limit, answers none. */
function isAnswered(found: ContractCase, text: string): boolean {
  const reason = reasonOf(text);
  return (
    kindOf(found) === "refused" && (found.key === "wrong" || (reason !== "invalid_key" && reason !== "rate_limit"))
  );
}

async function runThroughClient(target: Target, found: ContractCase): Promise<Verdict> {
  const headers = headersOf(found);
  const client = createClient({
    key: target.key,
    url: target.url,
    // Every call is counted, paced and judged by itself.
    retries: 0,
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
  const { status, reason, text } = error;
  if (!target.exact) {
    if (!isAnswered(found, text)) throw error;
    return verdictOf([]);
  }
  if (kindOf(found) === "success") return verdictOf(differences(found.operation, `RefusedError: ${text}`, "a result"));
  const owed = { status: 200, reason: found.reason, text: (found.answer as { error: string }).error };
  return verdictOf(differences(found.operation, { status, reason, text }, owed));
}

function headersOf({ example }: ContractCase): Record<string, string> {
  return example ? { Prefer: `example=${example}` } : {};
}

function verdictOf(findings: Finding[]): Verdict {
  const isClean = findings.every(({ severity }) => severity === "tolerated");
  return isClean ? { status: "passed" } : { status: "failed", findings };
}

/** The errors of the client never hold the key, nor do those of the bare wire. */
function reasonIn(error: unknown): { reason: string; unreachable?: boolean } {
  if (error instanceof ConnectError) return { reason: error.message, unreachable: true };
  if (error instanceof AutostagramError) return { reason: error.message };
  if (error instanceof NoAnswer) return { reason: error.message, unreachable: error.isUnreachable };
  return { reason: `something failed that should not (${(error as Error).name})` };
}
