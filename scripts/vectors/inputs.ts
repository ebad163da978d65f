/** What a client does not send, because it would arrive as something else than was meant. */
import type { Vector } from "../../clients/harness/vector.ts";
import { type Case, failure, value, vectorOf } from "./case.ts";
import { documented } from "./documented.ts";
import { json } from "./json.ts";

const input = failure("input");

const ids: Case[] = [
  ...[0, -1].flatMap((id): Case[] => [
    {
      name: `does not send the id ${id < 0 ? "minus one" : id}`,
      operation: "getOrderStatus",
      given: { order: id },
      answer: "",
      allowed: [input],
    },
    {
      name: `does not send the id ${id < 0 ? "minus one" : id}`,
      operation: "createRefill",
      given: { order: id },
      answer: "",
      allowed: [input],
    },
    {
      name: `does not send the id ${id < 0 ? "minus one" : id}`,
      operation: "cancelOrders",
      given: { orders: [2, id] },
      answer: "",
      allowed: [input],
    },
  ]),
  ...(["getOrderStatuses", "createRefills", "cancelOrders"] as const).map(
    (operation): Case => ({
      name: "sends no list without ids",
      operation,
      given: { orders: [] },
      answer: "",
      allowed: [input, value([])],
    }),
  ),
  {
    name: "sends no list without ids",
    operation: "getRefillStatuses",
    given: { refills: [] },
    answer: "",
    allowed: [input, value([])],
  },
];

const link = "https://example.com/p/1";

/** The number of lines is what is charged. */
const LINES: [name: string, comments: string[]][] = [
  ["a comment with a line break in it", ["first", "second\nthird"]],
  ["a comment with a carriage return in it", ["first", "second\r\nthird"]],
  ["an empty comment", ["first", "", "third"]],
  ["no comments", []],
];

const lines: Case[] = LINES.map(([name, comments]) => ({
  name: `does not send ${name}`,
  operation: "addOrder",
  given: { form: { service: 2, link, comments } },
  answer: "",
  allowed: [input],
}));

const placed = documented("addOrder").value;

/** Sent to the letter, they are the panel's to refuse. */
const texts: Case[] = [
  ["a link with a line break in it", `${link}\nhttps://example.com/p/2`],
  ["a link with a NUL in it", `${link}\u0000`],
].map(([name, url]) => ({
  name: `does not send ${name}`,
  operation: "addOrder",
  given: { form: { service: 1, link: url as string, quantity: 100 } },
  answer: json(documented("addOrder").answer),
  optional: true,
  allowed: [input, value(placed)],
}));

const KEYS: [name: string, key: string][] = [
  ["an empty key", ""],
  ["a key with a line break in it", "k3y-canary\n7Q2x"],
  ["a key with a line break at its end", "k3y-canary-7Q2x\n"],
  ["a key with a space in it", "k3y canary 7Q2x"],
  ["a key with Hangul in it", "열쇠-canary-7Q2x"],
];

const keys: Case[] = KEYS.map(([name, key]) => ({
  name: `does not send ${name}`,
  operation: "getBalance",
  client: { key },
  answer: json({ error: "Invalid API key" }),
  optional: true,
  allowed: [input, failure("refused", "Invalid API key")],
}));

const URLS: [name: string, url: string][] = [
  ["to another host without TLS", "http://panel.example/api/v2"],
  ["to a name that begins like this machine's", "http://127.0.0.1.nip.io/api/v2"],
  ["to a name that ends like this machine's", "http://panel.localhost.example/api/v2"],
  ["by another protocol", "ftp://panel.example/api/v2"],
  ["to no address", "panel"],
];

const urls: Case[] = URLS.map(([name, url]) => ({
  name: `does not send the key ${name}`,
  operation: "getBalance",
  client: { url },
  answer: "",
  allowed: [input],
}));

export function inputVectors(): Vector[] {
  const made = [...ids, ...lines, ...texts, ...keys, ...urls].map((one) => vectorOf("input", one));
  return made.map((vector) => (vector.calls.every(({ optional }) => optional) ? vector : { ...vector, calls: [] }));
}
