/** What to do about a finding, in plain words: first for the panel's owner, then for who cannot change the panel. */
import type { Finding, Rule } from "../findings.ts";

type Advice = (finding: Finding) => string;

const ADVICE: Readonly<Record<Rule, Advice>> = {
  type: ({ documented, pointer }) => BY_TYPE[documented]?.(lastOf(pointer)) ?? "Send a value of the documented type.",
  missing: ({ operation }) =>
    `Send this field in every answer${LISTS.has(operation) ? ", in every row or item of it" : ""}. Clients read it without asking whether it is there.`,
  format: ({ pointer }) =>
    BY_FIELD[lastOf(pointer)] ??
    "Write the value as documented. Clients check it, or turn it into a number, and stop at anything else.",
  null: ({ severity }) =>
    severity === "breaking"
      ? "Send text here, always. Without it the answer says nothing, and clients stop at null."
      : "Send text here also while the value is not known. Clients that turn it into a number stop at null.",
  "unknown-value": ({ severity }) =>
    severity === "tolerated"
      ? "Nothing has to change. Clients cannot tell what an order of this type needs, so describe its fields to them."
      : "Write one of the documented words, letter by letter: spaces and capitals count. Clients take any other word for a state that is not final, and wait for ever.",
  "extra-field": () => "Nothing has to change: clients leave the field aside. Describe it if they are meant to use it.",
  "other-currency": () =>
    "Nothing has to change if this is the account's currency. Clients must not take the number for another one.",
  shape: ({ operation, severity }) => shapeAdvice(operation, severity),
  "missing-id": () =>
    "Answer every id that was asked, with its data or with an `error` of its own. Clients cannot tell whether anything was done for an id that is left out.",
  "foreign-id": ({ severity }) =>
    severity === "breaking"
      ? "Answer under the id that was asked. Clients give one order's data to another otherwise."
      : "Leave out entries for ids that nobody asked. Clients have to find their own among them.",
  order: () =>
    "Nothing has to change: every entry names its id. Clients must go by that, not by the place in the list.",
  "refused-call": () =>
    "Answer this call with its data, or find out why it is refused: the key, the ids and the form are as documented.",
  "answered-call": ({ operation }) =>
    operation === "callPanel"
      ? "Refuse a call without a known `action`, with HTTP 200 and the reason in `error`. Clients take any other answer for success."
      : "Refuse this call, with HTTP 200 and the reason in `error`. Clients take any other answer for success.",
  limit: () =>
    "Take lists of up to 100 ids, and refuse longer ones whole. Clients cut their lists by that, and lose a whole batch where less is taken.",
  reworded: () =>
    "Nothing has to change. Clients that tell reasons apart by their words will not know this one; the documented words are safer.",
  "http-status": () =>
    "Answer with HTTP 200, refusals too, and put the reason into `error`. Clients take another status for an outage, and many never read the body.",
  redirect: () =>
    "Answer at this address itself. A client that followed would send the key to another address, and most turn the POST into a GET without its form.",
  "content-type": () =>
    "Send the header `Content-Type: application/json`. Many libraries do not parse an answer without it.",
  "not-json": () =>
    "Write nothing but JSON: look for notices of PHP, debug output or an empty page. Clients cannot read the answer, and after an order they cannot tell whether it was placed.",
  encoding: () => "Write UTF-8 without a byte order mark. Parsers stop at the mark, and replace what is no UTF-8.",
  "duplicate-key": () => "Write each name once. Parsers differ in which of the two values they keep.",
  contradiction: () => "Find out which of the two is right. Clients that book by the wrong one lose money or orders.",
  "key-accepted": ({ operation }) =>
    `Refuse every call whose key is missing or wrong, before anything else is looked at, with the \`error\` "Invalid API key". ${WRITES.has(operation) ? "Until then anybody can act on accounts." : "Until then anybody can read what belongs to an account."}`,
  "key-echoed": () =>
    "Take the key out of every answer. Logs, proxies and caches keep answers, and whoever has the key can spend the balance. Replace this key.",
  "get-accepted": () =>
    "Refuse GET. The key stands in the address then, and addresses end up in the logs of servers and proxies, and in the history of browsers.",
  "plain-http": () =>
    "Refuse calls over plain http, rather than answer or redirect them. Everybody on the way can read the key.",
  "other-form": () =>
    "Nothing has to change. Clients should send the documented form all the same: other panels take no other.",
  "balance-changed": () =>
    "This run ordered nothing. Find out whether something else used the account at that time; if not, a call that was refused has acted all the same. The run was stopped for it.",
  request: () =>
    "The request is to be mended, not the panel: send what the description allows. Other panels, or this one tomorrow, will refuse it.",
  answer: () => "Answer exactly what is owed here.",
};

/** One line. */
export function adviceOn(finding: Finding): string {
  return ADVICE[finding.rule](finding);
}

const BY_TYPE: Readonly<Record<string, (field: string) => string>> = {
  string: (field) =>
    `Send ${quoted(field)} as text, in quotes. Amounts and counts are text so that no digit is lost; strict clients stop at a number.`,
  integer: (field) => `Send ${quoted(field)} as a whole number, without quotes. Strict clients stop at text.`,
  number: (field) => `Send ${quoted(field)} as a number, without quotes. Strict clients stop at text.`,
  boolean: (field) =>
    `Send true or false for ${quoted(field)}, not 0, 1 or text. The text "false" counts as true in most languages.`,
  array: () => "Send a list here. Clients go through it row by row, and stop at anything else.",
  object: () => "Send an object with the documented fields here. Clients stop at anything else.",
};

const AMOUNT =
  "Write the amount as digits with a point, such as 0.90: no comma, no currency sign, no separator of thousands.";
const COUNT = "Write the count as digits alone: no sign, no separator of thousands.";
const ID =
  "Write the id as a whole number from 1 to 9007199254740991. Beyond that many languages change its last digits.";

const BY_FIELD: Readonly<Record<string, string>> = {
  ...{ rate: AMOUNT, charge: AMOUNT, balance: AMOUNT },
  ...{ min: COUNT, max: COUNT, start_count: COUNT, remains: COUNT },
  ...{ service: ID, order: ID, refill: ID },
  currency: "Write the ISO 4217 code in capitals, such as USD or KRW.",
  error:
    "Say the reason in words. Clients show it to people, and tell an empty one from no error at all only with luck.",
};

const SHAPES: Readonly<Record<string, string>> = {
  listServices: "Answer with the list of services itself, not inside another object and not as a map.",
  getOrderStatuses: "Answer with an object that has the asked ids as its names, not with a list.",
  createRefills: "Answer with a list that has one row for each order, and name the order in it.",
  getRefillStatuses: "Answer with a list that has one row for each refill, and name the refill in it.",
  cancelOrders: "Answer with a list that has one row for each order, and name the order in it.",
};

const LISTS = new Set(Object.keys(SHAPES));

const WRITES = new Set(["addOrder", "createRefill", "createRefills", "cancelOrders"]);

function shapeAdvice(operation: string, severity: Finding["severity"]): string {
  if (severity !== "breaking")
    return "Put an error at the top of the answer about one id, as documented. Clients look for it there first.";
  return `${SHAPES[operation] ?? "Build the answer as documented."} Put a refusal into \`error\`, as text. Clients read it by its place, and find nothing elsewhere.`;
}

/** The field's name, from a pointer; the number of a row is none. */
function lastOf(pointer: string): string {
  const name = pointer.split("/").at(-1) ?? "";
  return /^\d+$/.test(name) ? "" : name;
}

/** Names of fields are the panel's, and may be anything; only one that looks like a documented one is said again. */
function quoted(field: string): string {
  return /^[a-z_]{1,30}$/.test(field) ? `\`${field}\`` : "the value";
}
