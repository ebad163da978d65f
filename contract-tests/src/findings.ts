/** Where a panel leaves its contract, and how bad that is. */

/**
 * `breaking`: a client that trusts the description fails. `drift`: it may. `tolerated`: it will not.
 * A difference from the exact answer that the mock owes is always breaking.
 */
export type Severity = "breaking" | "drift" | "tolerated";

/** What kind of promise was broken. Stable: baselines and code scanners tell findings apart by it. */
export type Rule = keyof typeof RULES;

/** What each rule says, for people who meet it in a report. */
export const RULES = {
  type: "A value has another type than documented",
  missing: "A documented field is missing",
  format: "A value is not written as documented",
  null: "A documented text is null",
  "unknown-value": "A value is none of the documented ones",
  "extra-field": "A field is not documented",
  "other-currency": "Amounts are in another currency than the documented examples",
  shape: "An answer has another shape than documented",
  "missing-id": "An id that was asked has no entry",
  "foreign-id": "An entry is for an id that nobody asked",
  order: "Entries come in another order than they were asked",
  "refused-call": "A call that should be answered was refused",
  "answered-call": "A call that should be refused was answered",
  limit: "A list as long as documented was refused, or a longer one taken",
  reworded: "A refusal has other words than documented",
  "http-status": "An answer has another HTTP status than 200",
  redirect: "A call was redirected",
  "content-type": "An answer does not say that it is JSON",
  "not-json": "An answer is no JSON",
  encoding: "An answer has a byte order mark or bytes that are no UTF-8",
  "duplicate-key": "A JSON object names a field twice",
  contradiction: "Two answers, or two parts of one, contradict each other",
  "key-accepted": "A wrong or missing key was let in",
  "key-echoed": "The key comes back in an answer",
  "get-accepted": "A GET was taken, so keys can end up in logs and histories",
  "plain-http": "A call over plain http was taken, so keys can be read on the way",
  "other-form": "Another form of request than the documented one was taken",
  "balance-changed": "The balance or an order changed during a run that orders nothing",
  request: "A request is not what the description allows",
  answer: "An answer differs from the one that is owed to the letter",
} as const;

/** Rules that put the key or the account at risk. */
export const SECURITY_RULES: ReadonlySet<Rule> = new Set(["key-accepted", "key-echoed", "get-accepted", "plain-http"]);

export type Finding = {
  severity: Severity;
  rule: Rule;
  /** Of the description; `callPanel` where a call asked for none of the ten. */
  operation: string;
  /** RFC 6901, into the answer, or into the form for the rule `request`; empty for the whole. */
  pointer: string;
  found: string;
  documented: string;
};

/** One line for people: where, what was found, what is documented, how bad. */
export function findingLine({ operation, pointer, found, documented, severity }: Finding): string {
  return `${operation}  ${pointer || "(whole answer)"}  ${found}, documented as ${documented}  ${severity}`;
}

/** Adds names to a JSON pointer. */
export function pointerTo(base: string, ...names: (string | number)[]): string {
  return names.reduce<string>((pointer, name) => `${pointer}/${escaped(String(name))}`, base);
}

/** Most names need nothing, and a catalogue has very many. */
function escaped(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** Names a value by its type, and shows it where it is short. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === "object") return `object with ${Object.keys(value).slice(0, 5).join(", ") || "nothing in it"}`;
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return `${typeof value} ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

/** The value at a pointer; undefined where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  const names = pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    root,
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
