/** HTTP statuses, pages, and bodies that are no JSON. */
import { gzipSync } from "node:zlib";
import type { Answer, Outcome } from "../../clients/harness/vector.ts";
import type { Operation } from "../../src/index.ts";
import { isWrite } from "../../src/operations.ts";
import { type Case, failure, noJson, refused, unexpected, value } from "./case.ts";
import { documented } from "./documented.ts";
import { json } from "./json.ts";

const FEW: Operation[] = ["getOrderStatus", "addOrder"];
const MORE: Operation[] = [...FEW, "getOrderStatuses", "createRefill", "cancelOrders"];

const HTML = { "content-type": "text/html; charset=utf-8" };
const PAGE = "<!doctype html><html><title>점검 중</title><body><h1>503 Service Unavailable</h1></body></html>";

const operationsFor = (status: number) => ([500, 503, 403].includes(status) ? MORE : FEW);

/** The server gave up, perhaps after it had acted: not even its own words prove that it did nothing. */
const gaveUp: Case[] = [408, 425, 499, 500, 502, 503, 504].flatMap((status) =>
  operationsFor(status).flatMap((operation): Case[] => [
    {
      name: `meets a page with HTTP ${status}`,
      operation,
      answer: { status, headers: HTML, body: PAGE },
      allowed: [failure("http")],
      repeated: true,
    },
    {
      name: `meets a refusal with HTTP ${status}`,
      operation,
      answer: { status, body: json({ error: "Incorrect request" }) },
      allowed: [failure("http"), ...(isWrite(operation) ? [] : [refused("Incorrect request")])],
      repeated: true,
    },
  ]),
);

const refusedByStatus: Case[] = [400, 401, 403, 404, 405, 413, 422].flatMap((status) =>
  operationsFor(status).flatMap((operation): Case[] => [
    {
      name: `meets a page with HTTP ${status}`,
      operation,
      answer: { status, headers: HTML, body: PAGE },
      allowed: [failure("http")],
    },
    {
      name: `meets a refusal with HTTP ${status}`,
      operation,
      answer: { status, body: json({ error: "Invalid API key" }) },
      allowed: [refused("Invalid API key"), failure("http")],
    },
  ]),
);

/** One that waits longer than a minute is told at once. */
const WAITS: [name: string, headers: Record<string, string>][] = [
  ["", {}],
  [" that asks for no wait", { "retry-after": "0" }],
  [" that asks for two minutes", { "retry-after": "120" }],
  [" that asks for a wait in the past", { "retry-after": "Wed, 01 Jan 2020 00:00:00 GMT" }],
  [" that asks for a wait that is none", { "retry-after": "-5" }],
  [" that asks for a wait of centuries", { "retry-after": "99999999999" }],
];

const tooMany: Case[] = WAITS.flatMap(([name, headers]) =>
  FEW.flatMap((operation): Case[] => [
    {
      name: `meets a page with HTTP 429${name}`,
      operation,
      answer: { status: 429, headers: { ...HTML, ...headers }, body: "<h1>Too Many Requests</h1>" },
      allowed: [failure("rate_limited"), failure("http")],
      repeated: true,
    },
    {
      name: `meets a refusal with HTTP 429${name}`,
      operation,
      answer: { status: 429, headers, body: json({ error: "Rate limit exceeded" }) },
      allowed: [
        failure("rate_limited", "Rate limit exceeded"),
        refused("Rate limit exceeded"),
        failure("http"),
        failure("rate_limited"),
      ],
      repeated: true,
    },
  ]),
);

const empty: Outcome[] = [...noJson, failure("http")];

const noAnswers: Case[] = FEW.flatMap((operation) =>
  (
    [
      ["an empty answer", {}],
      ["white space", { body: " \r\n" }],
      ["HTTP 204", { status: 204 }],
      ["HTTP 304", { status: 304 }],
    ] as [string, Answer][]
  ).map(([name, answer]) => ({ name: `meets ${name}`, operation, answer, allowed: status(answer) })),
);

/** Some take 304 for a redirect, which it is by its number. */
function status({ status }: Answer): Outcome[] {
  return status === 304 ? [...empty, failure("redirect")] : empty;
}

const SPOILT: [name: string, spoil: (body: string) => Answer, others?: (Outcome | "value")[]][] = [
  ["a page with HTTP 200", () => ({ headers: HTML, body: PAGE })],
  ["a page that calls itself JSON", () => ({ body: PAGE })],
  ["a PHP notice before the JSON", (body) => ({ body: `Notice: Undefined index in api.php on line 7\n${body}` })],
  ["JSON cut in the middle", (body) => ({ body: body.slice(0, body.length / 2) })],
  ["JSON with more behind it", (body) => ({ body: `${body}<!-- 0.2 s -->` })],
  ["two JSON values", (body) => ({ body: `${body}\n${body}` })],
  ["NaN", () => ({ body: '{"order":NaN,"status":NaN,"charge":NaN}' })],
  ["JSON with comments", (body) => ({ body: `/* api */ ${body}` })],
  ["JSON with single quotes", (body) => ({ body: body.replaceAll('"', "'") })],
  ["JSON as a form", () => ({ body: "order=23501&status=Completed" })],
  ["gzip cut short", (body) => packed(gzipSync(body.padStart(400)).subarray(0, 30)), [failure("connection")]],
  [
    "gzip that is corrupt",
    () => packed(Buffer.from("1f8b0800000000000003ffffffffffffffff", "hex")),
    [failure("connection")],
  ],
  // A client that takes no gzip need not look at what an answer says about it.
  ["something that says it is gzip", (body) => packed(Buffer.from(body)), [failure("connection"), "value"]],
];

function packed(bytes: Buffer): Answer {
  return { headers: { "content-encoding": "gzip" }, bodyBase64: bytes.toString("base64") };
}

const spoilt: Case[] = SPOILT.flatMap(([name, spoil, others = []]) =>
  FEW.map((operation) => {
    const { answer, value: found } = documented(operation);
    return {
      name: `meets ${name}`,
      operation,
      answer: spoil(json(answer)),
      allowed: [...noJson, ...others.map((outcome) => (outcome === "value" ? value(found) : outcome))],
    };
  }),
);

const escaped = (text: string) => text.replace(/[a-z]/gi, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);

/** Odd, and right all the same. */
const HARMLESS: [name: string, bend: (body: string) => Answer, others?: Outcome[]][] = [
  ["white space around the JSON", (body) => ({ body: `\r\n\t ${body} \n` })],
  ["every letter of a text as an escape", (body) => ({ body: body.replace(/"[^"]*"/g, escaped) })],
  ["an answer in chunks", (body) => ({ headers: { "transfer-encoding": "chunked" }, body })],
  ["an answer in gzip, where it takes that", (body) => ({ gzip: true, body })],
  ["HTTP 201", (body) => ({ status: 201, body }), [unexpected, failure("http")]],
  ["JSON that calls itself a page", (body) => ({ headers: HTML, body }), noJson],
  ["JSON that does not say what it is", (body) => ({ headers: { "content-type": "" }, body }), noJson],
  ["a byte order mark before the JSON", (body) => ({ body: `\ufeff${body}` }), noJson],
  ["a cookie", (body) => ({ headers: { "set-cookie": "session=7; path=/" }, body })],
];

const harmless: Case[] = HARMLESS.flatMap(([name, bend, others = []]) =>
  FEW.map((operation) => {
    const { answer, value: found } = documented(operation);
    return { name: `takes ${name}`, operation, answer: bend(json(answer)), allowed: [value(found), ...others] };
  }),
);

const [service] = documented("listServices").answer;

const bytes: Case[] = [
  {
    name: "meets bytes that are no UTF-8",
    operation: "listServices",
    answer: { bodyBase64: Buffer.from(json([{ ...service, name: "caf\u00e9" }]), "latin1").toString("base64") },
    allowed: [value([{ ...service, name: "caf\ufffd" }]), ...noJson],
  },
  {
    name: "takes the last of two fields of one name",
    operation: "getOrderStatus",
    answer:
      '{"charge":"0.1","charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}',
    allowed: [value(documented("getOrderStatus").value), ...noJson],
  },
];

export const httpCases: Case[] = [
  ...gaveUp,
  ...refusedByStatus,
  ...tooMany,
  ...noAnswers,
  ...spoilt,
  ...harmless,
  ...bytes,
];
