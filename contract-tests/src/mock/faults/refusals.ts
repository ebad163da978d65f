/** The panel says no within HTTP 200, in one of the ways that panels have. */
import { isRefusal } from "../../wire.ts";
import { early, type Faults, late, type Play, replacing, reshaping, sending, type Value } from "./fault.ts";

const isRow = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Refuses before anything is done. */
function saying(textOf: (value: string) => string, type = "application/json"): Play {
  return sending(({ headers }, value) => ({ headers: { ...headers, "Content-Type": type }, body: textOf(value) }));
}

const TEXT: Value = {
  is: "TEXT",
  otherwise: "Not enough funds on balance",
  fits: (text) => text.length <= 500,
  words: "up to 500 characters",
};

/** An error in every row, or in the answer where that is no list. */
function withError(answer: unknown): unknown {
  const beside = (row: unknown) => (isRow(row) ? { ...row, error: "Not enough funds on balance" } : row);
  return Array.isArray(answer) ? answer.map(beside) : beside(answer);
}

export const refusalFaults: Faults = {
  refusal: early(
    'HTTP 200 with {"error":"TEXT"}',
    saying((error) => JSON.stringify({ error })),
    TEXT,
  ),
  "rate-limit": early(
    'HTTP 200 with {"error":"Rate limit exceeded"}',
    saying(() => '{"error":"Rate limit exceeded"}'),
  ),
  "plain-refusal": early(
    "HTTP 200 with error=Invalid+API+key, which is no JSON",
    saying(() => "error=Invalid+API+key", "text/html; charset=UTF-8"),
  ),
  "id-beside-error": late("the answer with an error beside its id", reshaping(withError)),
  "bare-errors": late(
    "items that failed as bare text in place of an object with an error",
    replacing((value, name) => (name !== "" && isRefusal(value) ? value.error : value)),
  ),
};
