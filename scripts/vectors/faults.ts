/** What a server or the network does to a call. */
import type { Fault, Outcome, Vector } from "../../clients/harness/vector.ts";
import type { Operation } from "../../src/index.ts";
import { allOperations, type Case, failure, formOf, idOf, noJson, value, vectorOf, writes } from "./case.ts";
import { documented } from "./documented.ts";
import { json } from "./json.ts";

/** Milliseconds. Long enough for a slow machine to connect, short enough to wait for. */
const TIMEOUT = 800;

const FEW: Operation[] = ["getOrderStatus", "addOrder"];

type Row = {
  fault: Fault;
  name: string;
  operations: Operation[];
  /** The value stands for the documented one. */
  allowed: (Outcome | "value")[];
  repeated?: boolean;
  timeoutMs?: number;
};

const lost = failure("connection");

const rows: Row[] = [
  { fault: "reset", name: "a reset after the request", operations: allOperations, allowed: [lost], repeated: true },
  {
    fault: "close",
    name: "a connection closed after the request",
    operations: allOperations,
    allowed: [lost],
    repeated: true,
  },
  {
    fault: "reset-body",
    name: "a reset in the body",
    operations: ["getOrderStatuses", ...FEW, ...writes.slice(1)],
    allowed: [lost, ...noJson],
    repeated: true,
  },
  {
    fault: "truncated",
    name: "a connection closed in the body",
    operations: ["getOrderStatuses", ...FEW, ...writes.slice(1)],
    allowed: [lost, ...noJson],
    repeated: true,
  },
  {
    fault: "short-length",
    name: "a length that leaves out the last byte",
    operations: FEW,
    allowed: [...noJson, lost],
  },
  { fault: "two-lengths", name: "two lengths", operations: FEW, allowed: [lost, ...noJson, "value"], repeated: true },
  {
    fault: "large-headers",
    name: "headers of 64 kB",
    operations: FEW,
    allowed: [lost, "value", failure("unreadable")],
    repeated: true,
  },
  {
    fault: "garbage",
    name: "something that is no HTTP",
    operations: FEW,
    allowed: [lost, ...noJson, failure("http")],
    repeated: true,
  },
  {
    fault: "stall",
    name: "a server that never answers",
    operations: ["getOrderStatus", ...writes],
    allowed: [failure("timeout")],
    timeoutMs: TIMEOUT,
  },
  {
    fault: "stall-body",
    name: "a body that stops",
    operations: FEW,
    allowed: [failure("timeout")],
    timeoutMs: TIMEOUT,
  },
  // Where the timeout is for each piece of the answer, all of it comes.
  {
    fault: "drip",
    name: "a body that drips",
    operations: FEW,
    allowed: [failure("timeout"), "value"],
    timeoutMs: TIMEOUT,
  },
];

const faultCases: Case[] = rows.flatMap(({ fault, name, operations, allowed, repeated, timeoutMs }) =>
  operations.map((operation): Case => {
    const { answer, value: found } = documented(operation);
    return {
      name: `meets ${name}`,
      operation,
      ...(timeoutMs !== undefined && { client: { timeoutMs } }),
      answer: { fault, body: json(answer) },
      allowed: allowed.map((outcome) => (outcome === "value" ? value(found) : outcome)),
      ...(repeated && { repeated }),
    };
  }),
);

const redirects: Case[] = [301, 302, 303, 307, 308].flatMap((status) =>
  (status === 307 || status === 302 ? allOperations : FEW).map(
    (operation): Case => ({
      name: `does not follow HTTP ${status}`,
      operation,
      answer: { status, fault: "redirect", body: "<h1>Moved</h1>", headers: { "content-type": "text/html" } },
      allowed: [failure("redirect"), failure("http"), failure("unreadable")],
    }),
  ),
);

/** What a server does once is not there when a read is sent again. */
function recoveries(): Vector[] {
  const { answer, value: found } = documented("getOrderStatus");
  return (["reset", "close"] as const).map((fault) => {
    const once = vectorOf("faults", {
      name: `may ask again after a ${fault}`,
      operation: "getOrderStatus",
      answer: { fault },
      allowed: [value(found), lost],
    });
    const [call] = once.calls;
    return { ...once, calls: call ? [call, { ...call, answer: { body: json(answer) }, optional: true }] : [] };
  });
}

/** The second call goes out on a connection that was used before, where runtimes are tempted to send it once more by themselves. */
function onUsedConnections(): Vector[] {
  const faults: [Fault, string][] = [
    ["reset", "reset"],
    ["close", "closed"],
  ];
  return (["createRefills", "cancelOrders"] as const).flatMap((operation) =>
    faults.map(([fault, what]): Vector => {
      const orders = Array.from({ length: 101 }, (_, place) => place + 1);
      const first = orders.slice(0, 100);
      const field = operation === "createRefills" ? "refill" : "cancel";
      const entries = first.map((id) => ({ id, value: operation === "createRefills" ? 1 : true }));
      return {
        id: idOf("faults", operation, `sends no part twice on a used connection that is ${what}`),
        operation,
        arguments: { orders },
        calls: [
          {
            form: formOf(operation, { orders: first }),
            answer: { body: json(first.map((order) => ({ order, [field]: 1 }))) },
          },
          { form: formOf(operation, { orders: [101] }), answer: { fault } },
        ],
        allowed: [{ error: { kind: "connection", answered: entries } }, lost],
      };
    }),
  );
}

const unreachable: Vector[] = (
  [
    ["a port that refuses", "$CLOSED"],
    ["a server that speaks no TLS", "$TLS"],
  ] as const
).flatMap(([name, url]) =>
  FEW.map((operation) => ({
    ...vectorOf("faults", { name: `meets ${name}`, operation, client: { url }, answer: {}, allowed: [lost] }),
    calls: [],
  })),
);

export function faultVectors(): Vector[] {
  const cases = [...faultCases, ...redirects].map((one) => vectorOf("faults", one));
  return [...cases, ...recoveries(), ...onUsedConnections(), ...unreachable];
}
