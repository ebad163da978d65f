/** The Korean of the description: complete, of the English that stands there today, and loud when it is not. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Document } from "../scripts/generate/document.ts";
import { findProblems } from "../scripts/overlay/check.ts";
import { type Overlay, readOverlay, translate } from "../scripts/overlay/overlay.ts";
import { textsOf } from "../scripts/overlay/texts.ts";
import { edit, readText, root, run, withCheckout } from "./support/checkout.ts";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const name = "spec/ko.overlay.yaml";
const actions: Document = parse(await readText(join(root, "generated", "actions.yaml")));
const korean = await readOverlay(join(root, name), name);

/** A document as small as it can be, with every kind of text. */
function panel(): Document {
  const examples = { one: { summary: "One order", value: { description: "what the panel sent" } } };
  return {
    info: { title: "Panel", description: "A panel." },
    tags: [{ name: "Orders", description: "Placing orders." }],
    paths: {
      "/panel": {
        post: {
          operationId: "add",
          responses: { "200": { content: { "application/json": { schema: {}, examples } } } },
        },
      },
    },
    components: {
      schemas: { Link: { description: "An address.", properties: { value: { description: "A value." } } } },
    },
  };
}

const translations: Array<[target: string, key: string, english: string, korean: string]> = [
  ["$.info", "title", "Panel", "패널"],
  ["$.info", "description", "A panel.", "패널입니다."],
  ["$.tags[?@.name == 'Orders']", "x-displayName", "Orders", "주문"],
  ["$.tags[?@.name == 'Orders']", "description", "Placing orders.", "주문을 넣습니다."],
  ["$..examples[?@.summary == 'One order']", "summary", "One order", "주문 한 건"],
  ["$.components.schemas.Link", "description", "An address.", "주소입니다."],
  ["$.components.schemas.Link.properties.value", "description", "A value.", "값입니다."],
];

function overlayOf(rows: typeof translations): Overlay {
  return {
    file: "ko.yaml",
    version: "1.0.0",
    actions: rows.map(([target, key, description, text]) => ({ target, description, update: { [key]: text } })),
    lines: rows.map((_, index) => 10 * (index + 1)),
  };
}

function problems(change: (document: Document) => unknown, rows = translations): Promise<string[]> {
  const document = panel();
  change(document);
  return findProblems(new Map([["panel.yaml", document]]), overlayOf(rows));
}

const description = (document: Document, text: string) =>
  Object.assign(document.components.schemas.Link ?? {}, { description: text });

describe("findProblems", () => {
  test("finds nothing when every text has its Korean", async () => {
    expect(await problems(() => {})).toEqual([]);
  });

  test.each(translations)("finds the text without Korean: %s %s", async (target, key, english) => {
    const found = await problems(
      () => {},
      translations.filter((row) => row[0] !== target || row[1] !== key),
    );
    expect(found).toEqual([
      expect.stringMatching(`^panel.yaml: .*${key} has no Korean: "${english}". Add it to ko.yaml$`),
    ]);
  });

  test.each<[string, (document: Document) => unknown, string]>([
    [
      "whose English has changed",
      (document) => description(document, "An address of a post."),
      'ko.yaml:60: $.components.schemas.Link description is stale: its English is no longer that of panel.yaml: components/schemas/Link/description. It was "An address."',
    ],
    [
      "whose English has changed by a space",
      (document) => description(document, "An address. "),
      'ko.yaml:60: $.components.schemas.Link description is stale: its English is no longer that of panel.yaml: components/schemas/Link/description. It was "An address."',
    ],
    [
      "whose place is gone",
      (document) => delete document.components.schemas.Link?.properties,
      'ko.yaml:70: $.components.schemas.Link.properties.value description translates nothing. Its English was "A value."',
    ],
  ])("finds the Korean %s", async (_, change, problem) => {
    expect(await problems(change)).toEqual([problem]);
  });

  test("finds a target that is chosen by a text that has changed, and the new text", async () => {
    const found = await problems((document) => {
      const { examples = {} } = document.paths["/panel"]?.post.responses["200"]?.content?.["application/json"] ?? {};
      examples.one = { summary: "Two orders" };
    });
    expect(found).toEqual([
      `ko.yaml:50: $..examples[?@.summary == 'One order'] summary translates nothing. Its English was "One order"`,
      expect.stringContaining('/examples/one/summary has no Korean: "Two orders". Add it to ko.yaml'),
    ]);
  });

  test("finds an action that another one overwrites", async () => {
    const [first] = translations;
    const found = await problems(() => {}, first ? [first, ...translations] : []);
    expect(found).toEqual(['ko.yaml:10: $.info title translates nothing. Its English was "Panel"']);
  });

  test("finds English in the place of Korean", async () => {
    const found = await problems(() => {}, [["$.info", "title", "Panel", "The panel"], ...translations.slice(1)]);
    expect(found).toEqual(['ko.yaml:10: $.info title is not Korean: "The panel"']);
  });

  test("is content when one of two documents has the text", async () => {
    const small: Document = {
      info: { title: "Panel", description: "A panel." },
      paths: {},
      components: { schemas: {} },
    };
    const documents = new Map([["panel.yaml", panel()] as const, ["small.yaml", small] as const]);
    expect(await findProblems(documents, overlayOf(translations))).toEqual([]);
  });
});

describe("spec/ko.overlay.yaml", { timeout: 60_000 }, () => {
  test("is an OpenAPI Overlay by Redocly's rules", async () => {
    const { code, stderr } = await run([redocly, "lint", name, "--extends=recommended-strict"], { cwd: root });
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("is valid") });
  });

  test("changes texts and nothing else", async () => {
    const translated = await translate(actions, korean);
    const english = textsOf(actions);
    for (const [index, { place, text }] of textsOf(translated).entries()) {
      const path = place.split("/");
      expect([place, english[index]?.place]).toEqual([place, place]);
      expect(text, path.join("/")).toMatch(/\p{Script=Hangul}/u);
    }
    expect(withoutTexts(translated)).toEqual(withoutTexts(actions));
  });

  test("keeps every code word of the English", () => {
    const words = (text: string) => new Set([...text.matchAll(/`[^`]+`/g)].map(([word]) => word));
    for (const { description: english, update } of korean.actions) {
      expect(words(Object.values(update)[0] ?? ""), english).toEqual(words(english));
    }
  });
});

/** The document with its texts taken out. */
function withoutTexts(document: Document): unknown {
  const keys = new Set(["title", "summary", "description", "x-displayName"]);
  return JSON.parse(
    JSON.stringify(document, (key, value) => (keys.has(key) && typeof value === "string" ? undefined : value)),
  );
}

describe("scripts/overlay.ts", { timeout: 60_000 }, () => {
  const checkout = ["spec", "scripts", "generated", "package.json"];
  const overlay = (folder: string, ...args: string[]) => run([join("scripts", "overlay.ts"), ...args], { cwd: folder });

  test.concurrent("passes on the repository as it is", async () => {
    const { code, stderr } = await withCheckout(checkout, (folder) => overlay(folder, "--check"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test.concurrent("fails and names file, place and text when a text of the description has changed", async () => {
    const { code, stderr } = await withCheckout(checkout, async (folder) => {
      const text = "The country the visits come from";
      for (const file of ["openapi.yaml", "actions.yaml"])
        await edit(join(folder, "generated", file), text, "The land");
      return overlay(folder, "--check");
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^spec\/ko\.overlay\.yaml:\d+: \$\.components\.schemas\.Country description is stale: .*\n$/,
    );
  });

  test.concurrent("fails with the line when an action is no translation", async () => {
    const { code, stderr } = await withCheckout(checkout, async (folder) => {
      await edit(join(folder, name), "x-displayName: 계정", "removed: 계정\n      x-displayName: 계정");
      return overlay(folder, "--check");
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^overlay: spec\/ko\.overlay\.yaml:\d+: an action needs /);
  });

  test.concurrent("prints a document in Korean", async () => {
    const { code, stdout } = await overlay(root, "generated/actions.yaml");
    expect(code).toBe(0);
    expect(parse(stdout)).toEqual(await translate(actions, korean));
  });

  test.concurrent("says what it wants when it is told nothing", async () => {
    const { code, stderr } = await overlay(root);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "overlay: say --check, or which document to print in Korean\n",
    });
  });
});
