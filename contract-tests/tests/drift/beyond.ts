/** Changes beyond fields and shapes: contradictions, raw bytes, ids, and a key that comes back. */
import { changeAt } from "./change.ts";
import { encodedAs } from "./derived.ts";
import { answer, type Mutation, type Outcome, STAGE, value } from "./mutation.ts";
import { jsonReply, type Reply, rawNumber, type Seen, textReply } from "./reply.ts";

const listServices = "listServices";
const getBalance = "getBalance";
const getOrderStatus = "getOrderStatus";
const getOrderStatuses = "getOrderStatuses";
const getRefillStatus = "getRefillStatus";
const getRefillStatuses = "getRefillStatuses";

function set(operation: string, pointer: string, to: unknown, rest: [name: string, outcome: Outcome]): Mutation {
  const [name, outcome] = rest;
  return value({ operation, pointer }, () => to, { row: 0, name: `${operation}: ${name}`, outcome });
}

const contradictions: Mutation[] = [
  {
    ...set(listServices, "/17/min", "999999999999", ["min above max", "breaking"]),
    expected: [{ operation: listServices, pointer: ["/17", "/17/min", "/17/max"] }],
  },
  {
    ...set(listServices, "/17/service", 17, ["an id twice", "breaking"]),
    expected: [{ operation: listServices, pointer: ["/17", "/17/service"] }],
  },
  {
    ...set(getOrderStatuses, "/1/charge", "9.99", ["another charge than alone", "breaking"]),
    expected: [{ operation: getOrderStatuses, pointer: ["/1", "/1/charge"] }],
  },
  {
    ...set(getOrderStatuses, "/1/start_count", "1", ["another start than alone", "breaking"]),
    expected: [{ operation: getOrderStatuses, pointer: ["/1", "/1/start_count"] }],
  },
  {
    ...set(getOrderStatuses, "/1/currency", "EUR", ["another currency than alone", "breaking"]),
    expected: [{ operation: getOrderStatuses, pointer: ["/1", "/1/currency"] }],
  },
  {
    ...set(getOrderStatuses, "/1/remains", "1", ["another rest than alone, at its end", "breaking"]),
    expected: [{ operation: getOrderStatuses, pointer: ["/1", "/1/remains"] }],
  },
  set(getRefillStatuses, "/refill=1/status", "Rejected", ["another end than alone", "breaking"]),
  set(getBalance, "/currency", "EUR", ["another currency", "tolerated"]),
];

const NUMBERS = ["9007199254740993", "1e400", "12345678901234567890"];

const ids: Mutation[] = [
  ...NUMBERS.map((number) => set(listServices, "/17/service", rawNumber(number), [`the id ${number}`, "breaking"])),
  set(listServices, "/17/service", 0, ["the id 0", "breaking"]),
  set(getOrderStatuses, "/+23", { error: "Incorrect order ID" }, ["an id that nobody asked", "drift"]),
  set(getOrderStatuses, "/+__proto__", { error: "Incorrect order ID" }, ["a name that is no id", "breaking"]),
];

function bytes(name: string, outcome: Outcome, to: (text: string) => string | Buffer): Mutation {
  return {
    row: 0,
    name: `${getBalance}: ${name}`,
    outcome,
    stage: STAGE.bytes,
    write: answer(getBalance, "data", (reply) => encodedAs(reply, to)),
    expected: [{ operation: getBalance, pointer: "" }],
  };
}

const raw: Mutation[] = [
  bytes("bytes that are no UTF-8", "drift", (text) => {
    const broken = Buffer.from(text.replace("USD", 'USD","note":"?'));
    broken[broken.lastIndexOf("?")] = 0xff;
    return broken;
  }),
  {
    ...bytes("a name twice", "drift", (text) => text.replace("{", '{"currency":"KRW",')),
    expected: [{ operation: getBalance, pointer: ["/currency", ""] }],
  },
  bytes("NaN in JSON", "breaking", (text) => text.replace(/"balance":"[^"]*"/, '"balance":NaN')),
  bytes("a comma too many", "breaking", (text) => text.replace("}", ",}")),
  bytes("single quotes", "breaking", (text) => text.replaceAll('"', "'")),
  bytes("plain text", "breaking", () => "balance=100.84292&currency=USD"),
  bytes("a callback around it", "breaking", (text) => `callback(${text})`),
  bytes("an answer in UTF-16", "breaking", (text) => Buffer.from(text, "utf16le")),
];

/** The key in what comes back. */
function echo(
  name: string,
  fits: (seen: Seen, reply: Reply) => boolean,
  to: (reply: Reply, key: string) => Reply,
): Mutation {
  return {
    row: 0,
    name: `the key comes back ${name}`,
    outcome: "breaking",
    security: true,
    stage: STAGE.bytes,
    write: (reply, seen, note) => {
      if (seen.key !== "right" || !fits(seen, reply)) return reply;
      note("");
      return to(reply, seen.sent);
    },
  };
}

const isBalance = ({ operation }: Seen) => operation === getBalance;

const echoes: Mutation[] = [
  echo("in a field", isBalance, (reply, key) => withField(reply, key)),
  echo("in a form's writing", isBalance, (reply, key) => withField(reply, `?key=${encodeURIComponent(key)}&x=1`)),
  {
    ...echo("in a header", isBalance, (reply, key) => ({
      ...reply,
      headers: { ...reply.headers, "x-request": `key=${encodeURIComponent(key)}` },
    })),
    survives: true,
  },
  echo(
    "in a refusal",
    ({ operation, fields }) => operation === getOrderStatus && fields.get("order") === "0",
    (reply, key) => ({ ...reply, body: { error: `Incorrect order ID for ${key}` } }),
  ),
  echo(
    "in a page of HTML",
    ({ operation }) => operation === getRefillStatus,
    (_reply, key) => textReply(500, `<pre>POST key=${key}</pre>`, { "content-type": "text/html" }),
  ),
];

function withField(reply: Reply, text: string): Reply {
  return { ...reply, body: changeAt(reply.body, "/+request", () => text).value };
}

const limits: Mutation[] = [
  {
    row: 0,
    name: "a list of a hundred cut to fifty without a word",
    outcome: "breaking",
    stage: STAGE.rows,
    write: (reply, seen, note) => {
      const asked = seen.fields.get("orders")?.split(",") ?? [];
      if (seen.operation !== getOrderStatuses || asked.length < 100 || "error" in (reply.body as object)) return reply;
      asked.slice(50).forEach((id) => {
        note(`/${id}`);
      });
      return { ...reply, body: Object.fromEntries(Object.entries(reply.body as object).slice(0, 50)) };
    },
  },
  {
    row: 0,
    name: "a list of 101 taken",
    outcome: "tolerated",
    stage: STAGE.replaced,
    write: (reply, seen, note) => {
      const asked = seen.fields.get("orders")?.split(",") ?? [];
      if (seen.operation !== getOrderStatuses || asked.length < 101 || seen.key !== "right") return reply;
      note("");
      return jsonReply(Object.fromEntries(asked.map((id) => [id, { error: "Incorrect order ID" }])));
    },
  },
];

/** Only in some of the answers, so that one look at each operation is not enough. */
function onlyIf(mutation: Mutation, fits: (seen: Seen, reply: Reply) => boolean, when: string): Mutation {
  const { write, name } = mutation;
  return {
    ...mutation,
    name: `${name}, ${when}`,
    write: (reply, seen, note) => (fits(seen, reply) ? (write?.(reply, seen, note) ?? reply) : reply),
  };
}

const again = ({ nth }: Seen) => nth > 1;
const long = ({ fields }: Seen) => (fields.get("orders")?.split(",").length ?? 0) > 50;

const sometimes: Mutation[] = [
  onlyIf(set(getBalance, "/balance", 100.84292, ["balance a number", "breaking"]), again, "the second time"),
  onlyIf(set(getBalance, "/currency", null, ["currency null", "drift"]), again, "the second time"),
  onlyIf(set(getOrderStatus, "/charge", 0.27819, ["charge a number", "breaking"]), again, "the second time"),
  onlyIf(set(getOrderStatus, "/status", "partial", ["another status", "drift"]), again, "the second time"),
  onlyIf(set(getOrderStatuses, "/1/remains", 157, ["remains a number", "breaking"]), long, "in a long list"),
  onlyIf(set(getOrderStatuses, "/8999999999999950", null, ["an item null", "breaking"]), long, "in a long list"),
  ...(
    [
      ["data", (reply: Reply) => !reply.refused],
      ["refusals", ({ refused }: Reply) => refused],
    ] as const
  ).flatMap(([what, fits]) => [
    onlyIf(
      headed("no content type", "drift", (reply) => ({ ...reply, headers: {} })),
      (_, reply) => fits(reply),
      `of ${what}`,
    ),
    onlyIf(
      headed("HTTP 202", "breaking", (reply) => ({ ...reply, status: 202 })),
      (_, reply) => fits(reply),
      `of ${what}`,
    ),
  ]),
];

function headed(name: string, outcome: Outcome, to: (reply: Reply) => Reply): Mutation {
  return {
    row: 0,
    name: `${getOrderStatus}: ${name}`,
    outcome,
    stage: STAGE.http,
    write: answer(getOrderStatus, "all", to),
    expected: [{ operation: getOrderStatus, pointer: "" }],
  };
}

export const beyond: readonly Mutation[] = [...contradictions, ...ids, ...raw, ...echoes, ...limits, ...sometimes];
