import { describe, expect, test } from "vitest";
import { createExaminer } from "../src/examine.ts";
import type { Finding } from "../src/findings.ts";
import { FORM } from "../src/verify/forms.ts";
import { stage } from "./support/stage.ts";

const examine = createExaminer(stage.description);
const KEY = "canary-5f1c0e7a";

type Given = { status?: number; headers?: Record<string, string>; owed?: "success" | "refused" };

/** Judges a body, text as it is and anything else as JSON. */
function judged(form: string, body: unknown, { status = 200, headers = JSON_TYPE, owed }: Given = {}) {
  const text = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const bytes = text instanceof Uint8Array ? text : new TextEncoder().encode(JSON.stringify(text));
  const call = { method: "POST", url: "https://panel.example/api/v2", contentType: FORM, body: form };
  return examine({ call, answer: { status, headers, body: bytes } }, { secrets: [KEY], ...(owed ? { owed } : {}) });
}

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };
const BALANCE = { balance: "1.5", currency: "USD" };

function lines(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, rule, pointer }) => `${severity} ${rule} ${pointer}`);
}

describe("an examined answer", () => {
  test("is good where the documented data comes as documented", () => {
    const { operation, outcome, covers, fields, findings } = judged("action=balance", BALANCE);
    expect({ operation, outcome, covers, fields, findings }).toEqual({
      operation: "getBalance",
      outcome: "answered",
      covers: ["success"],
      fields: ["balance", "currency"],
      findings: [],
    });
  });

  test("is good where the panel refuses, unless data is owed", () => {
    const refusal = { error: "Incorrect order ID" };
    expect(judged("action=status&order=9", refusal)).toMatchObject({ outcome: "refused", findings: [] });
    expect(lines(judged("action=status&order=9", refusal, { owed: "success" }).findings)).toEqual([
      "breaking refused-call /error",
    ]);
  });

  test("covers a failing item and a success beside it", () => {
    const rows = [
      { order: 1, cancel: 1 },
      { order: 9, cancel: { error: "Incorrect order ID" } },
    ];
    expect(judged("action=cancel&orders=1,9", rows)).toMatchObject({
      covers: ["success", "failingItem"],
      findings: [],
    });
  });

  test("may say 0 where 0 was asked", () => {
    const rows = [{ refill: 0, status: { error: "Refill not found" } }];
    expect(judged("action=refill_status&refills=0", rows).findings).toEqual([]);
    expect(lines(judged("action=refill_status&refills=7", rows).findings)).toContain("breaking foreign-id /0/refill");
  });

  test.each([
    ["HTTP 503 and a page", "<html>down</html>", { status: 503 }, "HTTP 503"],
    ["HTTP 429 and JSON", { error: "Too many" }, { status: 429 }, "HTTP 429"],
    ["HTTP 200 and a page", "<!doctype html><p>Maintenance</p>", {}, "HTTP 200 with a page of HTML"],
    ["HTTP 404 and a page", "<html>", { status: 404 }, "HTTP 404 with a page of HTML"],
    ["a limit", { error: "Rate limit exceeded" }, {}, 'the panel refused: "Rate limit exceeded"'],
    ["a catalogue without rows", [], { form: "action=services" }, "the list is empty, so no row was seen"],
  ])("says nothing of the panel where it is %s", (_, body, given: Given & { form?: string }, reason) => {
    expect(judged(given.form ?? "action=balance", body, given)).toMatchObject({
      outcome: "unverified",
      reason,
      covers: [],
      findings: [],
    });
  });

  test("leaves the question open where the panel's own key is not let in", () => {
    const refusal = { error: "Invalid API key" };
    expect(judged("action=balance", refusal, { owed: "success" }).outcome).toBe("unverified");
    expect(judged("action=balance", refusal, { owed: "refused" }).outcome).toBe("refused");
  });

  test.each([
    ["HTTP 401", { error: "Invalid API key" }, { status: 401 }, "breaking http-status "],
    ["a redirect", "", { status: 307, headers: { location: "https://other.example/" } }, "breaking redirect "],
    ["the content type of a page", BALANCE, { headers: { "content-type": "text/html" } }, "drift content-type "],
    ["no content type", BALANCE, { headers: {} }, "drift content-type "],
    ["nothing", "", {}, "breaking not-json "],
    ["a form instead of JSON", "error=Invalid+API+key", {}, "breaking not-json "],
    ["half of its JSON", '{"balance":"1', {}, "breaking not-json "],
    ["a notice before its JSON", '<b>Notice</b>: x in y\n{"balance":"1"}', {}, "breaking not-json "],
    ["a mark before its JSON", `\ufeff${JSON.stringify(BALANCE)}`, {}, "drift encoding "],
    ["bytes that are no UTF-8", new Uint8Array([123, 34, 97, 34, 58, 34, 255, 34, 125]), {}, "drift encoding "],
    ["a name twice", '{"balance":"1","currency":"USD","balance":"2"}', {}, "drift duplicate-key /balance"],
    ["the key", { ...BALANCE, key: KEY }, {}, "breaking key-echoed "],
    ["the key in a header", BALANCE, { headers: { ...JSON_TYPE, "set-cookie": `k=${KEY}` } }, "breaking key-echoed "],
    ["words that nobody has seen", { error: "Nope" }, {}, "tolerated reworded /error"],
    ["a message for an error", { message: "Nope" }, {}, "breaking missing /error"],
    ["an object for an error", { error: { code: 3 } }, {}, "breaking type /error"],
  ])("is told to have %s", (_, body, given, line) => {
    expect(lines(judged("action=balance", body, given).findings)).toContain(line);
  });

  test.each([
    [
      "words that nobody has seen in an item",
      "action=cancel&orders=9",
      [{ order: 9, cancel: { error: "No" } }],
      "tolerated reworded /0/cancel/error",
    ],
    [
      "a refusal inside of one status",
      "action=refill_status&refill=9",
      { status: { error: "Refill not found" } },
      "drift shape /status",
    ],
    ["a refusal in an envelope", "action=balance", { data: { error: "Incorrect request" } }, "breaking shape "],
    ["a refusal in a list", "action=balance", [{ error: "Incorrect request" }], "breaking shape "],
    ["an id beside an error", "action=add&service=1", { order: 5, error: "Bad link" }, "breaking contradiction /order"],
    [
      "rows in an envelope for other ids",
      "action=cancel&orders=9",
      { data: [{ order: 8, cancel: 1 }] },
      "breaking foreign-id /data/0/order",
    ],
    ["data for no action", "action=nope", [{ service: 1 }], "breaking answered-call "],
  ])("is told to have %s", (_, form, body, line) => {
    const owed = form === "action=nope" ? ({ owed: "refused" } as const) : {};
    expect(lines(judged(form, body, owed).findings)).toContain(line);
  });

  test.each([
    ["data", BALANCE, "breaking answered-call "],
    ["data that is broken as well", { balance: 1.5, currency: "USD" }, "breaking answered-call "],
    ["the data of another operation", [{ service: 1 }], "breaking answered-call "],
    ["a failure without an error", { status: "fail" }, "breaking missing /error"],
  ])("that should refuse is told to hold %s", (_, body, line) => {
    expect(lines(judged("action=balance", body, { owed: "refused" }).findings)).toContain(line);
  });

  test.each([
    ["an empty secret", [""]],
    ["a secret that nobody could have sent", ["\ud800"]],
  ])("survives %s", (_, secrets) => {
    const call = { method: "POST", url: "x", contentType: FORM, body: "action=balance" };
    const body = new TextEncoder().encode('{"balance":"1","currency":"USD"}');
    expect(examine({ call, answer: { status: 200, headers: JSON_TYPE, body } }, { secrets }).findings).toEqual([]);
  });

  test("survives a hundred thousand lists in one another", () => {
    expect(() => judged("action=balance", "[".repeat(100_000) + "]".repeat(100_000))).not.toThrow();
  });

  test.each([
    ["thousands of names that come twice", `${'{"a":1,"a":'.repeat(20_000)}1${"}".repeat(20_000)}`],
    ["a name that comes twice beside a very long text", `{"a":"${"x".repeat(30_000_000)}","a":1}`],
  ])("survives %s", (_, text) => {
    const rules = judged("action=balance", text).findings.map(({ rule }) => rule);
    expect(rules).toContain("duplicate-key");
  });

  test("survives a status that cannot be written as text", () => {
    expect(() => judged("action=balance", '{"status":{"toString":1}}', { owed: "refused" })).not.toThrow();
  });

  test("shows no part of a key that stands where a long text is cut", () => {
    const { findings } = judged("action=balance", { ...BALANCE, currency: `${"x".repeat(55)}${KEY}` });
    expect(JSON.stringify(findings)).not.toContain(KEY.slice(0, 4));
  });

  test("tells ten thousand rows that are broken twice in reasonable time", () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ service: index + 1, rate: 1, type: "New" }));
    expect(judged("action=services", rows).findings.length).toBeGreaterThan(20_000);
  });

  test("finds a short key as a word alone", () => {
    const call = { method: "POST", url: "x", contentType: FORM, body: "action=balance" };
    const rules = (text: string) =>
      examine(
        { call, answer: { status: 200, headers: JSON_TYPE, body: new TextEncoder().encode(text) } },
        { secrets: ["demo"] },
      ).findings.map(({ rule }) => rule);
    expect(rules('{"balance":"1","currency":"USD","note":"a democracy"}')).not.toContain("key-echoed");
    expect(rules('{"balance":"1","currency":"USD","note":"for demo"}')).toContain("key-echoed");
  });
});
