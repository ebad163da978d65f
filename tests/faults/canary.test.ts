/** The search that every row of the table is put through finds the key wherever it is. */
import { describe, expect, test } from "vitest";
import { calls } from "../support/calls.ts";
import { KEY, leaksIn } from "./support/canary.ts";
import { replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();

const spellings: [string, string][] = [
  ["raw", KEY],
  ["as a form", new URLSearchParams({ key: KEY }).toString()],
  ["percent-encoded", encodeURIComponent(KEY)],
  ["percent-encoded in small letters", encodeURIComponent(KEY).toLowerCase()],
  ["in JSON", JSON.stringify({ key: KEY })],
  ["in JSON with escapes", '"c4n\\u0040ry"'],
  ["in base64", Buffer.from(KEY).toString("base64")],
  ["in base64, a byte later", Buffer.from(`:${KEY}`).toString("base64")],
  ["in base64, two bytes later", Buffer.from(`u:${KEY}@`).toString("base64")],
  ["in base64 of URLs", Buffer.from(`key=${KEY}&x`).toString("base64url")],
  ["in hex", Buffer.from(KEY).toString("hex")],
  ["cut in half", KEY.slice(0, 8)],
];

const places: [string, (text: string) => unknown][] = [
  ["a message", (text) => new Error(`lost ${text}`)],
  ["a stack", (text) => Object.assign(new Error("lost"), { stack: text })],
  ["a cause", (text) => new Error("lost", { cause: new Error("why", { cause: text }) })],
  ["an AggregateError", (text) => new AggregateError([new Error(text)])],
  ["a field", (text) => Object.assign(new Error("lost"), { init: { body: text } })],
  ["a field that does not enumerate", (text) => Object.defineProperty(new Error("lost"), "body", { value: text })],
  ["a symbol's field", (text) => Object.assign(new Error("lost"), { [Symbol("body")]: text })],
  ["a getter", (text) => Object.defineProperty({}, "body", { get: () => text })],
  ["a name", (text) => ({ [text]: 1 })],
  ["a Map", (text) => new Map([["body", text]])],
  ["a list in a list", (text) => [[{ deep: [{ deeper: [{ deepest: [text] }] }] }]]],
  ["what JSON says", (text) => ({ toJSON: () => text })],
];

describe.each(spellings)("the key, %s,", (_, spelling) => {
  test.each(places)("is found in %s", (_, place) => {
    expect(leaksIn(place(spelling))).not.toEqual([]);
  });
});

test("nothing is found where there is nothing", () => {
  expect(leaksIn([new Error("lost", { cause: { status: 200 } }), { body: "no key, c4" }])).toEqual([]);
});

describe("a panel that echoes the key", () => {
  const form = new URLSearchParams({ key: KEY, action: "add" }).toString();

  test.each<[string, string]>([
    ["in JSON within JSON", JSON.stringify({ request: JSON.stringify({ key: KEY }) })],
    ["in base64", Buffer.from(KEY).toString("base64")],
    ["in base64 of the form", Buffer.from(form.replace(/key=[^&]*/, `key=${KEY}`)).toString("base64")],
  ])("has it nowhere in the error when it stands %s", async (_, echo) => {
    for (const operation of ["addOrder", "getBalance"] as const) {
      await witness(replying({ body: `<pre>${echo}</pre>` }), calls[operation]);
      await witness(replying({ body: JSON.stringify({ error: echo }) }), calls[operation]);
    }
  });
});
