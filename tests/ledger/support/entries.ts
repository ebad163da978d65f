/** Entries as `addOrder` writes them, and places to write them. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { LedgerEntry } from "../../../src/ledger/index.ts";

export const FORM = "service=1&link=https%3A%2F%2Fexample.com%2Fp%2F1&quantity=1000";

export function entryOf(ref: string, facts: Partial<LedgerEntry> = {}): LedgerEntry {
  return { ref, at: "2026-01-02T03:04:05.678Z", form: FORM, outcome: "unknown", ...facts };
}

/** A path at which nothing is yet, in a folder that goes when the test ends. */
export async function freshPath(name = "orders.jsonl"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "autostagram-ledger-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, name);
}
