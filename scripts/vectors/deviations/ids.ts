/** Ids of other types, and ids that are none. */
import { type Case, failure, unexpected, value, valueOrUnexpected } from "../case.ts";
import { documented } from "../documented.ts";
import { json, number } from "../json.ts";

const [service, ...services] = documented("listServices").answer;

const asText: Case[] = [
  {
    name: "takes the id of a service as text",
    operation: "listServices",
    answer: json([{ ...service, service: String(service.service) }, ...services]),
    allowed: valueOrUnexpected([service, ...services]),
  },
  {
    name: "takes the id of the order as text",
    operation: "addOrder",
    answer: json({ order: "23501" }),
    allowed: valueOrUnexpected({ order: 23501 }),
  },
  {
    name: "takes the id of the refill as a number",
    operation: "createRefill",
    answer: json({ refill: 1 }),
    allowed: valueOrUnexpected({ refill: 1 }),
  },
  {
    name: "takes ids as text",
    operation: "createRefills",
    given: { orders: [1, 2] },
    answer: json([
      { order: "1", refill: "1" },
      { order: "2", refill: "2" },
    ]),
    allowed: valueOrUnexpected([
      { id: 1, value: 1 },
      { id: 2, value: 2 },
    ]),
  },
  {
    name: "takes ids as text",
    operation: "getRefillStatuses",
    given: { refills: [1, 2] },
    answer: json([
      { refill: "1", status: "Completed" },
      { refill: "2", status: "Rejected" },
    ]),
    allowed: valueOrUnexpected([
      { id: 1, value: "Completed" },
      { id: 2, value: "Rejected" },
    ]),
  },
  {
    name: "takes ids as text",
    operation: "cancelOrders",
    given: { orders: [9, 2] },
    answer: json([
      { order: "9", cancel: { error: "Incorrect order ID" } },
      { order: "2", cancel: "1" },
    ]),
    allowed: [
      value([
        { id: 9, error: { text: "Incorrect order ID" } },
        { id: 2, value: true },
      ]),
      value([
        { id: 9, error: { text: "Incorrect order ID" } },
        { id: 2, unexpected: true },
      ]),
      unexpected,
    ],
  },
  {
    name: "takes an id that is written as a fraction",
    operation: "addOrder",
    answer: '{"order":23501.0}',
    allowed: valueOrUnexpected({ order: 23501 }),
  },
];

const taken: Case[] = [["true", true] as const, ["another number", 77] as const].map(([name, cancel]) => ({
  name: `takes ${name} for a wish that was taken`,
  operation: "cancelOrders",
  given: { orders: [2] },
  answer: json([{ order: 2, cancel }]),
  allowed: valueOrUnexpected([{ id: 2, value: true }]),
}));

/** A client whose numbers hold them may give them, digit by digit. */
const large: Case[] = ["9007199254740993", "9223372036854775807", "18446744073709551617"].flatMap((id): Case[] => [
  {
    name: `does not take a digit from the id ${id}`,
    operation: "addOrder",
    answer: json({ order: number(id) }),
    allowed: [unexpected, value({ order: BigInt(id) })],
  },
  {
    name: `does not take a digit from the id ${id}`,
    operation: "createRefill",
    answer: json({ refill: id }),
    allowed: [unexpected, value({ refill: BigInt(id) })],
  },
  {
    name: `does not take a digit from the id ${id}`,
    operation: "createRefills",
    given: { orders: [1] },
    answer: json([{ order: 1, refill: number(id) }]),
    allowed: [value([{ id: 1, unexpected: true }]), value([{ id: 1, value: BigInt(id) }]), unexpected],
  },
]);

const NO_IDS = ["null", '""', '"abc"', "0", "-1", "1.5", "1e400", "true", "{}", "[]", '{"toString":1}'];

const none: Case[] = NO_IDS.flatMap((written): Case[] => [
  {
    name: `does not take ${nameOf(written)} for an id`,
    operation: "addOrder",
    answer: `{"order":${written}}`,
    allowed: [unexpected, ...(written === "1e400" ? [failure("unreadable")] : [])],
  },
  {
    name: `does not take ${nameOf(written)} for an id`,
    operation: "createRefill",
    answer: `{"refill":${written}}`,
    allowed: [unexpected, ...(written === "1e400" ? [failure("unreadable")] : [])],
  },
]);

function nameOf(written: string): string {
  const names: { [written: string]: string } = {
    '""': "an empty text",
    '"abc"': "letters",
    "0": "nought",
    "-1": "minus one",
    "1.5": "a fraction",
    "1e400": "infinity",
    "{}": "an object",
    "[]": "a list",
    '{"toString":1}': "an object with a field toString",
  };
  return names[written] ?? written;
}

export const idCases: Case[] = [...asText, ...taken, ...large, ...none];
