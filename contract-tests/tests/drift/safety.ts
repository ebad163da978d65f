/** What no run may do, whatever the panel answers. */
import { isObject } from "../../src/findings.ts";
import type { Seen } from "./reply.ts";
import { CANARY, type Run } from "./theatre.ts";

/** As many calls as a run makes at most. */
export const MOST_CALLS = 60;

const WRITES = new Set(["add", "refill", "cancel"]);

type Allowed = { allowWrites?: boolean };

/** Calls that could have cost money or changed something, and what of a run could have given the key away. */
export function dangersOf(
  { report, calls }: Pick<Run, "report" | "calls">,
  { allowWrites = false }: Allowed,
): string[] {
  const writes = calls.filter((seen) => isDangerous(seen, allowWrites)).map((seen) => `sent ${shown(seen)}`);
  const texts = textsIn(report).join("\n");
  const leaks = spellings(CANARY).filter((spelling) => texts.includes(spelling));
  return [
    ...writes,
    ...leaks.map((spelling) => `the report holds the key as ${spelling}`),
    ...(calls.length > MOST_CALLS ? [`${calls.length} calls`] : []),
  ];
}

/** With the real key nothing is ordered, and nothing done to an order that could exist; with another one, no more. */
function isDangerous({ fields, key }: Seen, allowWrites: boolean): boolean {
  const action = fields.get("action") ?? "";
  if (!WRITES.has(action)) return false;
  if (action === "add") return key === "right" || fields.get("service") !== "0" || fields.has("link");
  const ids = (fields.get("order") ?? fields.get("orders") ?? "").split(",");
  return ids.some((id) => id !== "0") || (key === "right" && !allowWrites);
}

function shown({ fields, key }: Seen): string {
  const others = [...fields].filter(([name]) => name !== "key").map(([name, value]) => `${name}=${value}`);
  return `${others.join("&")} with ${key === "absent" ? "no" : `the ${key}`} key`;
}

function textsIn(value: unknown): string[] {
  if (isObject(value)) return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
  return [String(value)];
}

/** A key as it is, in a form, in JSON, in JSON inside JSON, and in base64. */
export function spellings(key: string): string[] {
  const json = JSON.stringify(key).slice(1, -1);
  return [
    key,
    encodeURIComponent(key),
    new URLSearchParams({ key }).toString().slice(4),
    json,
    JSON.stringify(json).slice(1, -1),
    Buffer.from(key).toString("base64").replace(/=+$/, ""),
  ];
}
