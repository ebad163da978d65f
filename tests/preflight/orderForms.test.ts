/** The table that preflight judges by, and the script that writes it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { orderFields, orderForms } from "../../generated/orderForms.ts";
import type { Document } from "../../scripts/generate/document.ts";
import { writeOrderForms } from "../../scripts/generate/orderForms.ts";

const folder = join(import.meta.dirname, "..", "..", "generated");
const [actions, onDisk] = (await Promise.all(
  ["actions.yaml", "orderForms.ts"].map((name) => readFile(join(folder, name), "utf8")),
)) as [string, string];

// biome-ignore lint/suspicious/noExplicitAny: a test changes the description anywhere
type Schemas = Record<string, any>;

/** What is written for the description once something in it is changed. */
function writeWith(change: (schemas: Schemas) => void): string {
  const document = parse(actions) as Document;
  change(document.components.schemas);
  return writeOrderForms(document);
}

describe("generated/orderForms.ts", () => {
  test("is what the description gives", () => {
    expect(onDisk.replaceAll("\r\n", "\n").split("\n").slice(1).join("\n")).toBe(writeWith(() => {}));
  });

  test("has a form for every documented service type, and no other", () => {
    const [known] = parse(actions).components.schemas.ServiceType.anyOf;
    expect(Object.keys(orderForms)).toEqual(known.enum);
  });

  test("says what may be in every field that is no text", () => {
    expect(orderFields).toMatchObject({
      quantity: 1,
      old_posts: 0,
      device: [1, 2, 3, 4, 5],
      expiry: "date",
      groups: "lines",
    });
    expect(orderFields).not.toHaveProperty("link");
  });
});

describe("writeOrderForms", () => {
  test.each<[string, (schemas: Schemas) => void, string]>([
    [
      "a field more",
      ({ PackageOrder }) => Object.assign(PackageOrder.properties, { note: { type: "string", minLength: 1 } }),
      '"Package": "link note?"',
    ],
    [
      "a field that becomes required",
      ({ DefaultOrder }) => DefaultOrder.required.push("runs"),
      '"Default": "link quantity* runs interval?"',
    ],
    [
      "another title",
      ({ PollOrder }) => Object.assign(PollOrder, { title: "Vote" }),
      '"Vote": "link quantity* answer_number"',
    ],
    ["another minimum", ({ Runs }) => Object.assign(Runs, { minimum: 2 }), "runs: 2,"],
    ["another choice", ({ Device }) => Object.assign(Device, { enum: [1, 2] }), "device: [1,2],"],
    [
      "a field that goes with another traffic",
      ({ ReferringUrl }) => Object.assign(ReferringUrl, { description: "Any, when `type_of_traffic` is 3." }),
      "referring_url?3",
    ],
  ])("follows %s", (_, change, row) => {
    expect(onDisk).not.toContain(row);
    expect(writeWith(change)).toContain(row);
  });

  test.each<[string, (schemas: Schemas) => void, string]>([
    [
      "a limit that nothing checks",
      ({ Quantity }) => Object.assign(Quantity, { maximum: 9 }),
      "Default: quantity: preflight has no check for",
    ],
    [
      "a pattern that nothing checks",
      ({ Hashtag }) => Object.assign(Hashtag, { pattern: "^#" }),
      "Mentions Hashtag: hashtag: preflight has no check for",
    ],
    [
      "a number that need not be whole",
      ({ Runs }) => Object.assign(Runs, { type: "number" }),
      "Default: runs: preflight has no check for",
    ],
    [
      "two meanings of one field",
      ({ CommentRepliesOrder }) =>
        Object.assign(CommentRepliesOrder.properties, { username: { type: "integer", minimum: 1 } }),
      "Comment Replies: username may hold other values",
    ],
    ["an open form", ({ SeoOrder }) => delete SeoOrder.additionalProperties, "the form SEO must be closed"],
    ["a form without a title", ({ SeoOrder }) => delete SeoOrder.title, "the form without a title must be closed"],
    ["nothing to count", ({ PollOrder }) => delete PollOrder.properties.quantity, "Poll: nothing says what is counted"],
    [
      "two lists to count",
      ({ MentionsWithHashtagsOrder }) => delete MentionsWithHashtagsOrder.properties.quantity,
      "Mentions with Hashtags: nothing says what is counted",
    ],
    [
      "a count that may be left out",
      ({ PollOrder }) => PollOrder.required.splice(PollOrder.required.indexOf("quantity"), 1),
      "Poll: no mark says what quantity is",
    ],
    [
      "a field that is required, and goes with one traffic",
      ({ WebTrafficOrder }) => WebTrafficOrder.required.push("google_keyword"),
      "Web Traffic: no mark says what google_keyword is",
    ],
    [
      "no forms at all",
      (schemas) => Object.assign(schemas, { AddOrderRequest: { type: "object" } }),
      "addOrder: its form is no anyOf",
    ],
  ])("refuses %s, and says where", (_, change, words) => {
    expect(() => writeWith(change)).toThrow(words);
  });
});
