/** Panels that say the key back: it stands in no error, whatever the panel does with it. */
import type { Answer, Outcome } from "../../clients/harness/vector.ts";
import type { Operation } from "../../src/index.ts";
import { type Case, failure, noJson, refused, unexpected, value } from "./case.ts";
import { documented } from "./documented.ts";
import { json } from "./json.ts";

/** The key that clients have unless a vector says otherwise. */
const KEY = "k3y-canary-7Q2x";

const FEW: Operation[] = ["getOrderStatus", "addOrder"];

const HTML = { "content-type": "text/html" };

const ECHOES: [name: string, answer: Answer, allowed: Outcome[], repeated?: boolean][] = [
  [
    "in a refusal",
    { body: json({ error: `Invalid API key ${KEY}` }) },
    [refused("Invalid API key [key]"), failure("refused")],
  ],
  [
    "in a refusal with HTTP 401",
    { status: 401, body: json({ error: `Invalid API key ${KEY}`, key: KEY }) },
    [refused("Invalid API key [key]"), failure("refused"), failure("http")],
  ],
  ["on a page", { headers: HTML, body: `<pre>key=${KEY}&action=add</pre>` }, noJson],
  [
    "on a page with HTTP 500",
    { status: 500, headers: HTML, body: `<pre>key=${KEY}&action=add</pre>` },
    [failure("http")],
    true,
  ],
  ["on a page with HTTP 403", { status: 403, headers: HTML, body: `<pre>key=${KEY}</pre>` }, [failure("http")]],
  [
    "in the address of a redirect",
    { status: 307, fault: "redirect", headers: { location: `/?key=${KEY}` } },
    [failure("redirect"), failure("http"), ...noJson],
  ],
  ["in JSON that is cut", { body: `{"error":"${KEY}` }, noJson],
  ["in JSON of another shape", { body: json({ request: { key: KEY } }) }, [unexpected]],
  ["as text", { body: json(KEY) }, [unexpected]],
  ["where the id belongs", { body: json({ order: KEY, status: { key: KEY } }) }, [unexpected]],
  [
    "in a header",
    { status: 403, headers: { ...HTML, "x-key": KEY, "set-cookie": `key=${KEY}` }, body: "" },
    [failure("http")],
  ],
];

const echoes: Case[] = ECHOES.flatMap(([name, answer, allowed, repeated]) =>
  FEW.map((operation) => ({
    name: `hides a key that comes back ${name}`,
    operation,
    answer,
    allowed,
    ...(repeated && { repeated }),
  })),
);

const items: Case = {
  name: "hides a key that comes back in one item",
  operation: "cancelOrders",
  given: { orders: [9, 2] },
  answer: json([
    { order: 9, cancel: { error: `No right for ${KEY}` } },
    { order: 2, cancel: 1 },
  ]),
  allowed: [
    value([
      { id: 9, error: { text: "No right for [key]" } },
      { id: 2, value: true },
    ]),
  ],
};

/** Everything in it that a form, a URL, JSON or HTML writes in another way. */
const ODD = "k3y+c4n@ry/=\"%41&\\x'<7Q>";

const odd: Case[] = FEW.flatMap((operation): Case[] => {
  const { answer, value: found } = documented(operation);
  return [
    {
      name: "sends a key of odd characters",
      operation,
      client: { key: ODD },
      answer: json(answer),
      allowed: [value(found)],
    },
    {
      name: "hides a key of odd characters that comes back",
      operation,
      client: { key: ODD },
      answer: {
        headers: HTML,
        body: `<pre>${ODD} ${encodeURIComponent(ODD)} ${new URLSearchParams({ key: ODD })}</pre>`,
      },
      allowed: noJson,
    },
  ];
});

export const secretCases: Case[] = [...echoes, items, ...odd];
