/** Probes of other ways in: GET, plain http, other forms of request. All with a made-up key. */

import { reasonOf } from "../../../src/reasons.ts";
import { type Finding, isObject } from "../findings.ts";
import { isLoopback } from "../loopback.ts";
import { isRefusal } from "../wire.ts";
import { formCall, getCall, jsonCall, MADE_UP_KEY, multipartCall } from "./forms.ts";
import type { Probe } from "./probe.ts";

const FIELDS = { key: MADE_UP_KEY, action: "balance" };

export function doorProbes(url: string): Probe[] {
  const slashed = url.endsWith("/") ? url.slice(0, -1) : `${url}/`;
  const get = {
    severity: "drift",
    rule: "get-accepted",
    found: "a JSON answer to a GET",
    documented: "POST alone",
  } as const;
  const plain = {
    severity: "drift",
    rule: "plain-http",
    found: "a JSON answer over plain http",
    documented: "https alone",
  } as const;
  const other = (found: string, documented: string) =>
    ({ severity: "tolerated", rule: "other-form", found, documented }) as const;
  const at = { operation: "getBalance" };
  return [
    {
      ...at,
      id: "get",
      title: "the call as a GET",
      reveals: "whether keys can end up in logs and histories",
      call: getCall(url, FIELDS),
      judge: notTaken(get),
    },
    {
      ...at,
      id: "plain-http",
      title: "the call over plain http",
      reveals: "whether keys can be read on the way",
      call: formCall(url.replace(/^https:/, "http:"), FIELDS),
      unless: () => whyNotPlain(url),
      mayFail: true,
      judge: notTaken(plain),
    },
    {
      ...at,
      id: "trailing-slash",
      title: url.endsWith("/") ? "the address without its slash" : "the address with a slash after it",
      reveals: "an address that works besides the documented one",
      call: formCall(slashed, FIELDS),
      judge: notTaken(other("a JSON answer there", "the one address")),
    },
    {
      ...at,
      id: "json",
      title: "the fields as JSON",
      reveals: "a form of request that works besides the documented one",
      call: jsonCall(url, FIELDS),
      judge: notTaken(other("a JSON answer to a body of JSON", "a urlencoded form, not JSON")),
    },
    {
      ...at,
      id: "multipart",
      title: "the fields as multipart",
      reveals: "a form of request that works besides the documented one",
      call: multipartCall(url, FIELDS),
      judge: notTaken(other("a JSON answer to a multipart body", "a urlencoded form, not multipart")),
    },
  ];
}

/** Any JSON says that the request was parsed, unless the status says that it was not. Who knows the key has read it. */
function notTaken(finding: Pick<Finding, "severity" | "rule" | "found" | "documented">): NonNullable<Probe["judge"]> {
  return (call, { answer, value }) => {
    const { status } = answer;
    const judged = { operation: "getBalance", call, covers: [], fields: [] };
    if (status === 429) return { ...judged, outcome: "unverified", reason: `HTTP ${status}`, findings: [] };
    const isRead = isRefusal(value) && reasonOf(value.error) === "invalid_key";
    const isTaken = isRead || (isObject(value) && status < 500 && ![404, 405, 415].includes(status));
    const findings: Finding[] = isTaken ? [{ ...finding, operation: judged.operation, pointer: "" }] : [];
    return { ...judged, outcome: "refused", findings };
  };
}

function whyNotPlain(url: string): string | undefined {
  if (new URL(url).protocol === "https:") return undefined;
  return isLoopback(url) ? "on this machine nothing crosses a network" : "the address is plain http itself";
}
