/** Makes one call of a vector with the TypeScript client, and says in the vectors' own terms what came of it. */
import { inspect } from "node:util";
import {
  type AutostagramError,
  type Client,
  createClient,
  type Entry,
  type Operation,
  PartialError,
} from "../../src/index.ts";
import type { Kind } from "../errors.ts";
import type { Arguments, Failure, Line, Outcome, Vector } from "../harness/vector.ts";

const KEY = "k3y-canary-7Q2x";

/** What a runner is told of a vector. */
export type Question = Pick<Vector, "id" | "operation" | "arguments" | "client">;

export async function answer({ id, operation, arguments: given, client = {} }: Question, url: string): Promise<Line> {
  let panel: Client | undefined;
  try {
    const options = { key: client.key ?? KEY, url: client.url ?? url, retryDelay: 1 };
    panel = createClient({ ...options, ...(client.timeoutMs && { timeout: client.timeoutMs }) });
    return { id, outcome: { value: await calls[operation](panel, given) }, shown: shownOf(panel) };
  } catch (error) {
    return {
      id,
      outcome: outcomeOf(operation, error as AutostagramError),
      shown: [...shownOf(panel), ...shownOf(error)],
    };
  }
}

const calls: { [operation in Operation]: (panel: Client, given: Arguments) => Promise<unknown> } = {
  listServices: (panel) => panel.listServices(),
  getBalance: (panel) => panel.getBalance(),
  addOrder: (panel, { form }) => panel.addOrder.custom(form as Parameters<Client["addOrder"]["custom"]>[0]),
  getOrderStatus: (panel, { order }) => panel.getOrderStatus(order as number),
  getRefillStatus: (panel, { refill }) => panel.getRefillStatus(refill as number),
  // Text on the wire, a number in the vectors.
  createRefill: async (panel, { order }) => ({ refill: Number((await panel.createRefill(order as number)).refill) }),
  getOrderStatuses: async (panel, { orders = [] }) => (await panel.getOrderStatuses(orders)).map(entryOf),
  createRefills: async (panel, { orders = [] }) => (await panel.createRefills(orders)).map(entryOf),
  getRefillStatuses: async (panel, { refills = [] }) => (await panel.getRefillStatuses(refills)).map(entryOf),
  cancelOrders: async (panel, { orders = [] }) => (await panel.cancelOrders(orders)).map(taken).map(entryOf),
};

/** Whatever number a panel answers for a cancel, it has taken the wish. */
function taken(entry: Entry<number>): Entry<boolean> {
  return entry.ok ? { ...entry, value: true } : entry;
}

function entryOf(entry: Entry<unknown>): object {
  const { id } = entry;
  if (entry.ok) return { id, value: entry.value };
  const { reason, text } = entry.error;
  return reason === "missing" || reason === "unexpected" ? { id, [reason]: true } : { id, error: { text } };
}

const kinds: { [name: string]: Kind } = {
  RefusedError: "refused",
  RateLimitError: "rate_limited",
  HttpError: "http",
  RedirectError: "redirect",
  UnreadableAnswer: "unreadable",
  UnexpectedAnswer: "unexpected",
  DeadlineError: "timeout",
  ConnectError: "connection",
  ConnectionLostError: "connection",
  InputError: "input",
  ConfigError: "input",
};

function outcomeOf(operation: Operation, error: AutostagramError): Outcome {
  if (error instanceof PartialError) {
    const answered = error.entries.filter((entry) => entry.ok || entry.error.reason !== "unanswered");
    const entries = operation === "cancelOrders" ? (answered as Entry<number>[]).map(taken) : answered;
    return { error: { ...failureOf(error.cause as AutostagramError), answered: entries.map(entryOf) } };
  }
  return { error: failureOf(error) };
}

function failureOf(error: AutostagramError): Failure {
  const { text, outcome } = error as { text?: string; outcome?: string };
  const kind = kinds[error.name];
  // An error of another kind is none of the client's, and passes nowhere.
  if (!kind) return { kind: error.name as Kind };
  return { kind, ...(text && { text }), ...(outcome && { outcome }) };
}

/** What can be seen of a value: as text, as Node shows it, as JSON, and what its fields are. */
function shownOf(value: unknown): string[] {
  if (value === undefined) return [];
  const { message, stack, cause } = value as Partial<Error>;
  const inspected = inspect(value, { showHidden: true, depth: null });
  return [message, stack, String(value), inspected, JSON.stringify(value), ...(cause ? shownOf(cause) : [])].filter(
    (text) => text !== undefined,
  );
}
