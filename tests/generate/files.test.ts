/** The files of generated/: what is in them, how they are held to the description, and what a broken one gives. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse, parseDocument, visit } from "yaml";
import { bundle } from "../../scripts/generate/bundle.ts";
import { difference } from "../../scripts/generate/difference.ts";
import type { Document, Schema } from "../../scripts/generate/document.ts";
import { generateFiles, staleFiles } from "../../scripts/generate/files.ts";
import { createFolder, DESCRIPTION, edit, GENERATED, readText, root, withCheckout } from "../support/checkout.ts";

const examples = await readdir(join(root, "spec", "examples"));

/** What is stale in a copy of the description and of generated/ in which something is changed. */
function staleAfter(change: (folder: string) => Promise<unknown>): Promise<string[]> {
  return withCheckout([...DESCRIPTION, "generated"], async (folder) => {
    await change(folder);
    const { files } = await generateFiles(join(folder, "spec"));
    return (await staleFiles(join(folder, "generated"), files)).sort();
  });
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

async function useCrlf(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) await writeFile(file, (await readText(file)).replaceAll("\n", "\r\n"));
  }
}

describe("generated/", { timeout: 60_000 }, () => {
  test.concurrent("is up to date when the checkout has CRLF line ends", async () => {
    const stale = await staleAfter(async (folder) => {
      for (const name of ["spec", "generated"]) await useCrlf(join(folder, name));
    });
    expect(stale).toEqual([]);
  });

  test.concurrent("is stale in every file that is missing", async () => {
    const stale = await staleAfter((folder) => rm(join(folder, "generated"), { recursive: true }));
    expect(stale).toEqual(GENERATED.map((name) => `generated/${name}: missing`));
  });

  test.concurrent.each([
    ["an answer", "orders.yaml", "remains, currency]", "remains]"],
    ["a form", "refills.yaml", "[key, action, refill]", "[key, refill]"],
  ])("is stale when %s requires one field less", async (_, name, from, to) => {
    const stale = await staleAfter((folder) => edit(join(folder, "spec", "schemas", name), from, to));
    expect(stale).toContainEqual(expect.stringMatching(/^generated\/types\.ts:\d+: /));
  });

  test.concurrent("cannot be made when nothing tells a refusal from an answer any more", async () => {
    const change = (folder: string) =>
      edit(join(folder, "spec", "schemas", "refusal.yaml"), "required: [error]", "required: []");
    await expect(staleAfter(change)).rejects.toThrow("refusal");
  });

  test.each(GENERATED)("says on the first line of %s what made it, and how to change it", async (name) => {
    const [first] = (await readText(join(root, "generated", name))).split("\n");
    expect(first).toMatch(/^(#|\/\/) Made by scripts\/generate\.ts from spec\/.*npm run generate/);
  });
});

describe("other values in the examples", () => {
  const marks = new Map<string, string[]>();
  let files: Map<string, string>;

  beforeAll(
    () =>
      withCheckout(DESCRIPTION, async (folder) => {
        for (const name of examples) marks.set(name, await markValues(join(folder, "spec", "examples", name)));
        ({ files } = await generateFiles(join(folder, "spec")));
      }),
    60_000,
  );

  test.each(examples)("reach both documents, all those of %s", (name) => {
    expect(marks.get(name)?.length).toBeGreaterThan(8);
    for (const document of ["actions.yaml", "openapi.yaml"]) {
      expect(marks.get(name)?.filter((mark) => !files.get(document)?.includes(mark))).toEqual([]);
    }
  });

  test("change nothing but the documents", async () => {
    expect((await staleFiles(join(root, "generated"), files)).sort()).toEqual([
      expect.stringMatching("^generated/actions.yaml:"),
      expect.stringMatching("^generated/openapi.yaml:"),
    ]);
  });
});

describe("difference", () => {
  const notes = ["one", "x".repeat(200), "three", ""].join("\n");

  test.each([
    [
      "an edit at the end of a long line",
      notes.replace("xx\n", "xx edited\n"),
      /^:2: on disk ".*x edited", spec\/ gives ".*x"$/,
    ],
    ["white space that a line has too much at its end", notes.replace("three", "three  "), /^:3: on disk "three {2}"/],
    ["a line that is gone", notes.replace("three\n", ""), /^:3: on disk "", spec\/ gives "three"$/],
    ["an empty line more at the end", `${notes}\n`, /^: on disk has lines at its end that spec\/ does not give$/],
  ])("shows %s", async (_, onDisk, found) => {
    const folder = await createFolder();
    await writeFile(join(folder, "notes.txt"), onDisk);
    expect(await difference(join(folder, "notes.txt"), notes, "spec/")).toMatch(found);
    await rm(folder, { recursive: true });
  });
});

describe("bundle", () => {
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
    ["lacks a path item", "getBalance.yaml", (spec) => rm(join(spec, "actions", "getBalance.yaml"))],
    ["is missing", "spec/openapi.yaml", (spec) => rm(join(spec, "openapi.yaml"))],
  ])("throws one line with the place when the description %s", async (_, place, breakIt) => {
    await withCheckout(DESCRIPTION, async (folder) => {
      await breakIt(join(folder, "spec"));
      const problem = await bundle(join(folder, "spec", "openapi.yaml")).then(() => "", String);
      expect(problem.replaceAll("\\", "/")).toContain(place);
      expect(problem).not.toContain("\n");
    });
  });
});

describe("generated/types.ts", async () => {
  const actions: Document = parse(await readText(join(root, "generated", "actions.yaml")));

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
