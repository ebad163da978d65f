/** How the validators are made: from the description alone, with nothing of Ajv in them, and not from what they would get wrong. */
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Document, Schema } from "../../scripts/generate/document.ts";
import { writeValidators } from "../../scripts/generate/validators.ts";
import { edit, GENERATOR, readText, root, run, withCheckout } from "../support/checkout.ts";

describe("generated/validators.ts", () => {
  let text = "";
  beforeAll(async () => {
    text = await readText(join(root, "generated", "validators.ts"));
  });

  test("is what the actions document gives, each time", async () => {
    const actions = parse(await readText(join(root, "generated", "actions.yaml"))) as Document;
    const [first, ...rest] = text.split("\n");
    expect(first).toMatch(/^\/\/ Made by scripts\/generate\.ts from spec\//);
    expect(rest.join("\n")).toBe(writeValidators(actions));
    expect(writeValidators(actions)).toBe(writeValidators(actions));
  });

  test("imports a type, and nothing that is there at run time", () => {
    expect(text.match(/^.*\bimport\b.*$/gm)).toEqual(['import type { operations } from "./operations.ts";']);
    expect(text).not.toMatch(/\brequire\b|\beval\b|new Function/);
  });

  test("looks in every loop whether there are errors enough", () => {
    const loops = text.match(/^ *for ?\((?!let at = ).*\{\n.*/gm) ?? [];
    expect(loops.length).toBeGreaterThan(5);
    expect(loops.filter((loop) => !loop.endsWith("{\nif(errors >= most){break;}"))).toEqual([]);
  });

  test("is stale when the description requires a field less", { timeout: 60_000 }, async () => {
    const { code, stderr } = await withCheckout(GENERATOR, async (folder) => {
      await edit(join(folder, "spec", "schemas", "orders.yaml"), "remains, currency]", "remains]");
      return run([join("scripts", "generate.ts"), "--check"], { cwd: folder });
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^stale {2}generated\/validators\.ts:\d+: /m);
  });
});

/** A description of one operation with this answer. */
function describeAnswer(answer: object, schemas: Record<string, object> = {}): Document {
  const refusal: Schema = { type: "object", required: ["error"], properties: { error: { type: "string" } } };
  const schema = { oneOf: [answer as Schema, refusal] };
  const responses = { 200: { content: { "application/json": { schema } } } };
  return {
    info: { description: "" },
    paths: { "/panel": { post: { operationId: "ask", responses } } },
    components: { schemas: schemas as Record<string, Schema> },
  };
}

const answer = { type: "object", required: ["a"], properties: { a: { type: "string" } } };

describe("writeValidators", () => {
  test("takes the data of an answer, and the words for each of its places", () => {
    const text = writeValidators(describeAnswer(answer));
    expect(text).toContain('"ask": {\n    "": "an object",\n    "/a": "text"\n  }');
    expect(text).toContain("export const validators: Record<Operation, Validator> = {\n  ask,\n};\n");
  });

  test.each<[string, Schema & { [keyword: string]: unknown }, string]>([
    ["an integer", { type: "integer" }, "a whole number"],
    ["an integer with a limit", { type: "integer", minimum: 0 }, "a whole number from 0"],
    ["an integer with two limits", { type: "integer", minimum: 0, maximum: 9 }, "a whole number from 0 to 9"],
    ["a pattern that has no words", { type: "string", pattern: "^x$" }, "text like ^x$"],
    ["text that is not empty", { type: "string", minLength: 1 }, "text that is not empty"],
  ])("has words for %s", (_, a, words) => {
    const text = writeValidators(describeAnswer({ type: "object", properties: { a } }));
    expect(text).toContain(`"/a": ${JSON.stringify(words)}`);
  });

  test.each<[string, object, string]>([
    ["forbids further fields", { additionalProperties: false }, "`additionalProperties: false`"],
    ["counts characters", { properties: { a: { type: "string", maxLength: 5 } } }, "`maxLength: 5`"],
    ["lists values", { properties: { a: { type: "string", enum: ["b"] } } }, '`enum: ["b"]`'],
    ["names a format", { properties: { a: { type: "string", format: "date" } } }, '`format: "date"`'],
    ["has a union", { properties: { a: { oneOf: [{ type: "string" }, { type: "integer" }] } } }, "`oneOf: "],
    ["has another anyOf", { properties: { a: { anyOf: [{ type: "string" }, { type: "integer" }] } } }, "`anyOf`"],
    [
      "has an anyOf without known values",
      { properties: { a: { anyOf: [{ type: "string" }, { type: "string" }] } } },
      "`anyOf`",
    ],
    ["has an anyOf of three", { properties: { a: { anyOf: [{ enum: ["b"] }, { type: "string" }, {}] } } }, "`anyOf`"],
    ["has no type", { properties: { a: {} } }, "no words for {}"],
    [
      "has a reference and more",
      { properties: { a: { $ref: "#/components/schemas/A", minLength: 1 } } },
      "minLength beside $ref",
    ],
    ["contains itself", { properties: { a: { $ref: "#/components/schemas/B" } } }, "contains itself"],
  ])("throws rather than write half a validator when an answer %s", (_, more, message) => {
    const schemas = {
      A: { type: "string" },
      B: { type: "object", properties: { b: { type: "array", items: { $ref: "#/components/schemas/B" } } } },
    };
    expect(() => writeValidators(describeAnswer({ ...answer, ...more }, schemas))).toThrow(message);
  });

  test.each<[string, (refusal: Schema) => Schema]>([
    ["is data alone", () => answer],
    ["is a refusal alone", (refusal) => ({ oneOf: [refusal] })],
    ["is one of two kinds of data", (refusal) => ({ oneOf: [answer, { type: "string" }, refusal] })],
  ])("throws when an answer %s", (_, schemaWith) => {
    const description = describeAnswer(answer);
    const schema = schemaWith({ type: "object", required: ["error"], properties: { error: { type: "string" } } });
    const content = { "application/json": { schema } };
    description.paths = { "/panel": { post: { operationId: "ask", responses: { 200: { content } } } } };
    expect(() => writeValidators(description)).toThrow("ask: its answer must be one schema or a refusal");
  });
});
