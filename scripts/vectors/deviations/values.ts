/** Values of other types than the documented ones. Digits never change, and a field that is left out is left out. */
import { type Case, unexpected, value, valueOrUnexpected } from "../case.ts";
import { documented } from "../documented.ts";
import { json, number } from "../json.ts";

const status = documented("getOrderStatus").answer;
const [service, ...services] = documented("listServices").answer;
const balance = documented("getBalance").answer;

/** A number as the panel writes it, and the decimal text that it may become. The first keeps every digit. */
const NUMBERS: [written: string, ...texts: string[]][] = [
  ["0.27819", "0.27819"],
  ["0.08011655652", "0.08011655652"],
  ["0.90", "0.90", "0.9"],
  ["100.0", "100.0", "100"],
  ["8", "8"],
  ["0", "0"],
  ["0.1", "0.1"],
  ["0.30000000000000004", "0.30000000000000004"],
  ["1e-7", "0.0000001"],
  ["1.5E-10", "0.00000000015"],
  ["1E+3", "1000"],
  ["123456789.12345678901", "123456789.12345678901"],
  ["9007199254740993", "9007199254740993"],
  ["0.1234567890123456789012345", "0.1234567890123456789012345"],
];

const numbers: Case[] = NUMBERS.flatMap(([written, ...texts]): Case[] => [
  {
    name: `takes the charge as the number ${nameOf(written)}`,
    operation: "getOrderStatus",
    answer: json({ ...status, charge: number(written) }),
    allowed: valueOrUnexpected(...texts.map((text) => ({ ...status, charge: text }))),
  },
  {
    name: `takes the balance as the number ${nameOf(written)}`,
    operation: "getBalance",
    answer: json({ ...balance, balance: number(written) }),
    allowed: valueOrUnexpected(...texts.map((text) => ({ ...balance, balance: text }))),
  },
  {
    name: `takes a rate as the number ${nameOf(written)}`,
    operation: "listServices",
    answer: json([{ ...service, rate: number(written) }, ...services]),
    allowed: valueOrUnexpected(...texts.map((text) => [{ ...service, rate: text }, ...services])),
  },
]);

/** For ids, where a point and a sign of the exponent must not become the same. */
function nameOf(written: string): string {
  return written.replace(".", " point ").replace("+", "plus ").replace("-", "minus ");
}

const counts: Case[] = [
  {
    name: "takes counts as numbers",
    operation: "getOrderStatus",
    answer: json({ ...status, start_count: 3572, remains: 157 }),
    allowed: valueOrUnexpected(status),
  },
  {
    name: "takes min and max as numbers",
    operation: "listServices",
    answer: json([{ ...service, min: 50, max: 10000 }, ...services]),
    allowed: valueOrUnexpected([service, ...services]),
  },
  {
    name: "takes a max with ten digits as a number",
    operation: "listServices",
    answer: json([{ ...service, max: 2147483648 }, ...services]),
    allowed: valueOrUnexpected([{ ...service, max: "2147483648" }, ...services]),
  },
  {
    name: "takes counts as numbers in a list",
    operation: "getOrderStatuses",
    given: { orders: [1] },
    answer: json({ 1: { ...status, charge: number("0.27819"), start_count: 3572, remains: 157 } }),
    allowed: [...valueOrUnexpected([{ id: 1, value: status }]), value([{ id: 1, unexpected: true }])],
  },
];

const without = (found: object, ...fields: string[]) =>
  Object.fromEntries(Object.entries(found).filter(([name]) => !fields.includes(name)));

const absent: Case[] = [
  ...[["start_count"], ["remains"], ["start_count", "remains"], ["charge"], ["currency"]].flatMap((fields): Case[] => [
    {
      name: `survives a status without ${fields.join(" and ")}`,
      operation: "getOrderStatus",
      answer: json(without(status, ...fields)),
      allowed: valueOrUnexpected(without(status, ...fields)),
    },
    {
      name: `survives a status whose ${fields.join(" and ")} is null`,
      operation: "getOrderStatus",
      answer: json({ ...status, ...Object.fromEntries(fields.map((field) => [field, null])) }),
      allowed: valueOrUnexpected(without(status, ...fields)),
    },
  ]),
  {
    name: "keeps a status without start_count beside one with it",
    operation: "getOrderStatuses",
    given: { orders: [1, 2] },
    answer: json({ 1: { ...status, start_count: null }, 2: status }),
    allowed: [
      value([
        { id: 1, value: without(status, "start_count") },
        { id: 2, value: status },
      ]),
      value([
        { id: 1, unexpected: true },
        { id: 2, value: status },
      ]),
      unexpected,
    ],
  },
  {
    name: "survives a balance without a currency",
    operation: "getBalance",
    answer: json(without(balance, "currency")),
    allowed: valueOrUnexpected(without(balance, "currency")),
  },
];

/** Decimal text is text: nothing is done to it. */
const AMOUNTS = ["0.08011655652", "12345678901234567890.12345678901", "0.10", "0.00000000001", "1000"];

const texts: Case[] = AMOUNTS.flatMap((amount): Case[] => [
  {
    name: `keeps every digit of the charge ${nameOf(amount)}`,
    operation: "getOrderStatus",
    answer: json({ ...status, charge: amount }),
    allowed: [value({ ...status, charge: amount })],
  },
  {
    name: `keeps every digit of the balance ${nameOf(amount)}`,
    operation: "getBalance",
    answer: json({ ...balance, balance: amount }),
    allowed: [value({ ...balance, balance: amount })],
  },
]);

const currencies: Case[] = ["KRW", "INR", "EUR", "RUB", "BRL", "IRT"].map((currency) => ({
  name: `takes a balance in ${currency}`,
  operation: "getBalance",
  answer: json({ ...balance, currency }),
  allowed: [value({ ...balance, currency })],
}));

const inWon: Case = {
  name: "takes a status in KRW",
  operation: "getOrderStatus",
  answer: json({ ...status, charge: "1350", currency: "KRW" }),
  allowed: [value({ ...status, charge: "1350", currency: "KRW" })],
};

export const valueCases: Case[] = [...numbers, ...counts, ...absent, ...texts, ...currencies, inWon];
