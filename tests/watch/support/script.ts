/** Panels that say of each id what its script says, one word for each time that the id is asked. */
import type { Change } from "../../../src/watch/index.ts";
import { type Panel, type Received, type Reply, servePanel } from "../../support/panel.ts";

/** What stands in the place of an id: a status, or the item as it is on the wire. */
export type Word = string | object | undefined;

/** What the panel says of an id. The last word stays. */
export type Script = { [id: number]: readonly Word[] };

/** The answer to the call of this number, from 0, instead of the script's. */
export type Faults = (call: number, request: Received) => Reply | undefined;

/** Serves an order for each id of the script. */
export function serveOrders(script: Script | ((id: number) => readonly Word[]), faults: Faults = () => undefined) {
  return serveScript({ script, faults, write: (rows) => Object.fromEntries(rows), item: orderWith });
}

/** Serves a refill for each id of the script. */
export function serveRefills(script: Script, faults: Faults = () => undefined) {
  const write = (rows: Row[]) => rows.map(([refill, status]) => ({ refill, status }));
  return serveScript({ script, faults, write, item: (status) => status });
}

/** An order as the panel writes it. */
export function orderWith(status: string): object {
  return { charge: "0.27819", start_count: "3572", status, remains: "157", currency: "USD" };
}

type Row = [id: number, item: unknown];

function serveScript(panel: {
  script: Script | ((id: number) => readonly Word[]);
  faults: Faults;
  write: (rows: Row[]) => unknown;
  item: (status: string) => unknown;
}): Promise<Panel> {
  const { script, faults, write, item } = panel;
  const asked = new Map<number, number>();
  let calls = 0;
  const say = (id: number): Row[] => {
    const words = typeof script === "function" ? script(id) : (script[id] ?? []);
    const time = asked.get(id) ?? 0;
    asked.set(id, time + 1);
    const word = words[Math.min(time, words.length - 1)];
    return word === undefined ? [] : [[id, typeof word === "string" ? item(word) : word]];
  };
  return servePanel((request) => {
    const fault = faults(calls++, request);
    return fault ?? JSON.stringify(write(idsIn(request).flatMap(say)));
  });
}

/** The ids of a call. */
export function idsIn({ body }: Received): number[] {
  const form = new URLSearchParams(body);
  return (form.get("orders") ?? form.get("refills") ?? "").split(",").map(Number);
}

/** One line for each change, such as `1 changed Pending`. */
export async function linesOf<Value>(changes: AsyncIterable<Change<Value>>): Promise<string[]> {
  const lines: string[] = [];
  for await (const change of changes) lines.push(lineOf(change));
  return lines;
}

export function lineOf<Value>(change: Change<Value>): string {
  const { id, kind } = change;
  if (kind === "timedOut") return `${id} timedOut after ${statusIn(change.previous)}`;
  return `${id} ${kind} ${"error" in change ? change.error.reason : statusIn(change.value)}`;
}

function statusIn(value: unknown): unknown {
  return (value as { status?: string } | undefined)?.status ?? value;
}
