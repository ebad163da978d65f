/** The bare wire: what a client without any of our code sends and gets. */
import { isObject } from "./findings.ts";

export type WireAnswer = { status: number; contentType: string; text: string };

export type WireTarget = { url: string; key: string };

/** How the panel says no, to a call or in an item's place. */
export type Refusal = { error: string };

export function isRefusal(answer: unknown): answer is Refusal {
  return isObject(answer) && !Array.isArray(answer) && typeof answer.error === "string";
}

/** Milliseconds that one call may take, body included. */
const DEADLINE = 30_000;

/** Redirects come back as they are: following one would send the key elsewhere. */
export async function ask(target: WireTarget, fields: Record<string, string>, headers = {}): Promise<WireAnswer> {
  const response = await fetch(target.url, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ key: target.key, ...fields }).toString(),
    redirect: "manual",
    signal: AbortSignal.timeout(DEADLINE),
  });
  return {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "",
    text: await response.text(),
  };
}
