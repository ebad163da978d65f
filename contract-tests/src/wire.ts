/** The bare wire: what a client without any of our code sends and gets. */
import { isObject } from "./findings.ts";

export type WireTarget = { url: string; key: string };

/** How the panel says no, to a call or in an item's place. */
export type Refusal = { error: string };

export function isRefusal(answer: unknown): answer is Refusal {
  return isObject(answer) && !Array.isArray(answer) && typeof answer.error === "string";
}
