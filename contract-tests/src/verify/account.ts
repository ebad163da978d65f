/** Probes of the account before and after: a run that orders nothing changes nothing. */
import Big from "big.js";
import type { Finding } from "../findings.ts";
import { describe, isObject } from "../findings.ts";
import type { Judged } from "../judged.ts";
import { FINAL, isTold } from "./agreement.ts";
import { add } from "./checks.ts";
import { formCall } from "./forms.ts";
import type { Look, Probe } from "./probe.ts";

/** The first look at the balance, with which the later ones are compared. */
export const FIRST_BALANCE = "balance";

export function balanceProbe(url: string, key: string): Probe {
  return {
    id: FIRST_BALANCE,
    operation: "getBalance",
    title: "the balance",
    reveals: "fields, types and formats; whether the key is let in",
    call: formCall(url, { key, action: "balance" }),
    owed: "success",
  };
}

/** @param spend The most that the run may have spent. */
export function balanceAgainProbe(url: string, key: string, spend = "0"): Probe {
  return {
    ...balanceProbe(url, key),
    id: "balance-again",
    title: "the balance once more",
    reveals: "whether a call of this run cost something",
    refine: (judged, look) => unchanged(judged, look, { probe: FIRST_BALANCE, fields: ["balance", "currency"], spend }),
  };
}

export function orderAgainProbe(url: string, key: string, order: number): Probe {
  return {
    id: "status-again",
    operation: "getOrderStatus",
    title: "the known order once more",
    reveals: "whether a call of this run changed it",
    call: formCall(url, { key, action: "status", order: String(order) }),
    owed: "success",
    refine: (judged, look) => unchanged(judged, look, { probe: "status", fields: stillFields(look), spend: "0" }),
  };
}

/** An order on its way moves by itself; one at its end does not. */
function stillFields({ seen }: Look): string[] {
  const before = seen.get("status")?.value;
  const isFinal = isObject(before) && FINAL.test(String(before.status));
  return ["charge", "currency", ...(isFinal ? ["status", "start_count", "remains"] : [])];
}

/** Of an amount a change is told even where it is written in a wrong way. */
const AMOUNTS = ["balance", "charge"];

type Before = { probe: string; fields: readonly string[]; spend: string };

function unchanged(judged: Judged, { value, base, seen }: Look, { probe, fields, spend }: Before): Judged {
  const before = seen.get(probe);
  if (!isObject(before?.value) || !isObject(value)) return judged;
  const [then, now] = [before.value, value];
  // A currency in another case is told already, and so is an amount of another type than before.
  const isSound = (name: string) =>
    !isTold(before.judged, `${before.base}/${name}`) && !isTold(judged, `${base}/${name}`);
  const sound = fields.filter((name) => AMOUNTS.includes(name) || isSound(name));
  const changed = sound.filter(
    (name) => typeof then[name] === typeof now[name] && !isWithin(then[name], now[name], spend),
  );
  const findings = changed.map(
    (name): Finding => ({
      severity: "breaking",
      rule: "balance-changed",
      operation: judged.operation,
      pointer: `${base}/${name}`,
      found: describe(now[name]),
      documented: `${describe(then[name])}, as before the run`,
    }),
  );
  return add(judged, ...findings);
}

function isWithin(before: unknown, after: unknown, spend: string): boolean {
  if (before === after) return true;
  try {
    const spent = new Big(String(before)).minus(String(after));
    return spent.gte(0) && spent.lte(spend);
  } catch {
    return false;
  }
}
