/** Kinds of change in which no panel answers, or the account changes. The numbers are those of `kinds.ts`. */
import { answer, type Mutation, type Outcome, STAGE, value } from "./mutation.ts";
import { jsonReply, type Reply, type Seen, textReply } from "./reply.ts";
import { BUT_ADD, everywhere, OPERATIONS } from "./ways.ts";

const breaking = "breaking" as const;

/** Every call answered as a whole by somebody else than the panel. */
function instead(
  row: number,
  { name, operation = "*", outcome }: { name: string; operation?: string; outcome: Outcome },
  to: (seen: Seen) => Reply,
): Mutation {
  const operations = operation === "*" ? OPERATIONS : [operation];
  return {
    row,
    name,
    outcome,
    stage: STAGE.fate,
    write: answer(operation, "all", (_reply, seen) => to(seen)),
    expected: everywhere("", operations),
  };
}

const PAGE = "<!DOCTYPE html><html><body><h1>Down for maintenance</h1></body></html>";
const html = { "content-type": "text/html; charset=utf-8" };

const down: readonly [string, () => Reply][] = [
  ["a page of HTML", () => textReply(200, PAGE, html)],
  ["HTTP 429", () => ({ ...jsonReply({ error: "Too Many Requests" }), status: 429 })],
  ["HTTP 429 with Retry-After", () => textReply(429, "Slow down", { "retry-after": "120" })],
  ...[500, 502, 503].map((status): [string, () => Reply] => [
    `HTTP ${status} with a page of HTML`,
    () => textReply(status, PAGE, html),
  ]),
  ["HTTP 500 with JSON", () => ({ ...jsonReply({ error: "Internal error" }), status: 500 })],
  ["no answer", () => ({ ...textReply(200, ""), fate: "hang" })],
  ["a cut connection", () => ({ ...textReply(200, ""), fate: "reset" })],
];

const outages: Mutation[] = [
  ...[301, 307]
    .map((status) =>
      instead(27, { name: `HTTP ${status} everywhere`, outcome: breaking }, () =>
        textReply(status, "", { location: "/api/v3" }),
      ),
    )
    .map((mutation) => ({ ...mutation, expected: everywhere("", BUT_ADD) })),
  ...down.flatMap(([name, to]) => [
    instead(28, { name: `${name} everywhere`, outcome: "unverified" }, to),
    ...["listServices", "getOrderStatuses"].map((operation) =>
      instead(28, { name: `${name} from ${operation}`, operation, outcome: "unverified" }, to),
    ),
  ]),
];

/** Nothing in the first answer, so that there is one to compare with. */
const effects: Mutation[] = [
  value({ operation: "getBalance", pointer: "/balance" }, () => "99.00000", {
    row: 29,
    name: "the balance changes during the run",
    outcome: breaking,
    toldBy: "balance",
  }),
  value({ operation: "getOrderStatus", pointer: "/charge" }, () => "1.27819", {
    row: 29,
    name: "the known order changes during the run",
    outcome: breaking,
    toldBy: "charge",
  }),
].map(({ write, ...mutation }) => ({
  ...mutation,
  write: (reply, seen, note) => (seen.nth === 1 ? reply : (write?.(reply, seen, note) ?? reply)),
}));

export const ofOutages: readonly Mutation[] = [...outages, ...effects];
