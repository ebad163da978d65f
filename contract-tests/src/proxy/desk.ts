/** What all calls of a proxy share, and what becomes of each: judged, counted, recorded. */
import type { Answer, Call } from "../exchange.ts";
import { NO_OPERATION } from "../judge.ts";
import type { Judged } from "../judged.ts";
import { readAsked } from "../recording/fields.ts";
import type { Vault } from "../recording/mask.ts";
import { withoutSlash } from "../recording/panel.ts";
import { type JudgeTraffic, unverified } from "../recording/traffic.ts";
import { lineOf, type Recorder } from "../recording/write.ts";
import type { Budget } from "./copy.ts";
import type { Guards } from "./guard.ts";
import type { Upstream } from "./upstream.ts";

export type Limits = {
  /** Milliseconds that a call may take, the body of its answer included. */
  timeout: number;
  /** Bytes of an answer that are held back until it is judged; a longer one is passed on as it comes. */
  held: number;
  /** Bytes of an answer that are judged, decompressed. */
  judged: number;
  /** Bytes of a form that are judged. */
  form: number;
  /** Bytes that the copies of all calls under way may take together. */
  copies: number;
};

export type Counts = {
  calls: number;
  judged: number;
  /** To other addresses, or neither POST nor GET. */
  leftOut: number;
  /** The client went away before the answer came. */
  abandoned: number;
};

export type Desk = {
  target: URL;
  limits: Limits;
  budget: Budget;
  upstream: Upstream;
  guards: Guards;
  counts: Counts;
  traffic: JudgeTraffic;
  vault: Vault;
  recorder?: Recorder | undefined;
  /** Takes what was made of each call. */
  add(place: string, judged: Judged): void;
  /** No further calls are taken. */
  isStopping: boolean;
};

/** The other addresses of the panel are passed on, and not judged. */
export function isPanelCall({ target }: Desk, method: string | undefined, path: string): boolean {
  const address = withoutSlash(path.replace(/\?.*/s, ""));
  return (method === "POST" || method === "GET") && address === withoutSlash(target.pathname);
}

/** A call that is over, and its answer; or why there is none. */
type Ended = { number: number; call: Call; answer: Answer | string };

/** @returns What the header says of it. */
export async function settle({ traffic, vault, recorder, add, counts }: Desk, ended: Ended): Promise<string> {
  const { number, call, answer } = ended;
  const asked = await readAsked(call);
  const mask = vault.add(asked.keys);
  const seen = { call, asked, answer };
  const judged = traffic.judge(seen, mask);
  counts.judged++;
  recorder?.write(lineOf(seen, mask));
  add(`call ${number}`, judged);
  return verdictOf(judged);
}

/** A call whose form is not known whole. Nothing is recorded of it: read again, it would be another one. */
export function settleUnread({ add, counts }: Desk, number: number, reason: string): string {
  counts.judged++;
  const judged = unverified(NO_OPERATION, reason);
  add(`call ${number}`, judged);
  return verdictOf(judged);
}

function verdictOf({ findings, outcome }: Judged): string {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const [breaking, drift] = [count("breaking"), count("drift")];
  if (breaking + drift > 0) return `${breaking} breaking, ${drift} drift`;
  return outcome === "unverified" ? "unverified" : "ok";
}
