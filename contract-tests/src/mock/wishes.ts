/** What a caller asks of the mock for one call. */
import type { IncomingHttpHeaders } from "node:http";
import { FAULTS } from "./faults/index.ts";
import { type NamedFault, readFault } from "./faults/named.ts";
import { LATENCY_WORDS, type Latency, readLatency } from "./latency.ts";
import { readPrefer } from "./prefer.ts";
import { Unreadable } from "./unreadable.ts";

/** What is undefined, the mock's own flags decide. */
export type Wishes = {
  /** The name of an example. */
  example?: string | undefined;
  fault?: NamedFault | "none" | undefined;
  latency?: Latency | undefined;
};

const NONE: Wishes = {};

/** @throws {@link Unreadable} when there is no such fault, or a latency is none. */
export function readWishes({ prefer }: IncomingHttpHeaders): Wishes {
  if (prefer === undefined) return NONE;
  const preferences = readPrefer(prefer);
  return {
    example: preferences.get("example") || undefined,
    fault: faultOf(preferences.get("fault")),
    latency: latencyOf(preferences.get("latency")),
  };
}

function faultOf(text: string | undefined): Wishes["fault"] {
  if (text === undefined || text === "none") return text;
  const found = readFault(text);
  if (typeof found !== "string") return found;
  throw new Unreadable(400, `Prefer: ${found}. There are none, ${Object.keys(FAULTS).join(", ")}.`);
}

function latencyOf(text: string | undefined): Latency | undefined {
  if (text === undefined) return undefined;
  const found = readLatency(text);
  if (found) return found;
  throw new Unreadable(400, `Prefer: latency takes ${LATENCY_WORDS}.`);
}
