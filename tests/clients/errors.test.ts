/** What the clients in other languages take an answer for is what the TypeScript client takes it for. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { condition, KINDS, VERDICTS } from "../../clients/errors.ts";
import { AutostagramError } from "../../src/index.ts";
import { clientOf, servePanel } from "../support/panel.ts";

/** A call that writes, so that every error says what became of it. */
const order = { service: 1, link: "https://example.com/a", quantity: 10 };

const STATUSES = [
  200, 201, 301, 302, 307, 308, 400, 401, 403, 404, 408, 409, 422, 425, 429, 451, 499, 500, 502, 503, 599,
];

const BODIES = {
  "a placed order": '{"order":23501}',
  "a refusal": '{"error":"Not enough funds on balance"}',
  "a page": "<p>no</p>",
};

/** The kinds have other names as classes. */
const CLASSES: { [name: string]: string } = {
  RefusedError: "refused",
  RateLimitError: "refused",
  HttpError: "http",
  RedirectError: "redirect",
  UnreadableAnswer: "unreadable",
};

function judge(status: number, body: string) {
  // A status may be all that says that there were too many calls.
  const facts = {
    status,
    refusal: body.includes("error") || status === 429,
    namesOrder: false,
    isJson: body[0] === "{",
  };
  const found = VERDICTS.find(({ when }) => runInNewContext(when, facts));
  return found && { kind: found.kind, outcome: found.outcome };
}

async function ask(status: number, body: string) {
  const error = await clientOf(await servePanel({ status, body }))
    .addOrder(order)
    .then(
      () => undefined,
      (thrown) => thrown,
    );
  if (error === undefined) return undefined;
  expect(error).toBeInstanceOf(AutostagramError);
  return { kind: CLASSES[error.name], outcome: error.outcome };
}

describe.each(Object.entries(BODIES))("%s", (_, body) => {
  test.each(STATUSES)("with HTTP %i", async (status) => {
    expect(judge(status, body)).toEqual(await ask(status, body));
  });
});

test("an order beside an error may exist", async () => {
  const facts = { status: 200, refusal: "Bad link", namesOrder: true, isJson: true };
  const found = VERDICTS.find(({ when }) => runInNewContext(when, facts));
  expect(found).toMatchObject({ kind: "refused", outcome: "unknown" });
});

test("a condition is written with the words of a language", () => {
  const words = { "||": "or", "&&": "and", "!": "not ", isJson: "is_json", status: "$status", "==": "===" };
  expect(condition("status == 1 || refusal && !isJson", words)).toBe("$status === 1 or refusal and not is_json");
});

test("the kinds are those that the vectors know", async () => {
  const page = await readFile(join(import.meta.dirname, "..", "..", "clients", "vectors", "README.md"), "utf8");
  const table = page.slice(page.indexOf("| kind |"));
  expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind)).toEqual(Object.keys(KINDS));
});
