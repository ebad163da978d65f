import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Count } from "../scripts/documented/count.ts";
import { countDescription } from "../scripts/documented/description.ts";
import { countErrors } from "../scripts/documented/errors.ts";
import type { Document } from "../scripts/generate/document.ts";
import { edit, readText, root, run, withCheckout } from "./support/checkout.ts";

const page = await readText(join(root, "docs", "errors.md"));

/** A document as small as it can be, with a field of each kind. */
function panel(): Document {
  return {
    info: { description: "A panel." },
    paths: {
      "/panel": {
        post: {
          operationId: "add",
          summary: "Add",
          description: "Adds.",
          responses: {
            "200": {
              content: {
                "application/json": {
                  schema: { oneOf: [{ properties: { order: { description: "An id." } } }] },
                  examples: { one: { value: { properties: { order: 1 } } } },
                },
              },
            },
          },
        } as Document["paths"][string]["post"],
      },
    },
    components: {
      schemas: {
        Link: { description: "An address." },
        Form: { properties: { link: { $ref: "#/components/schemas/Link" }, properties: { description: "Many." } } },
      },
    },
  };
}

function missing(counts: Count[]): string[] {
  return counts.flatMap((each) => each.missing);
}

describe("countDescription", () => {
  test("counts a field where it is declared, and none in examples", () => {
    const [operations, fields] = countDescription(panel(), panel(), "panel.yaml");
    expect(operations).toEqual({ kind: "operations", total: 1, missing: [] });
    expect(fields).toEqual({ kind: "fields", total: 3, missing: [] });
  });

  test.each<[string, (document: Document) => unknown, string]>([
    [
      "operation without a summary",
      ({ paths }) => Object.assign(paths["/panel"]?.post ?? {}, { summary: "" }),
      "panel.yaml: add has no summary",
    ],
    [
      "operation without a description",
      ({ paths }) => Object.assign(paths["/panel"]?.post ?? {}, { description: undefined }),
      "panel.yaml: add has no description",
    ],
    [
      "field whose reference leads to no description",
      ({ components }) => delete components.schemas.Link?.description,
      "panel.yaml: components/schemas/Form/properties/link has no description",
    ],
    [
      "field that is called as what holds fields",
      ({ components }) => delete components.schemas.Form?.properties?.properties?.description,
      "panel.yaml: components/schemas/Form/properties/properties has no description",
    ],
  ])("names the %s", (_, change, line) => {
    const document = panel();
    change(document);
    const [operations, fields] = countDescription(document, panel(), "panel.yaml");
    expect(missing([operations, fields].filter((each) => each !== undefined))).toEqual([line]);
  });

  test("names every text that is not Korean", () => {
    const korean = countDescription(panel(), panel(), "panel.yaml")[2];
    expect(korean).toMatchObject({ kind: "texts in Korean", total: 6 });
    expect(korean?.missing).toContain("panel.yaml: components/schemas/Link/description has no Korean");
  });
});

describe("countErrors", () => {
  test.each([
    ["reason without a row", "| `bad_link` |", "| `bad` |", "no row says what to do about bad_link"],
    ["reason without advice", /Wait, for `retryAfter`.*(?= \|)/, "", "no row says what to do about rate_limit"],
    ["error without a row", "`RedirectError`", "`Redirect`", "no row says what the outcome of RedirectError is"],
    ["error without an outcome", "`LimiterError` | once | `not-sent`", "`LimiterError` | once | ", "LimiterError"],
  ])("names the %s", (_, from, to, line) => {
    const errors = ["RedirectError", "LimiterError"];
    expect(missing(countErrors(page, "errors.md", errors))).toEqual([]);
    expect(missing(countErrors(page.replace(from, to), "errors.md", errors))).toEqual([expect.stringContaining(line)]);
  });
});

describe("scripts/documented.ts", () => {
  const checkout = ["spec", "scripts", "generated", "src", "docs/errors.md", "docs/ko/errors.md"];
  const options = ["package.json", "tsconfig.json", "tsconfig.docs.json", "typedoc.json"];

  test("fails and names the place of all that lost its words", async () => {
    const { code, stdout, stderr } = await withCheckout([...checkout, ...options], async (folder) => {
      const strip = (file: string, text: string, left = "") => edit(join(folder, file), text, left);
      await strip("src/ledger/errors.ts", "/** What the ledger holds. */");
      await strip(
        "src/coalesce/coalesce.ts",
        "/** The two methods of a client that {@link coalesce} makes lists of. */",
      );
      await strip("src/watch/index.ts", " @packageDocumentation");
      await strip("src/ledger/file.ts", " * @param path Of the file, absolute or from the present folder.");
      await strip("generated/actions.yaml", "description: The country the visits", "x-note: The country the visits");
      await strip("docs/ko/errors.md", "| `bad_link` |", "|");
      return run([join("scripts", "documented.ts")], { cwd: folder });
    });
    const country = "components/schemas/WebTrafficOrder/properties/country";
    const found = [
      expect.stringMatching(/^src\/watch\/index\.ts:\d+: watch has no comment$/),
      expect.stringMatching(/^src\/coalesce\/coalesce\.ts:\d+: coalesce\.Coalesced has no comment$/),
      "src/ledger/errors.ts:14: ledger.DuplicateError.earlier has no comment",
      expect.stringMatching(/^src\/ledger\/file\.ts:\d+: ledger\.fileLedger\.path has no comment$/),
      `generated/actions.yaml: ${country} has no description`,
      "docs/ko/errors.md: no row says what to do about bad_link",
    ];
    expect({ code, found: stderr.trimEnd().split("\n") }).toEqual({ code: 1, found });
    const short = [...stdout.matchAll(/^(.*) (\d+)\/(\d+)$/gm)].filter(([, , done, total]) => done !== total);
    expect(short.map(([, kind, done, total]) => [kind, Number(total) - Number(done)])).toEqual([
      ["import paths", 1],
      ["exports", 1],
      ["members of exports", 2],
      ["fields", 1],
      ["reasons in docs/ko/errors.md", 1],
    ]);
  });
});
