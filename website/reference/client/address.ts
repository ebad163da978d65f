/** Whether samples call the mock or the live panel. The choice is kept, and every change redraws them. */
import { MOCK } from "../calls.ts";
import type { Call } from "../samples/index.ts";

const KEPT = "autostagram.samples";

export type Target = "mock" | "live";

export function keptTarget(): Target {
  try {
    return localStorage.getItem(KEPT) === "live" ? "live" : "mock";
  } catch {
    return "mock";
  }
}

export function keepTarget(target: Target): void {
  try {
    localStorage.setItem(KEPT, target);
  } catch {
    // Then it holds until the page is left.
  }
}

/** The call as it goes to the chosen panel. Nobody's key is in the page, so the reader puts in their own. */
export function aim(call: Call, target: Target, live: string): Call {
  if (target === "mock") return call;
  return { ...call, url: live, key: call.key === MOCK.key ? "YOUR_KEY" : call.key };
}
