/** The generator: what it writes, what its check notices, how it fails, and how it names the operations. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse, parseDocument, visit } from "yaml";
import { deriveActions } from "../scripts/generate/actions.ts";
import type { Document, PathItem, Schema } from "../scripts/generate/document.ts";
import { edit, GENERATOR, type Run, readText, root, run, withCheckout } from "./support/checkout.ts";

const generated = ["actions.yaml", "openapi.yaml", "operations.ts", "orderForms.ts", "types.ts", "validators.ts"];
const examples = await readdir(join(root, "spec", "examples"));
const [actions, openapi] = (await Promise.all(
  ["actions.yaml", "openapi.yaml"].map(async (name) => parse(await readText(join(root, "generated", name)))),
)) as [Document, Document];

function generate(folder: string, ...flags: string[]): Promise<Run> {
  return run([join("scripts", "generate.ts"), ...flags], { cwd: folder });
}

async function check(folder: string): Promise<Run & { stale: string[] }> {
  const result = await generate(folder, "--check");
  return { ...result, stale: [...result.stderr.matchAll(/^stale {2}(.*)$/gm)].map(([, finding = ""]) => finding) };
}

/** What the check finds in a copy of the repository in which something is changed. */
function checkAfter(change: (folder: string) => Promise<unknown>) {
  return withCheckout(GENERATOR, async (folder) => {
    await change(folder);
    return check(folder);
  });
}

async function readGenerated(folder: string): Promise<Record<string, string>> {
  const names = await readdir(join(folder, "generated"));
  const texts = names.map(async (name) => [name, await readFile(join(folder, "generated", name), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

/** Puts a mark in the place of every value in a file of examples, and gives the marks. */
async function markValues(file: string): Promise<string[]> {
  const document = parseDocument(await readFile(file, "utf8"));
  const marks: string[] = [];
  visit(document, {
    Scalar: (key, scalar) => {
      if (key !== "key") scalar.value = marks[marks.push(`${basename(file)} ${marks.length}.`) - 1];
    },
  });
  await writeFile(file, document.toString());
  return marks;
}

/** Edits a line in every generated file: 11 in the first, 12 in the second, and so on. */
async function editLines(folder: string, change: (line: string) => string): Promise<void> {
  for (const [index, name] of generated.entries()) {
    const lines = (await readText(join(folder, "generated", name))).split("\n");
    lines[10 + index] = change(lines[10 + index] ?? "");
    await writeFile(join(folder, "generated", name), lines.join("\n"));
  }
}

async function useCrlf(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) await writeFile(file, (await readText(file)).replaceAll("\n", "\r\n"));
  }
}

describe("npm run check:generated", { timeout: 60_000 }, () => {
  test.concurrent("passes on the repository as it is", async () => {
    const { code, stderr } = await checkAfter(async () => {});
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test.concurrent("passes when the checkout has CRLF line ends", async () => {
    const { code, stderr } = await checkAfter(async (folder) => {
      for (const name of ["spec", "generated"]) await useCrlf(join(folder, name));
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test.concurrent("names every file that is edited, and the line", async () => {
    const { code, stale } = await checkAfter((folder) => editLines(folder, (line) => `edited ${line}`));
    expect(code).toBe(1);
    expect(stale.sort()).toEqual([
      expect.stringMatching(/^generated\/actions\.yaml:11: on disk "edited /),
      expect.stringMatching(/^generated\/openapi\.yaml:12: on disk "edited /),
      expect.stringMatching(/^generated\/operations\.ts:13: on disk "edited /),
      expect.stringMatching(/^generated\/orderForms\.ts:14: on disk "edited /),
      expect.stringMatching(/^generated\/types\.ts:15: on disk "edited /),
      expect.stringMatching(/^generated\/validators\.ts:16: on disk "edited /),
    ]);
  });

  test.concurrent("shows an edit at the end of a long line", async () => {
    const { stale } = await checkAfter((folder) => editLines(folder, (line) => `${line} edited`));
    expect(stale.filter((finding) => !finding.includes("edited"))).toEqual([]);
  });

  test.concurrent("shows white space that a line has too much at its end", async () => {
    const { stale } = await checkAfter((folder) => editLines(folder, (line) => `${line}  `));
    expect(stale).toHaveLength(generated.length);
    for (const finding of stale) expect(finding).toMatch(/on disk ".* {2}", spec\/ gives ".*\S"$/);
  });

  test.concurrent("notices an empty line more at the end of a file", async () => {
    const { code, stale } = await checkAfter((folder) =>
      writeFile(join(folder, "generated", "types.ts"), "\n", { flag: "a" }),
    );
    expect(code).toBe(1);
    expect(stale).toEqual([expect.stringMatching("^generated/types.ts: .* at its end")]);
  });

  test.concurrent("names every file that is missing", async () => {
    const { code, stale } = await checkAfter((folder) => rm(join(folder, "generated"), { recursive: true }));
    expect({ code, stale: stale.sort() }).toEqual({
      code: 1,
      stale: generated.map((name) => `generated/${name}: missing`),
    });
  });

  test.concurrent.each([
    ["OrderStatus", "orders.yaml", "remains, currency]", "remains]"],
    ["GetRefillStatusRequest", "refills.yaml", "[key, action, refill]", "[key, refill]"],
  ])("fails when %s requires one field less", async (_, name, from, to) => {
    const { code, stale } = await checkAfter((folder) => edit(join(folder, "spec", "schemas", name), from, to));
    expect(code).toBe(1);
    expect(stale).toContainEqual(expect.stringMatching(/^generated\/types\.ts:\d+: /));
  });

  test.concurrent("names a page whose derived block is edited, or is not of the description any more", async () => {
    const { code, stale } = await checkAfter(async (folder) => {
      await edit(
        join(folder, "docs", "protocol.md"),
        "| Incorrect request | `incorrect_request` |",
        "| Wrong | none |",
      );
      await edit(join(folder, "spec", "examples", "getBalance.yaml"), '"100.84292"', '"7"');
    });
    expect(code).toBe(1);
    expect(stale).toContainEqual(
      expect.stringMatching(/^docs\/protocol\.md:\d+: on disk "\| Wrong .* gives "\| Incorrect/),
    );
    expect(stale).toContainEqual(expect.stringMatching(/^docs\/money\.md:\d+: on disk .*100\.84292.* gives .*"7/));
    expect(stale).toContainEqual(expect.stringMatching(/^docs\/ko\/money\.md:\d+: on disk /));
  });

  test.concurrent("names a translation whose English is another", async () => {
    const { code, stale } = await checkAfter((folder) =>
      edit(join(folder, "docs", "start.md"), "# Your first call", "# Your very first call"),
    );
    expect(code).toBe(1);
    expect(stale).toEqual([
      expect.stringMatching(/^docs\/ko\/start\.md: docs\/start\.md is not the text .* `source: /),
    ]);
  });

  test.concurrent("stops when nothing tells a refusal from an answer any more", async () => {
    const file = join("spec", "schemas", "refusal.yaml");
    const { code, stderr } = await checkAfter((folder) =>
      edit(join(folder, file), "required: [error]", "required: []"),
    );
    expect(code).toBe(2);
    expect(stderr).toContain("refusal");
  });
});

describe("npm run generate", { timeout: 60_000 }, () => {
  test.concurrent("gives the repository's files, byte by byte, each time", async () => {
    await withCheckout(GENERATOR, async (folder) => {
      await rm(join(folder, "generated"), { recursive: true });
      expect(await generate(folder)).toMatchObject({ code: 0, stderr: "" });
      const first = await readGenerated(folder);
      expect(await generate(folder)).toMatchObject({ code: 0, stderr: "" });
      expect(await readGenerated(folder)).toEqual(first);
      for (const name of generated) expect(first[name]).toBe(await readText(join(root, "generated", name)));
      expect(Object.keys(first)).toEqual(generated);
    });
  });

  test.concurrent("removes a file that nothing makes, which the check names before", async () => {
    await withCheckout(GENERATOR, async (folder) => {
      await writeFile(join(folder, "generated", "notes.md"), "");
      expect(await check(folder)).toMatchObject({ code: 1, stale: ["generated/notes.md: nothing makes this file"] });
      expect(await generate(folder)).toMatchObject({ code: 0, stderr: "" });
      expect(await readdir(join(folder, "generated"))).toEqual(generated);
    });
  });

  describe("with other values in the examples", () => {
    const texts = new Map<string, string>();
    const marks = new Map<string, string[]>();

    beforeAll(
      () =>
        withCheckout(GENERATOR, async (folder) => {
          for (const name of examples) marks.set(name, await markValues(join(folder, "spec", "examples", name)));
          const { stale } = await check(folder);
          expect(stale.filter((finding) => finding.startsWith("generated/")).sort()).toEqual([
            expect.stringMatching("^generated/actions.yaml:"),
            expect.stringMatching("^generated/openapi.yaml:"),
          ]);
          await generate(folder);
          for (const [name, text] of Object.entries(await readGenerated(folder))) texts.set(name, text);
          expect(await check(folder)).toMatchObject({ code: 0, stderr: "" });
        }),
      60_000,
    );

    test.each(examples)("writes all those of %s into both documents", (name) => {
      expect(marks.get(name)?.length).toBeGreaterThan(8);
      for (const document of ["actions.yaml", "openapi.yaml"]) {
        expect(marks.get(name)?.filter((mark) => !texts.get(document)?.includes(mark))).toEqual([]);
      }
    });
  });

  test.each(generated)("says on the first line of %s what made it, and how to change it", async (name) => {
    const [first] = (await readText(join(root, "generated", name))).split("\n");
    expect(first).toMatch(/^(#|\/\/) Made by scripts\/generate\.ts from spec\/.*npm run generate/);
  });

  test.concurrent.each<[string, string, (spec: string) => Promise<unknown>]>([
    [
      "is no YAML",
      "spec/schemas/orders.yaml:",
      (spec) => writeFile(join(spec, "schemas", "orders.yaml"), "\nBroken: [\n", { flag: "a" }),
    ],
    [
      "has a reference that leads nowhere",
      "spec/actions/getBalance.yaml:21:",
      (spec) => edit(join(spec, "actions", "getBalance.yaml"), "account.yaml#/Balance", "account.yaml#/Nothing"),
    ],
    [
      "has two schemas of one name",
      "spec/schemas/ are called Refusal",
      async (spec) => {
        await writeFile(join(spec, "schemas", "account.yaml"), "\nRefusal: { type: string }\n", { flag: "a" });
        await edit(join(spec, "actions", "getBalance.yaml"), "refusal.yaml#/Refusal", "account.yaml#/Refusal");
      },
    ],
    [
      "has no example that a page shows",
      "docs/order-types.md:",
      (spec) =>
        edit(
          join(spec, "actions", "addOrder.yaml"),
          "dripFeed: { $ref: ../examples/addOrder.yaml#/requests/dripFeed }",
          "",
        ),
    ],
    ["lacks a path item", "getBalance.yaml", (spec) => rm(join(spec, "actions", "getBalance.yaml"))],
    ["is missing", "spec/openapi.yaml", (spec) => rm(join(spec, "openapi.yaml"))],
  ])("exits 2, says where and writes nothing when the description %s", async (_, place, breakIt) => {
    await withCheckout(GENERATOR, async (folder) => {
      await breakIt(join(folder, "spec"));
      const { code, stdout, stderr } = await generate(folder);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr.replaceAll("\\", "/")).toContain(place);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(await readGenerated(folder)).toEqual(await readGenerated(root));
    });
  });

  test("says where in plain text when Redocly is made to write in colours", async () => {
    const { stderr } = await withCheckout(GENERATOR, async (folder) => {
      await rm(join(folder, "spec", "actions", "getBalance.yaml"));
      const env = { NO_COLOR: undefined, FORCE_COLOR: "1" };
      return run([join("scripts", "generate.ts")], { cwd: folder, env });
    });
    expect(stderr).toMatch(/^generate: spec[\\/]openapi\.yaml:\d+:\d+: /);
  });

  test.concurrent.each([
    ["an unknown flag", "--chek"],
    ["a stray word", "check"],
  ])("exits 2 with %s, in one line that names it", async (_, word) => {
    const { code, stdout, stderr } = await withCheckout(GENERATOR, (folder) => generate(folder, word));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`'${word}'`);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

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

describe("generated/types.ts", () => {
  /** The named sets of values to which a panel may add: `anyOf` of an enum and any text. */
  const openSets = Object.entries(actions.components.schemas).flatMap(([name, { anyOf = [] }]) => {
    const [known, any] = anyOf as [{ enum?: string[] }?, Schema?];
    return known?.enum && any?.type === "string" ? [[name, known.enum] as const] : [];
  });

  test.each(openSets)("keeps the known values of %s beside any text", async (name, values) => {
    const types = await readText(join(root, "generated", "types.ts"));
    const union = [...values.map((value) => JSON.stringify(value)), "(string & {})"].join(" | ");
    expect(types).toContain(`        ${name}: ${union};\n`);
  });

  test("has the open sets of services, orders and refills", () => {
    expect(openSets.map(([name]) => name).sort()).toEqual(["OrderState", "RefillState", "ServiceType"]);
  });
});
