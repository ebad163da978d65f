/** Writes changes one by one: a line for people, an object or a row for programs. */
import stringWidth from "string-width";
import type { OrderStatus } from "../../index.ts";
import type { Change } from "../../watch/index.ts";
import { csv } from "../csv.ts";
import { json } from "../rows.ts";
import type { Session } from "../session.ts";
import { plain } from "../text.ts";

/** The columns of CSV. */
const COLUMNS = ["time", "id", "event", "status", "charge", "currency", "start_count", "remains", "problem"] as const;

type Row = { [name in (typeof COLUMNS)[number]]: string };

/** Writes a change; false when nobody reads any more. */
export type Writer<Value> = (change: Change<Value>) => Promise<boolean>;

/**
 * @param read What stands in the columns of an order, for a value.
 * @param idWidth How long the longest id is.
 */
export function createWriter<Value>(
  { output, format }: Session,
  read: (value: Value) => Partial<OrderStatus>,
  idWidth: number,
): Writer<Value> {
  const { masker } = output;
  let begun = false;
  return async (change) => {
    const time = new Date();
    if (format === "json") return output.data(`${json({ time: time.toISOString(), ...change }, masker)}\n`);
    const row = rowOf(change, read);
    const masked = Object.fromEntries(Object.entries(row).map(([name, text]) => [name, masker.value(text)])) as Row;
    if (format === "table") return output.data(`${clock(time)}  ${masked.id.padStart(idWidth)}  ${line(masked)}\n`);
    const heading = begun ? [] : [COLUMNS];
    begun = true;
    const cells = { ...masked, time: time.toISOString() };
    return output.data(csv([...heading, COLUMNS.map((name) => cells[name])]));
  };
}

function rowOf<Value>(change: Change<Value>, read: (value: Value) => Partial<OrderStatus>): Row {
  const value: Partial<OrderStatus> = "value" in change ? read(change.value) : {};
  const text = (name: keyof OrderStatus) => String(value[name] ?? "");
  return {
    ...{ time: "", id: String(change.id), event: change.kind, status: text("status"), charge: text("charge") },
    ...{ currency: text("currency"), start_count: text("start_count"), remains: text("remains") },
    problem: "error" in change ? change.error.text : "",
  };
}

const EVENTS: { readonly [event: string]: string } = {
  failed: "failed: ",
  unclear: "no status this time: ",
  timedOut: "not final, and no longer watched",
};

/** `In progress  remains 157  charge 0.27819 USD`, as far as the panel says it. */
function line(row: Row): string {
  const { event, status, charge, currency, remains, problem } = row;
  const told = EVENTS[event];
  if (told !== undefined) return `${told}${plain(problem)}`;
  const facts = [
    remains && `remains ${remains}`,
    charge && `charge ${charge} ${currency}`,
    event === "final" && "final",
  ];
  const shown = plain(status);
  const space = " ".repeat(Math.max(0, STATUS_WIDTH - stringWidth(shown)));
  return [`${shown}${space}`, ...facts.filter(Boolean).map((fact) => plain(String(fact)))].join("  ").trimEnd();
}

/** The longest of the statuses that panels are known to send. */
const STATUS_WIDTH = "In progress".length;

/** The time of day where the reader is. */
function clock(time: Date): string {
  return time.toLocaleTimeString("en-GB");
}
