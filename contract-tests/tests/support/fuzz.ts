/** How hard the properties are tried, and what they are tried with. */
import fc from "fast-check";

const { FC_RUNS, FC_SEED } = process.env;

/** The same inputs each time. `FC_RUNS=100000 FC_SEED=7 npx vitest run contract-tests/tests/fuzz` looks further. */
export function tries(count: number): { numRuns: number; seed: number } {
  return { numRuns: Number(FC_RUNS ?? count), seed: Number(FC_SEED ?? 1) };
}

/** For `describe`: whoever looks further has time. */
export const patience = { timeout: FC_RUNS === undefined ? 20_000 : 3_600_000 };

/** Names that mean something to the API or to JavaScript, and any others. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("key", "action", "order", "orders", "refill", "refills") },
  fc.constantFrom("service", "link", "quantity", "runs", "interval", "comments", "username", "min", "max", "delay"),
  fc.constantFrom("status", "error", "message", "errors", "data", "balance", "currency", "charge", "cancel", "rate"),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "valueOf",
    "toJSON",
    "hasOwnProperty",
    "length",
    "0",
    "",
    "/~",
  ),
  fc.string({ unit: "binary" }),
);

const actions = ["services", "add", "status", "refill", "refill_status", "cancel", "balance"];

/** Texts as they stand in forms. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...actions) },
  fc.constantFrom("", "0", "1", "-1", "1.5", "1e400", "0x10", "00", "1,", ",", "1,10,100", "1,1", "9007199254740993"),
  // Half a character, and what lines, forms and headers end with.
  fc.constantFrom("\ud800", "a\udfff", "\0", "a\nb", "a\r\nb", "\ufeff", "&=%zz", "정말 👏"),
  fc.integer().map(String),
  fc.array(fc.nat(), { maxLength: 110 }).map((ids) => ids.join(",")),
  fc.string({ unit: "binary" }),
);

/** Forms that ask for something, and forms that do not. */
export const fields: fc.Arbitrary<Map<string, string>> = fc
  .tuple(fc.constantFrom("", ...actions), fc.array(fc.tuple(name, text), { maxLength: 8 }))
  .map(([action, pairs]) => new Map([...(action === "" ? [] : ([["action", action]] as const)), ...pairs]));

/** Any value that JSON can hold, and its names are often ones that mean something. */
export const json: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.oneof(text, name, fc.double({ noNaN: true }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 4 }),
    // As JSON.parse makes it: `__proto__` is a name like any other.
    fc.array(fc.tuple(name, tie("value")), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;
