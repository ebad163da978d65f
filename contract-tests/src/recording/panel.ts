/** Tells which calls of a recording go to the panel. A browser's recording has many others. */
import type { Description } from "../description.ts";
import type { Call } from "../exchange.ts";
import type { Asked } from "./fields.ts";
import type { JudgeTraffic } from "./traffic.ts";

export type IsPanelCall = (call: Call, asked: Asked) => boolean;

/**
 * By the address, where it is given. Else by the path that the description names, by a documented action, by an action beside
 * a key, and from then on by the address that such a call went to.
 */
export function createPanelTest(description: Description, traffic: JudgeTraffic, panel?: string): IsPanelCall {
  if (panel !== undefined) return ({ method, url }) => isCall(method) && addressOf(url) === addressOf(panel);
  const path = withoutSlash(description.operations[0]?.path.split("#")[0] ?? "/");
  const known = new Set<string>();
  return ({ method, url }, asked) => {
    if (!isCall(method)) return false;
    const address = addressOf(url);
    if (known.has(address) || pathOf(address) === path) return true;
    const isMeant = traffic.operationOf(asked) !== undefined || isWithKey(asked);
    // Somebody who names a new address with each call is not remembered for ever.
    if (isMeant && known.size < MOST) known.add(address);
    return isMeant;
  };
}

const MOST = 1000;

/** The others are no calls of the panel's: a browser asks with OPTIONS first, for example. */
function isCall(method: string): boolean {
  return method === "POST" || method === "GET";
}

function isWithKey({ fields }: Asked): boolean {
  return fields.has("action") && fields.has("key");
}

function addressOf(url: string): string {
  if (!URL.canParse(url)) return withoutSlash(url.replace(/[?#].*/s, ""));
  const { origin, pathname } = new URL(url);
  return origin + withoutSlash(pathname);
}

function pathOf(address: string): string {
  return URL.canParse(address) ? withoutSlash(new URL(address).pathname) : address;
}

/** The same address with and without a slash at its end. */
export function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}
