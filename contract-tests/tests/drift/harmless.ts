/** Differences between panels that keep the contract: nothing that a run may complain of. */
import { gzipSync } from "node:zlib";
import { isObject } from "../../src/findings.ts";
import { answer, type Mutation, STAGE, value } from "./mutation.ts";
import type { Reply, Seen } from "./reply.ts";
import { seededBy } from "./world.ts";

/** Some of them, others for each seed. Fresh ones: what moves begins anew. */
export function harmlessFor(seed: number): Mutation[] {
  const all = [...writings, ...headers, ...doors, ...additions, moving()];
  const random = seededBy(seed);
  return all.filter(() => random() < 0.3);
}

function harmless(name: string, stage: number, to: (reply: Reply, seen: Seen) => Reply): Mutation {
  return {
    row: 0,
    name,
    outcome: "tolerated",
    stage,
    write: answer("*", "all", (reply, seen) => (reply.body === undefined ? reply : to(reply, seen))),
  };
}

function written(name: string, to: (body: unknown) => string | Buffer): Mutation {
  return harmless(name, STAGE.bytes, (reply) => ({ ...reply, encode: to }));
}

const writings: Mutation[] = [
  written("JSON over many lines", (body) => `\n${JSON.stringify(body, null, 4)}\r\n`),
  written("JSON as PHP escapes it", (body) => escaped(JSON.stringify(body))),
  written("fields in another order", (body) => JSON.stringify(body, reversed)),
];

function escaped(text: string): string {
  return text
    .replaceAll("/", "\\/")
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function reversed(_name: string, found: unknown): unknown {
  return isObject(found) && !Array.isArray(found) ? Object.fromEntries(Object.entries(found).reverse()) : found;
}

function headed(name: string, more: Record<string, string>): Mutation {
  return harmless(name, STAGE.http, (reply) => ({ ...reply, headers: { ...reply.headers, ...more } }));
}

const headers: Mutation[] = [
  headed("a content type with its charset", { "content-type": "Application/JSON; charset=UTF-8" }),
  headed("cookies and caches", { "set-cookie": "session=1; Path=/", "cache-control": "no-store", server: "nginx" }),
  headed("chunks", { "transfer-encoding": "chunked" }),
  harmless("gzip", STAGE.bytes + 0.5, (reply) => ({
    ...reply,
    headers: { ...reply.headers, "content-encoding": "gzip" },
    encode: (body) => gzipSync(reply.encode(body)),
  })),
];

const doors: Mutation[] = [
  {
    row: 0,
    name: "other forms of POST taken",
    outcome: "tolerated",
    stage: STAGE.read,
    read: (seen) =>
      seen.method === "POST" ? { ...seen, form: "urlencoded", path: seen.path.replace(/\/$/, "") } : seen,
  },
];

function added(operation: string, pointer: string, to: unknown): Mutation {
  const name = `${operation} with ${pointer}`;
  return value({ operation, pointer }, () => to, { row: 0, name, outcome: "tolerated" });
}

const additions: Mutation[] = [
  added("listServices", "/*/+average_time", "2 hours"),
  added("getOrderStatus", "/+order", 1),
];

/** An order that is delivered while the run goes on: every look sees less of it left. */
function moving(): Mutation {
  let left = 40;
  const moved = (order: unknown) =>
    isObject(order) && "remains" in order
      ? { ...order, status: left > 0 ? "In progress" : "Completed", remains: String(Math.max(0, left--)) }
      : order;
  return {
    row: 0,
    name: "an order that moves",
    outcome: "tolerated",
    stage: STAGE.rows,
    write: answer(["getOrderStatus", "getOrderStatuses"], "data", (reply, { operation }) => ({
      ...reply,
      body:
        operation === "getOrderStatus"
          ? moved(reply.body)
          : Object.fromEntries(Object.entries(reply.body as object).map(([id, item]) => [id, moved(item)])),
    })),
  };
}
