/** What exists on the mock's panel: exactly what the examples of the description show. */
import { operations } from "../../../generated/operations.ts";
import { UsageError } from "../../../src/cli/exit.ts";
import type { Description } from "../description.ts";
import { isRefusal, type Refusal } from "../wire.ts";

export type Service = { service: number; rate: string; min: string; max: string; refill: boolean };
export type Status = { charge: string; start_count: string; status: string; remains: string; currency: string };
export type Balance = { balance: string; currency: string };

export type Seed = {
  services: Map<number, Service>;
  statuses: Map<number, Status>;
  refillOfOrder: Map<number, number>;
  refillStates: Map<number, string>;
  cancels: Map<number, number>;
  /** Ids of what is made later begin here. */
  firstOrder: number;
  firstRefill: number;
  balance: Balance;
  refusals: Record<"unknownService" | "notEnoughFunds" | "unknownOrder" | "unknownRefill" | "refillDisabled", Refusal>;
};

/** Whether a description is of a panel, and has the examples of one. */
export function isPanel(description: Description): boolean {
  return Object.keys(operations).every((name) => description.operations.some(({ id }) => id === name));
}

export function readSeed(description: Description): Seed {
  const examples = examplesOf(description);
  const refillStates = new Map<number, string>([
    ...examples
      .singles<{ status: string }>("getRefillStatus", "refill")
      .map(([id, { status }]) => [id, status] as const),
    ...examples.rows<string>("getRefillStatuses", "refill", "status"),
  ]);
  return {
    services: new Map(examples.answer<Service[]>("listServices", "catalogue").map((row) => [row.service, row])),
    statuses: new Map([
      ...examples.singles<Status>("getOrderStatus", "order"),
      ...examples.map<Status>("getOrderStatuses"),
    ]),
    refillOfOrder: new Map<number, number>([
      ...examples
        .singles<{ refill: string }>("createRefill", "order")
        .map(([id, { refill }]) => [id, Number(refill)] as const),
      ...examples.rows<number>("createRefills", "order", "refill"),
    ]),
    refillStates,
    cancels: new Map(examples.rows<number>("cancelOrders", "order", "cancel")),
    firstOrder: examples.answer<{ order: number }>("addOrder", "placed").order,
    // Far from the ids that the examples show as unknown.
    firstRefill: 1000 + Math.max(...refillStates.keys()),
    balance: examples.answer<Balance>("getBalance", "balance"),
    refusals: {
      unknownService: examples.answer("addOrder", "unknownService"),
      notEnoughFunds: examples.answer("addOrder", "notEnoughFunds"),
      unknownOrder: examples.answer("getOrderStatus", "unknownOrder"),
      unknownRefill: examples.answer("getRefillStatus", "unknownRefill"),
      refillDisabled: examples.answer("createRefill", "refillDisabled"),
    },
  };
}

type Request = Record<string, unknown>;

/** Reads examples by operation. A request and an answer of one name belong together. Refusals are left out. */
function examplesOf({ operations }: Description) {
  const find = (id: string) => {
    const operation = operations.find((candidate) => candidate.id === id);
    if (!operation) throw new Error(`the description has no operation ${id}`);
    return operation;
  };
  const answers = (id: string) => Object.values(find(id).answers).map(({ value }) => value);
  return {
    answer<Value>(id: string, name: string): Value {
      const example = find(id).answers[name];
      if (!example) throw new UsageError(`the description needs an answer of ${id} called ${name} among its examples`);
      return example.value as Value;
    },
    /** From operations on one id: the id in the request, the answer. */
    singles<Value>(id: string, idField: string): [number, Value][] {
      const { requests, answers } = find(id);
      const pairs = Object.entries(requests).map(([name, { value }]) => [
        (value as Request)[idField],
        answers[name]?.value,
      ]);
      return pairs.filter(([, answer]) => answer && !isRefusal(answer)) as [number, Value][];
    },
    /** From an answer that maps ids to values. */
    map<Value>(id: string): [number, Value][] {
      const entries = answers(id).flatMap((answer) => (isRefusal(answer) ? [] : Object.entries(answer as object)));
      return entries.filter(([, value]) => !isRefusal(value)).map(([key, value]) => [Number(key), value]);
    },
    /** From an answer that is a list of rows. */
    rows<Value>(id: string, idField: string, valueField: string): [number, Value][] {
      const rows = answers(id).flatMap((answer) => (Array.isArray(answer) ? (answer as Request[]) : []));
      const pairs = rows.map((row) => [row[idField], row[valueField]] as [number, Value]);
      return pairs.filter(([, value]) => !isRefusal(value));
    },
  };
}
