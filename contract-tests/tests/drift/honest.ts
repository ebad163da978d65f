/** The honest answer to a call: the mock's, with the data of a world in it. */
import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import type { Mock } from "../../src/mock/server.ts";
import { changeAt } from "./change.ts";
import { jsonReply, type Reply, type Seen, textReply } from "./reply.ts";
import { KNOWN, type World } from "./world.ts";

export type Honest = (seen: Seen) => Promise<Reply>;

/** Stands for the order 0 at the mock, which refuses a form that asks for it before it looks for the order. */
const NOBODY = "8888888888888888";

/**
 * Takes the one documented form alone: no GET, no JSON, no other path. Equal calls get equal answers, from memory after the
 * first time: thousands of runs can share it, and an order is placed once.
 */
export function createHonest(mock: Mock, world: World): Honest {
  const known = new Map<string, Promise<unknown>>();
  const path = new URL(mock.url).pathname;
  return async (seen) => {
    const refusal = otherThanDocumented(seen, path);
    if (refusal) return refusal;
    if (asksForNoService(seen)) return jsonReply({ error: "Incorrect service ID" });
    const form = formFor(mock, seen);
    const asked = known.get(form) ?? askMock(mock, form);
    known.set(form, asked);
    return jsonReply(inWorld(world, seen, await asked));
  };
}

function otherThanDocumented({ method, form, path }: Seen, documented: string): Reply | undefined {
  if (path !== documented) return textReply(404, "Not found\n");
  if (method !== "POST") return textReply(405, "Send a POST.\n", { allow: "POST" });
  if (form !== "urlencoded") return textReply(415, "Send a urlencoded form.\n");
  return undefined;
}

/** The mock names the first field that is wrong, and panels look for the service first. */
function asksForNoService({ fields, key }: Seen): boolean {
  return key === "right" && fields.get("action") === "add" && fields.get("service") === "0";
}

function formFor(mock: Mock, { fields, key }: Seen): string {
  const others = [...fields].filter(([name]) => name !== "key");
  const sent = key === "absent" ? [] : [["key", key === "right" ? mock.key : "wrong"]];
  const isZero = ([name, value]: [string, string]) => /^(order|refill)$/.test(name) && value === "0";
  const asked = others.map((field) => (isZero(field) ? [field[0], NOBODY] : field));
  return new URLSearchParams([...sent, ...asked]).toString();
}

/** Each on a connection of its own: one that is kept can be ended just as it is used again. */
async function askMock({ url }: Mock, form: string): Promise<unknown> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const asked = request(url, { method: "POST", agent: false, headers }).end(form);
  const [response] = await once(asked, "response");
  return JSON.parse((await text(response)).replaceAll(NOBODY, "0"));
}

/** The mock's data exchanged for the world's. Refusals stay. */
function inWorld(world: World, { answered }: Seen, body: unknown): unknown {
  const put = (pointer: string, data: unknown) => changeAt(body, pointer, () => data).value;
  switch (answered) {
    case "listServices":
      return Array.isArray(body) ? world.services : body;
    case "getBalance":
      return isData(body, "balance") ? world.balance : body;
    case "getOrderStatus":
      return isData(body, "charge") ? world.order : body;
    case "getOrderStatuses":
      return put(`/${KNOWN.order}`, world.order);
    case "getRefillStatus":
      return isData(body, "status") ? { status: world.refill } : body;
    case "getRefillStatuses":
      return put(`/refill=${KNOWN.refill}/status`, world.refill);
    default:
      return body;
  }
}

function isData(body: unknown, field: string): boolean {
  return typeof body === "object" && body !== null && field in body;
}
