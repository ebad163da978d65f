/** Changes that no list names: every documented field, row, item and answer of the description, in every wrong way. */
import { type Description, resolve, type Schema } from "../../src/description.ts";
import { isObject } from "../../src/findings.ts";
import { branchesOf, layoutsOf } from "../../src/layouts.ts";
import { GONE, type To } from "./change.ts";
import { answer, type Mutation, type Outcome, STAGE, value } from "./mutation.ts";
import { jsonReply, type Reply, textReply } from "./reply.ts";
import { everywhere } from "./ways.ts";

/** Where the documented fields are met in a run that writes nothing, and buys nothing. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  listServices: ["/17", "/35", "/*"],
  getBalance: [""],
  getOrderStatus: [""],
  getOrderStatuses: ["/1"],
  getRefillStatus: [""],
  getRefillStatuses: ["/refill=1"],
};

/** What documented text becomes where it has to follow a pattern; only what breaks it is played. */
const UNLIKE = ["", " 8", "8 ", "0,90", "1.", ".5", "1e3", "-1", "+1", "0x10", "٣", "1 000", "NaN", "USDT", "₩", "usd"];

export function derivedFrom(description: Description): Mutation[] {
  return [
    ...Object.entries(PLACES).flatMap(([operation, places]) =>
      places.flatMap((place) => fieldsOf(description, operation).flatMap((field) => ofField(operation, place, field))),
    ),
    ...Object.keys(PLACES).flatMap((operation) => ofShape(description, operation)),
    ...description.operations.flatMap(({ id }) => [...ofRefusal(id), ...ofTransport(id)]),
    ...ofItems(),
  ];
}

type Field = { name: string; schema: Schema };

function fieldsOf({ document, operations }: Description, operation: string): Field[] {
  const found = operations.find(({ id }) => id === operation);
  if (!found) return [];
  const data = resolve(document, { $ref: branchesOf(document, found).success });
  const inner = (data.items ?? (isObject(data.additionalProperties) ? data.additionalProperties : data)) as Schema;
  const resolved = resolve(document, inner);
  const branches = (resolved.oneOf ?? [resolved]) as Schema[];
  const schema = resolve(document, branches[0] as Schema);
  return Object.entries(schema.properties as Record<string, Schema>).map(([name, child]) => ({
    name,
    schema: leafOf(document, child),
  }));
}

/** A union is of the data and its refusal, or of the known words and any other. */
function leafOf(document: Description["document"], schema: Schema): Schema {
  const resolved = resolve(document, schema);
  const union = (resolved.oneOf ?? resolved.anyOf) as Schema[] | undefined;
  return union ? leafOf(document, union[0] as Schema) : resolved;
}

function ofField(operation: string, place: string, { name, schema }: Field): Mutation[] {
  const pointer = `${place}/${name}`;
  return waysOf(schema, name === "name").map(([way, to, outcome]) =>
    value({ operation, pointer }, to, { row: 0, name: `${operation} ${pointer}: ${way}`, outcome }),
  );
}

type Way = readonly [name: string, to: To, outcome: Outcome];

/** A service without a name cannot be shown, whereas other text may be unknown for a time. */
function waysOf(schema: Schema, isName: boolean): Way[] {
  const isText = schema.type === "string" || schema.enum !== undefined;
  const common: Way[] = [
    ["missing", () => GONE, "breaking"],
    ["null", () => null, isText && !isName ? "drift" : "breaking"],
    ["in a list", (was) => [was], "breaking"],
    ["in an object", (was) => ({ value: was }), "breaking"],
  ];
  return [...common, ...otherTypes(schema, isText), ...otherText(schema)];
}

function otherTypes({ type }: Schema, isText: boolean): Way[] {
  if (isText) {
    return [
      ["a number", (was) => Number(was) || 0, "breaking"],
      ["true", () => true, "breaking"],
    ];
  }
  if (type === "boolean") {
    return [
      ["0 or 1", (was) => (was ? 1 : 0), "breaking"],
      ["text", String, "breaking"],
      ["0 or 1 as text", (was) => (was ? "1" : "0"), "breaking"],
    ];
  }
  return [
    ["text", String, "breaking"],
    ["true", () => true, "breaking"],
    ["a fraction", (was) => Number(was) + 0.5, "breaking"],
    ["negative", (was) => -Number(was), "breaking"],
  ];
}

function otherText({ pattern, enum: known }: Schema): Way[] {
  if (Array.isArray(known)) return [];
  if (typeof pattern !== "string") return [];
  const documented = new RegExp(pattern, "u");
  return UNLIKE.filter((text) => !documented.test(text)).map((text) => [
    `written ${JSON.stringify(text)}`,
    () => text,
    documented.test(text.toUpperCase()) ? "drift" : "breaking",
  ]);
}

/** The data of an operation as a whole, in shapes that nobody documented. */
function ofShape(description: Description, operation: string): Mutation[] {
  const container = layoutsOf(description).get(operation)?.container;
  const shape = (name: string, to: (body: unknown) => unknown, rest: Partial<Mutation> = {}): Mutation => ({
    row: 0,
    name: `${operation}: ${name}`,
    outcome: "breaking",
    stage: STAGE.envelope,
    write: answer(operation, "data", (reply) => ({ ...reply, body: to(reply.body) })),
    expected: [{ operation, pointer: "" }],
    operation,
    isShape: true,
    ...rest,
  });
  const within = (prefix: string): Pick<Mutation, "moves"> => ({
    moves: (found, pointer) => (found === operation ? prefix + pointer : pointer),
  });
  const shapes = [
    shape("in {data}", (body) => ({ data: body }), within("/data")),
    shape("in {code,result}", (body) => ({ code: 0, result: body }), within("/result")),
    shape("null", () => null, { stage: STAGE.replaced }),
    shape("text", () => "ok", { stage: STAGE.replaced }),
    shape("true", () => true, { stage: STAGE.replaced }),
    shape("JSON as text in JSON", (body) => JSON.stringify(body)),
  ];
  if (container === "array") return shapes;
  return [...shapes, shape("in a list", (body) => [body], within("/0"))];
}

const REFUSALS: readonly [name: string, body: unknown][] = [
  ["error null", { error: null }],
  ["error a number", { error: 104 }],
  ["error a list", { error: ["Incorrect request"] }],
  ["error an object", { error: { message: "Incorrect request" } }],
  ["error empty", { error: "" }],
  ["errors for error", { errors: ["Incorrect request"] }],
  ["nothing in it", {}],
];

function ofRefusal(operation: string): Mutation[] {
  return REFUSALS.map(([name, body]) => ({
    row: 0,
    name: `${operation} refused: ${name}`,
    outcome: "breaking",
    stage: STAGE.replaced,
    write: answer(operation, "refusals", (reply) => ({ ...reply, body })),
    // A map with nothing in it is data.
    expected: [{ operation, pointer: operation === "getOrderStatuses" ? ["", "/error"] : "/error" }],
  }));
}

/** Items that are refused, in the two lists that can be read. */
function ofItems(): Mutation[] {
  const items: readonly [operation: string, pointer: string][] = [
    ["getOrderStatuses", "/0"],
    ["getRefillStatuses", "/refill=0/status"],
  ];
  const ways: readonly [name: string, to: To][] = [
    ["null", () => null],
    ["false", () => false],
    ["{message}", () => ({ message: "Incorrect ID" })],
    ["an empty list", () => []],
  ];
  return items.flatMap(([operation, pointer]) => [
    ...ways.map(([name, to]) =>
      value({ operation, pointer }, to, {
        row: 0,
        name: `${operation}: a refused item as ${name}`,
        outcome: "breaking",
        // What is in the place of an item is judged as that item.
        ...(name === "{message}" &&
          pointer === "/0" && { expected: [{ operation, pointer: ["/0/error", "/0/charge"] }] }),
      }),
    ),
    value({ operation, pointer: `${pointer}/error` }, () => 5, {
      row: 0,
      name: `${operation}: a refused item with a number for its error`,
      outcome: "breaking",
    }),
  ]);
}

const TRANSPORT: readonly [name: string, outcome: Outcome, stage: number, to: (reply: Reply) => Reply][] = [
  ["HTTP 201", "breaking", STAGE.http, (reply) => ({ ...reply, status: 201 })],
  ["HTTP 403", "breaking", STAGE.http, (reply) => ({ ...reply, status: 403 })],
  ["HTTP 302", "breaking", STAGE.fate, () => textReply(302, "", { location: "/login" })],
  ["text/html", "drift", STAGE.http, (reply) => ({ ...reply, headers: { "content-type": "text/html" } })],
  ["a byte order mark", "drift", STAGE.bytes, (reply) => encodedAs(reply, (text) => `\uFEFF${text}`)],
  [
    "a notice before it",
    "breaking",
    STAGE.bytes,
    (reply) => encodedAs(reply, (text) => `<br />\n<b>Notice</b>: Undefined index in <b>/api.php</b><br />\n${text}`),
  ],
  ["half of it", "breaking", STAGE.bytes, (reply) => encodedAs(reply, (text) => text.slice(0, text.length / 2))],
  ["something behind it", "breaking", STAGE.bytes, (reply) => encodedAs(reply, (text) => `${text}null`)],
  ["an empty answer", "breaking", STAGE.bytes, (reply) => encodedAs(reply, () => "")],
  ["HTTP 503", "unverified", STAGE.fate, () => ({ ...jsonReply({ error: "Busy" }), status: 503 })],
];

export function encodedAs(reply: Reply, to: (text: string) => string | Buffer): Reply {
  return { ...reply, encode: (body) => to(String(reply.encode(body))) };
}

function ofTransport(operation: string): Mutation[] {
  return TRANSPORT.map(([name, outcome, stage, to]) => ({
    row: 0,
    name: `${operation}: ${name}`,
    outcome,
    stage,
    write: answer(operation, "all", (reply) => (reply.body === undefined ? reply : to(reply))),
    expected: everywhere("", [operation]),
  }));
}
