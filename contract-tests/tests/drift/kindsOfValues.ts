/** Kinds of change to values. The numbers are those of `kinds.ts`. */
import type { To } from "./change.ts";
import { answer, type Mutation, STAGE, value } from "./mutation.ts";
import { gone, keyedBy, number, set, text } from "./ways.ts";

/** A row that is neither the first nor the last. */
const ROW = 17;

const listServices = "listServices";
const getBalance = "getBalance";
const getOrderStatus = "getOrderStatus";
const getOrderStatuses = "getOrderStatuses";

const breaking = "breaking" as const;
const drift = "drift" as const;
const tolerated = "tolerated" as const;

function inCatalogue(pointer: string, to: To, rest: Parameters<typeof value>[2]): Mutation {
  return value({ operation: listServices, pointer }, to, rest);
}

const catalogue: Mutation[] = [
  inCatalogue(`/${ROW}/rate`, gone, { row: 1, name: "rate missing in one service", outcome: breaking }),
  ...["rate", "min", "max"].flatMap((field) => [
    inCatalogue(`/*/${field}`, number, { row: 2, name: `${field} as a number`, outcome: breaking }),
    inCatalogue(`/${ROW}/${field}`, number, { row: 2, name: `${field} as a number in one service`, outcome: breaking }),
  ]),
  inCatalogue(`/${ROW}/refill`, (was) => (was ? 1 : 0), { row: 3, name: "refill as 0 or 1", outcome: breaking }),
  inCatalogue(`/${ROW}/refill`, text, { row: 3, name: "refill as text", outcome: breaking }),
  inCatalogue(`/${ROW}/service`, text, { row: 3, name: "service as text", outcome: breaking }),
  {
    row: 4,
    name: "services in an envelope",
    operation: listServices,
    isShape: true,
    outcome: breaking,
    stage: STAGE.envelope,
    write: answer(listServices, "data", (reply) => ({ ...reply, body: { services: reply.body } })),
    moves: (operation, pointer) => (operation === listServices ? `/services${pointer}` : pointer),
  },
  {
    row: 4,
    name: "services as a map",
    operation: listServices,
    isShape: true,
    outcome: breaking,
    stage: STAGE.rows,
    write: answer(listServices, "data", (reply) => ({ ...reply, body: keyedBy("service", reply.body) })),
  },
  {
    row: 5,
    name: "no services at all",
    outcome: "not-covered",
    stage: STAGE.replaced,
    write: answer(listServices, "data", (reply) => ({ ...reply, body: [] })),
    expected: [{ operation: listServices, pointer: "" }],
  },
  ...[
    ["rate", "0,90"],
    ["rate", "$0.90"],
    ["rate", "1,000"],
    ["min", "1,000"],
    ["max", "10,000"],
  ].map(([field = "", to = ""]) =>
    inCatalogue(`/${ROW}/${field}`, set(to), { row: 6, name: `${field} written ${to}`, outcome: breaking }),
  ),
  ...["0,90", "$0.90", "1,000"].map((to) =>
    value({ operation: getBalance, pointer: "/balance" }, set(to), {
      row: 6,
      name: `balance written ${to}`,
      outcome: breaking,
    }),
  ),
  inCatalogue(`/${ROW}/name`, set(null), { row: 6, name: "name null", outcome: breaking }),
  inCatalogue(`/${ROW}/type`, set("Reels Views"), { row: 7, name: "an unknown type", outcome: tolerated }),
  inCatalogue("/*/+dripfeed", set(false), { row: 7, name: "dripfeed added", outcome: tolerated }),
  inCatalogue("/*/+desc", set("Fast"), { row: 7, name: "desc added", outcome: tolerated }),
];

const balance: Mutation[] = (
  [
    ["balance as a number", "/balance", number, breaking],
    ["balance NaN", "/balance", set("NaN"), breaking],
    ["currency missing", "/currency", gone, breaking],
    ["currency in lower case", "/currency", set("usd"), drift],
  ] as const
).map(([name, pointer, to, outcome]) =>
  value({ operation: getBalance, pointer }, to, { row: 8, name: `${getBalance}: ${name}`, outcome }),
);

const statuses: Mutation[] = ["Cancelled", "in_progress", "completed"].flatMap((to) => [
  value({ operation: getOrderStatus, pointer: "/status" }, set(to), {
    row: 9,
    name: `status ${to} for one order`,
    outcome: drift,
  }),
  value({ operation: getOrderStatuses, pointer: "/1/status" }, set(to), {
    row: 9,
    name: `status ${to} in a map`,
    outcome: drift,
  }),
]);

export const ofValues: readonly Mutation[] = [...catalogue, ...balance, ...statuses];
