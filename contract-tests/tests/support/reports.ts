/** Reports to try: calls and findings in short, and a collector that takes them in. */
import { ACTIONS, readDescription } from "../../src/description.ts";
import type { Call } from "../../src/exchange.ts";
import type { Finding } from "../../src/findings.ts";
import type { Judged } from "../../src/judged.ts";
import { type Collector, type CollectorOptions, createCollector } from "../../src/report/collect.ts";
import type { Cut, Report } from "../../src/report/report.ts";

export const description = await readDescription(ACTIONS);

const ADDRESS = "https://panel.example/api/v2";

export const FORM = "application/x-www-form-urlencoded";

/** As it went over the wire; the key is one that need not be hidden. */
export function callOf(fields: Record<string, string>, { key = "demo" } = {}): Call {
  return { method: "POST", url: ADDRESS, contentType: FORM, body: new URLSearchParams({ key, ...fields }).toString() };
}

const BALANCE: Call = callOf({ action: "balance" });

export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    severity: "breaking",
    rule: "type",
    operation: "getBalance",
    pointer: "/balance",
    found: "number 100.5",
    documented: "string",
    ...parts,
  };
}

export function judged(parts: Partial<Judged> = {}): Judged {
  return {
    operation: "getBalance",
    outcome: "answered",
    covers: ["success"],
    fields: ["balance", "currency"],
    findings: [],
    call: BALANCE,
    ...parts,
  };
}

export function collector(options: Partial<CollectorOptions> = {}): Collector {
  return createCollector(description, {
    command: "verify",
    target: ADDRESS,
    mask: (text) => text,
    version: "1.2.3",
    ...options,
  });
}

/** A report of one call with these findings, and of whatever else is done with the collector. */
export function reportOf(
  findings: readonly Finding[],
  {
    cut = null,
    also = () => {},
    ...options
  }: Partial<CollectorOptions> & { cut?: Cut | null; also?: (to: Collector) => void } = {},
): Report {
  const gathered = collector(options);
  for (const found of findings) {
    gathered.add({ id: "L", title: "the balance" }, judged({ operation: found.operation, findings: [found] }));
  }
  also(gathered);
  return gathered.report(cut);
}

/** A run in which everything happens: each severity, each way not to know, and names from three alphabets. */
export function richReport(options: Partial<CollectorOptions> & { cut?: Cut | null } = {}): Report {
  return reportOf(
    [
      finding(),
      finding({ operation: "listServices", pointer: "/2/rate", found: "number 0.9" }),
      finding({ operation: "listServices", pointer: "/10/rate", found: "number 8" }),
      finding({ rule: "key-accepted", operation: "addOrder", pointer: "", found: "data", documented: "a refusal" }),
      finding({ severity: "drift", rule: "null", operation: "getOrderStatus", pointer: "/start_count", found: "null" }),
      finding({ severity: "tolerated", rule: "extra-field", operation: "listServices", pointer: "/0/설명" }),
    ],
    {
      ...options,
      also: (to) => {
        to.add({ id: "1", title: "a known order" }, unjudged("getOrderStatus", "HTTP 503"));
        to.skip({ id: "C", title: "cancel order 0", operation: "cancelOrders" }, "it acts on the account");
        to.whyNot("addOrder", "success", "it would spend");
      },
    },
  );
}

export function unjudged(operation: string, reason: string): Judged {
  return judged({ operation, outcome: "unverified", reason, covers: [], fields: [] });
}
