/** What `verify --plan` prints. */
import type { Probe } from "../verify/probe.ts";

/** Every call with its form, what it must be answered with, and what it can reveal. */
export function drawPlan(probes: readonly Probe[], target: string): string {
  const head = `${probes.length} calls to ${target}, in this order. Nothing was sent.\n`;
  return [head, ...probes.map(entryOf)].join("\n");
}

function entryOf({ id, operation, title, reveals, call, owed }: Probe, index: number): string {
  const lines = [
    `${String(index + 1).padStart(2)}  ${id}  ${operation}: ${title}`,
    `    sends    ${call.method} ${shown(call)}`,
    `    wants    ${WANTED[owed ?? "any"]}`,
    `    reveals  ${reveals}`,
  ];
  return `${lines.join("\n")}\n`;
}

const WANTED = { success: "data", refused: "a refusal", any: "see what it reveals" } as const;

/** The fields as people read them; what the probe wraps them in is in its title. */
function shown({ method, url, body }: Probe["call"]): string {
  const text = method === "GET" ? url : decodeURIComponent(body.replaceAll("+", " "));
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const LONGEST = 100;
