/** Kinds of change to refusals, limits and actions. The numbers are those of `kinds.ts`. */
import { answer, type Mutation, type Outcome, STAGE, value } from "./mutation.ts";
import type { Reply, Seen } from "./reply.ts";
import { BUT_ADD, everywhere } from "./ways.ts";

const breaking = "breaking" as const;

/** Every refusal of a whole call in another form. */
function refusals(name: string, row: number, outcome: Outcome, body: unknown): Mutation {
  return {
    row,
    name,
    outcome,
    stage: STAGE.replaced,
    write: answer("*", "refusals", (reply) => ({ ...reply, body })),
    expected: everywhere("/error", BUT_ADD),
  };
}

const refused: Mutation[] = [
  refusals("{message} for {error}", 10, breaking, { message: "Incorrect order ID" }),
  refusals("{error:{code}} for {error}", 10, breaking, { error: { code: 104 } }),
  refusals("{status:fail} for {error}", 10, breaking, { status: "fail" }),
  ...[400, 401, 404].map(
    (status): Mutation => ({
      row: 11,
      name: `refusals with HTTP ${status}`,
      outcome: breaking,
      stage: STAGE.http,
      write: answer("*", "refusals", (reply) => ({ ...reply, status })),
      expected: everywhere(""),
    }),
  ),
  value({ operation: "*", pointer: "/error" }, () => "Computer says no", {
    row: 12,
    name: "refusals in other words",
    outcome: "tolerated",
    expected: everywhere("/error"),
  }),
  refusals("empty refusals", 12, breaking, { error: "" }),
  refusals("refusals as a number", 12, breaking, { error: 104 }),
  refusals("refusals as true", 12, breaking, { error: true }),
  ...[
    ["text/html", "text/html; charset=utf-8"],
    ["text/plain", "text/plain"],
    ["no", undefined],
  ].map(
    ([name, type]): Mutation => ({
      row: 13,
      name: `JSON sent as ${name} content type`,
      outcome: "drift",
      stage: STAGE.http,
      write: answer("*", "all", (reply) => (reply.body === undefined ? reply : withType(reply, type))),
      expected: everywhere(""),
    }),
  ),
];

function withType(reply: Reply, type: string | undefined): Reply {
  const { "content-type": _type, ...others } = reply.headers;
  return { ...reply, headers: type === undefined ? others : { ...others, "content-type": type } };
}

const limits: Mutation[] = [
  {
    row: 17,
    name: "lists of more than 50 ids refused",
    outcome: breaking,
    stage: STAGE.replaced,
    write: answer("getOrderStatuses", "data", (reply, seen) =>
      idsIn(seen) > 50 ? { ...reply, body: { error: "Incorrect request" } } : reply,
    ),
    expected: [{ operation: "getOrderStatuses", pointer: ["", "/error"] }],
  },
];

function idsIn({ fields }: Seen): number {
  return fields.get("orders")?.split(",").length ?? 0;
}

const actions: Mutation[] = [
  {
    row: 22,
    name: "services whatever is asked",
    outcome: breaking,
    stage: STAGE.read,
    read: (seen) => (seen.key === "right" && seen.answered !== "listServices" ? asking(seen, "services") : seen),
    expected: [
      ...everywhere("", ["getBalance", "getOrderStatus", "getOrderStatuses"]),
      { operation: "callPanel", pointer: ["", "/error"] },
    ],
  },
  {
    row: 23,
    name: "an unknown action answered with the balance",
    outcome: breaking,
    stage: STAGE.read,
    read: (seen) => (isUnknown(seen) && seen.fields.has("action") ? asking(seen, "balance") : seen),
    expected: [{ operation: "callPanel", pointer: ["", "/error"] }],
  },
  {
    row: 23,
    name: "an absent action answered with the services",
    outcome: breaking,
    stage: STAGE.read,
    read: (seen) => (isUnknown(seen) && !seen.fields.has("action") ? asking(seen, "services") : seen),
    expected: everywhere("", ["callPanel"]),
  },
  {
    row: 23,
    name: "an unknown action answered with nothing",
    outcome: breaking,
    stage: STAGE.bytes,
    write: (reply, seen, note) => {
      if (!isUnknown(seen)) return reply;
      note("");
      return { ...reply, encode: () => "" };
    },
    expected: everywhere("", ["callPanel"]),
  },
];

function isUnknown({ operation, key, method, form }: Seen): boolean {
  return operation === undefined && key === "right" && method === "POST" && form === "urlencoded";
}

function asking(seen: Seen, action: string): Seen {
  return {
    ...seen,
    fields: new Map([
      ["key", seen.sent],
      ["action", action],
    ]),
  };
}

export const ofRefusals: readonly Mutation[] = [...refused, ...limits, ...actions];
