/** How the operations are told apart and named, and what the actions document holds. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { deriveActions } from "../../scripts/generate/actions.ts";
import type { Document, PathItem, Schema } from "../../scripts/generate/document.ts";
import { readText, root } from "../support/checkout.ts";

const [actions, openapi] = (await Promise.all(
  ["actions.yaml", "openapi.yaml"].map(async (name) => parse(await readText(join(root, "generated", name)))),
)) as [Document, Document];

/** A form in which everything named is required, and an optional field besides. */
function form(action: string, ...required: string[]): Schema {
  const names = [...required, "optional"];
  return {
    type: "object",
    required: ["action", ...required],
    properties: { action: { const: action }, ...Object.fromEntries(names.map((name) => [name, { type: "string" }])) },
  };
}

function operation(operationId: string, schema: Schema, answer: Schema = {}): PathItem {
  return {
    post: {
      operationId,
      requestBody: { content: { "application/x-www-form-urlencoded": { schema } } },
      responses: { 200: { content: { "application/json": { schema: answer } } } },
    },
  };
}

/** A description of one address with an operation for each form. */
function describePanel(forms: Record<string, Schema>, schemas: Record<string, Schema> = {}): Document {
  const wire: Schema = { oneOf: Object.values(forms), discriminator: { propertyName: "action" } };
  return {
    info: { description: "A panel." },
    paths: { "/panel": operation("callPanel", { $ref: "#/components/schemas/Wire" }) },
    components: {
      schemas: { Wire: wire, ...schemas },
      pathItems: Object.fromEntries(Object.entries(forms).map(([id, schema]) => [id, operation(id, schema)])),
    },
  };
}

/** The path of each operation. */
function pathsOf({ paths }: Document): Record<string, string> {
  return Object.fromEntries(Object.entries(paths).map(([path, { post }]) => [post.operationId, path]));
}

const address = { anyOf: [form("add", "service", "link"), form("add", "service", "username")] };

describe("deriveActions", () => {
  test.each<[string, Record<string, Schema>, Record<string, string>]>([
    [
      "the action alone when no other operation has it",
      { list: form("list", "key"), show: form("show", "key", "id") },
      { list: "/panel#action=list", show: "/panel#action=show" },
    ],
    [
      "what only one of two requires",
      { one: form("show", "key", "id"), many: form("show", "key", "ids") },
      { one: "/panel#action=show&id", many: "/panel#action=show&ids" },
    ],
    [
      "every field that only one requires, in the order of the form",
      { range: form("show", "to", "key", "from"), one: form("show", "key", "id") },
      { range: "/panel#action=show&to&from", one: "/panel#action=show&id" },
    ],
    [
      "the action alone for the one that requires nothing more",
      { all: form("show", "key"), one: form("show", "key", "id") },
      { all: "/panel#action=show", one: "/panel#action=show&id" },
    ],
    [
      "what two of three require",
      { all: form("show"), one: form("show", "id"), part: form("show", "id", "part") },
      { all: "/panel#action=show", one: "/panel#action=show&id", part: "/panel#action=show&id&part" },
    ],
    [
      "what all forms of a union require",
      { add: address, draft: form("add", "draft") },
      { add: "/panel#action=add&service", draft: "/panel#action=add&draft" },
    ],
    [
      "what all forms of a union of unions require",
      { add: { oneOf: [address, form("add", "draft", "service")] }, undo: form("add", "undo") },
      { add: "/panel#action=add&service", undo: "/panel#action=add&undo" },
    ],
  ])("names %s", (_, forms, paths) => {
    expect(pathsOf(deriveActions(describePanel(forms)))).toEqual(paths);
  });

  test("reads forms and constants behind references", () => {
    const forms = { one: { $ref: "#/components/schemas/One" }, many: form("show", "ids") };
    const properties = { action: { $ref: "#/components/schemas/Show" } };
    const description = describePanel(forms, {
      One: { $ref: "#/components/schemas/Behind" },
      Behind: { type: "object", required: ["action", "id"], properties },
      Show: { const: "show" },
    });
    expect(pathsOf(deriveActions(description))).toEqual({
      one: "/panel#action=show&id",
      many: "/panel#action=show&ids",
    });
  });

  test.each<[string, Record<string, Schema>, string]>([
    [
      "two operations require the same",
      { one: form("show", "id"), other: form("show", "id") },
      "other: nothing required tells it from another operation",
    ],
    [
      "only optional fields differ",
      { one: form("show"), other: { ...form("show"), properties: { action: { const: "show" }, id: {} } } },
      "other: nothing required tells it from another operation",
    ],
    [
      "the forms of a union share nothing of their own",
      { other: form("add"), add: { anyOf: [form("add", "link"), form("add", "username")] } },
      "add: nothing required tells it from another operation",
    ],
    [
      "the forms of a union have two actions",
      { add: { anyOf: [form("add", "link"), form("show", "link")] } },
      "add: every form needs the same constant `action`",
    ],
    [
      "a form has no constant action",
      { add: { required: ["action"], properties: { action: { type: "string" } } } },
      "add: every form needs the same constant `action`",
    ],
  ])("throws when %s, and says so", (_, forms, message) => {
    expect(() => deriveActions(describePanel(forms))).toThrow(message);
  });

  test("throws when two operations require the same in another order, beside a third", () => {
    const forms = { one: form("show", "from", "to"), other: form("show", "to", "from"), third: form("show", "id") };
    expect(() => deriveActions(describePanel(forms))).toThrow(
      "other: nothing required tells it from another operation",
    );
  });

  test("throws when the description has no address, or two", () => {
    const description = describePanel({ list: form("list") });
    const [item] = Object.values(description.paths) as [PathItem];
    for (const paths of [{}, { "/a": item, "/b": item }]) {
      expect(() => deriveActions({ ...description, paths })).toThrow("spec/openapi.yaml must have exactly one path");
    }
  });

  test("throws when nothing says which field tells the forms apart", () => {
    const description = describePanel({ list: form("list") }, { Wire: { oneOf: [form("list")] } });
    expect(() => deriveActions(description)).toThrow("callPanel: its form has no discriminator");
  });

  test("throws when a request is no form", () => {
    const description = describePanel({ list: form("list") });
    const { content } = description.components.pathItems?.list?.post.requestBody ?? { content: {} };
    content["application/json"] = content["application/x-www-form-urlencoded"] ?? { schema: {} };
    delete content["application/x-www-form-urlencoded"];
    expect(() => deriveActions(description)).toThrow("list: its request body is no urlencoded form");
  });

  test("gives every path item its path, in their order, as it is", () => {
    expect(Object.values(deriveActions(openapi).paths)).toEqual(Object.values(openapi.components.pathItems ?? {}));
    expect(Object.keys(pathsOf(actions))).toEqual(Object.keys(openapi.components.pathItems ?? {}));
    expect(Object.keys(actions.paths)).toHaveLength(10);
  });

  test("keeps the schemas that an operation reaches, however far, and drops the others", () => {
    const item = { $ref: "#/components/schemas/Item" };
    const description = describePanel(
      { list: form("list") },
      {
        List: { oneOf: [item] },
        Item: { properties: { parent: item } },
        Lonely: item,
      },
    );
    description.components.pathItems = { list: operation("list", form("list"), { $ref: "#/components/schemas/List" }) };
    expect(Object.keys(deriveActions(description).components.schemas)).toEqual(["List", "Item"]);
  });

  test("throws when a reference leads nowhere", () => {
    const description = describePanel({ list: { allOf: [{ $ref: "#/components/schemas/Gone" }], ...form("list") } });
    expect(() => deriveActions(description)).toThrow("#/components/schemas/Gone leads nowhere");
  });

  test("explains the paths to readers, and leaves the description that it derives from as it was", () => {
    const description = describePanel({ list: form("list") });
    const before = structuredClone(description);
    expect(deriveActions(description).info.description).toMatch(/^A panel\.\n## How to read the paths\n/);
    expect(description).toEqual(before);
  });
});
