/** Derived blocks of pages: each kind from its own source, in both languages, and what is said of a marker that is wrong. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { FAULT_GROUPS, FAULTS } from "../contract-tests/src/mock/faults/index.ts";
import { post, withMock } from "../contract-tests/tests/support/stage.ts";
import { orderForms } from "../generated/orderForms.ts";
import { expandBlocks } from "../scripts/docs/blocks.ts";
import { readClients } from "../scripts/docs/clients.ts";
import { readExitCodes } from "../scripts/docs/exitCodes.ts";
import { KOREAN, missingKorean } from "../scripts/docs/korean.ts";
import type { Locale } from "../scripts/docs/pages.ts";
import type { Document } from "../scripts/generate/document.ts";
import { EXIT } from "../src/cli/exit.ts";
import { reasonOf } from "../src/reasons.ts";
import { readText, root, run } from "./support/checkout.ts";

const actions: Document = parse(await readText(join(root, "generated", "actions.yaml")));
const examplesOf = async (operation: string) =>
  parse(await readText(join(root, "spec", "examples", `${operation}.yaml`)));

const marked = (words: string) => `<!-- derived: ${words} -->\n<!-- /derived -->`;

/** What a block holds. */
async function block(words: string, locale: Locale = "en"): Promise<string> {
  const page = await expandBlocks(marked(words), locale, { actions });
  return page.split("\n").slice(1, -1).join("\n").trim();
}

/** The rows of a block's tables, cell by cell, without the heads. */
async function rows(words: string, locale: Locale = "en"): Promise<string[][]> {
  const lines = (await block(words, locale)).split("\n");
  const isRow = (index: number) => lines[index]?.startsWith("| ") && !lines[index + 1]?.startsWith("|-");
  const found = lines.filter((_, index) => isRow(index));
  return found.map((line) =>
    line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim()),
  );
}

describe("expandBlocks", () => {
  test("keeps what people wrote, and replaces what stands in a block", async () => {
    const page = ["# One", "<!-- derived: answer getBalance balance -->", "old", "<!-- /derived -->", "two", ""];
    const answer = (await examplesOf("getBalance")).answers.balance.value.balance;
    const expanded = await expandBlocks(page.join("\n"), "en", { actions });
    expect(expanded).toMatch(/^# One\n<!-- derived: answer getBalance balance -->\n\n```json\n/);
    expect(expanded).toContain(answer);
    expect(expanded).toMatch(/\n```\n\n<!-- \/derived -->\ntwo\n$/);
    expect(expanded).not.toContain("old");
    expect(await expandBlocks(expanded, "en", { actions })).toBe(expanded);
  });

  test("reads spec/ by itself", async () => {
    expect(await expandBlocks(marked("outcomes"), "en")).toContain("`not-sent`");
  });

  test.each([
    ["an unknown block", `\n${marked("recipes")}`, "a.md:2: no derived block has this name; there are "],
    ["a block without a name", "<!-- derived: -->\n<!-- /derived -->", "a.md:1: no derived block has this name"],
    ["a block that does not end", "\n\n<!-- derived: outcomes -->\n", "a.md:3: no <!-- /derived -->"],
    ["a block in a block", `<!-- derived: outcomes -->\n${marked("outcomes")}`, "a.md:1: no <!-- /derived -->"],
    ["an end alone", "\n<!-- /derived -->", "a.md:2: no derived block begins before <!-- /derived -->"],
    ["an unknown example", marked("answer getBalance none"), "a.md:1: no answer of getBalance is called none; there"],
    ["an unknown operation", marked("request pay all"), "a.md:1: no operation is called pay"],
    ["an unknown schema", marked("fields Nothing"), "a.md:1: no schema is called Nothing"],
    ["an unknown program", marked("exit-codes all"), "a.md:1: exit codes are those of client or checker"],
    [
      "an unknown form of a request",
      marked("request getBalance balance xml"),
      "a.md:1: a request is shown as curl, form or json",
    ],
  ])("names the place of %s", async (_, page, words) => {
    await expect(expandBlocks(page, "en", { file: "a.md", actions })).rejects.toThrow(words);
  });
});

describe("requests and answers", () => {
  test("shows every example answer as the description has it", async () => {
    const { answers } = await examplesOf("getOrderStatuses");
    for (const [name, { value }] of Object.entries<{ value: unknown }>(answers)) {
      const text = (await block(`answer getOrderStatuses ${name}`)).replace(/```(json)?/g, "");
      expect(JSON.parse(text)).toEqual(value);
    }
  });

  test("shows a request as JSON and as form fields", async () => {
    const form = (await examplesOf("addOrder")).requests.customComments.value;
    expect(JSON.parse((await block("request addOrder customComments json")).replace(/```(json)?/g, ""))).toEqual(form);
    const fields = await block("request addOrder customComments form");
    expect(fields).toContain("\nservice=2\n");
    expect(fields).toContain("comments=Great work!\\n정말 멋져요 👏\\nWhere was this taken?");
  });

  test.skipIf(process.platform === "win32")("shows calls that a shell sends as they are meant", async () => {
    const { requests } = await examplesOf("addOrder");
    for (const name of ["commentReplies", "mentionsWithHashtags"]) {
      const [, call = ""] = /```sh\n([\s\S]*)\n```/.exec(await block(`request addOrder ${name} curl`)) ?? [];
      // In place of curl, a function that prints its arguments as the form that curl would send.
      const { stdout } = await run(["-c", `curl() { printf '%s\\0' "$@"; }; ${call}`], { cwd: root, program: "bash" });
      const sent = stdout
        .split("\0")
        .filter((word) => word.includes("="))
        .map((word) => word.split(/=(.*)/s).slice(0, 2));
      expect(Object.fromEntries(sent)).toEqual(
        Object.fromEntries(Object.entries(requests[name].value).map(([field, value]) => [field, String(value)])),
      );
    }
  });
});

describe("orders", () => {
  test("has a row for every type, with the fields that an order is judged by", async () => {
    const found = (await rows("order-types")).map(([type = "", required = "", optional = ""]) => {
      const fields = [required, optional].map((names) => names.match(/\w+/g) ?? []);
      return [type, fields.flat().join(" ")];
    });
    const wanted = Object.entries(orderForms).map(([type, form]) => {
      const words = form.split(" ");
      const names = [...words.filter((word) => !word.includes("?")), ...words.filter((word) => word.includes("?"))];
      return [type, names.map((name) => name.replace(/\W.*/, "")).join(" ")];
    });
    expect(found).toEqual(wanted);
  });

  test("says what the price counts", async () => {
    const counts = Object.fromEntries((await rows("order-types")).map((row) => [row[0], row[3]]));
    expect(counts).toMatchObject({
      Default: "`quantity`",
      Package: "one order",
      "Comment Replies": "the lines of `comments`",
      Subscriptions: "the units that each post gets",
    });
  });

  test("explains every field that a type has", async () => {
    const names = new Set((await rows("order-fields")).map(([name]) => name?.replaceAll("`", "")));
    for (const form of Object.values(orderForms)) {
      for (const name of form.match(/[a-z_]+/g) ?? []) expect(names).toContain(name);
    }
  });

  test("shows an order of each type that the mock takes", async () => {
    const { requests } = await examplesOf("addOrder");
    const calls = (await block("order-examples")).match(/^### .*$/gm);
    expect(calls).toEqual(Object.keys(orderForms).map((type) => `### ${type}`));
    await withMock({}, async ({ url }) => {
      for (const type of ["default", "subscriptions", "webTraffic"]) {
        const form = new URLSearchParams(requests[type].value).toString();
        expect((await post(url, form)).text).toContain('"order":');
      }
    });
  });
});

describe("fields and statuses", () => {
  test("has the fields of an object, each with its words and its form", async () => {
    const found = await rows("fields OrderStatus");
    expect(found.map(([name]) => name)).toEqual(["`charge`", "`start_count`", "`status`", "`remains`", "`currency`"]);
    expect(found[0]?.[2]).toBe("decimal text");
    expect(found[4]?.[1]).toBe("The currency of `charge`.");
  });

  test.each(["OrderState", "RefillState"])("says what each known value of %s means", async (name) => {
    const { anyOf } = actions.components.schemas[name] as { anyOf: [{ enum: string[] }] };
    const words = anyOf[0].enum;
    const found = await rows(`statuses ${name}`);
    expect(found.map(([word]) => word)).toEqual(words.map((word) => `\`${word}\``));
    for (const [, meaning] of found) expect(meaning).toMatch(/^[a-z].*[a-z]$/);
  });
});

describe("reasons and outcomes", () => {
  test("gives every text the reason that the client gives it", async () => {
    const found = await rows("reason-texts");
    expect(found).toHaveLength(13);
    for (const [texts = "", reason] of found.slice(0, -1)) {
      for (const text of texts.split(/, (?=`)/)) {
        expect(`\`${reasonOf(text.replaceAll("`", "").replace(/ N$/, " 50"))}\``).toBe(reason);
      }
    }
  });

  test.each<Locale>(["en", "ko"])("has advice for all sixteen reasons in %s", async (locale) => {
    const found = await rows("reasons", locale);
    expect(found).toHaveLength(16);
    for (const [, , advice] of found) expect(advice).toMatch(locale === "ko" ? /[가-힣].*\.$/ : /^[A-Z].*\.$/);
  });

  test.each<Locale>(["en", "ko"])("has a row for each outcome in %s", async (locale) => {
    const found = await rows("outcomes", locale);
    expect(found.map(([name]) => name)).toEqual(["`not-sent`", "`refused`", "`unknown`", "`done`"]);
  });
});

describe("examples of clients", () => {
  test.each([
    ["python", "clients/python/example.py", "import os\n"],
    ["go", "clients/go/example/main.go", "package main\n"],
    ["java", "clients/java/example/src/main/java/Example.java", "import autostagram.*;\n"],
    ["rust", "clients/rust/examples/status.rs", "use autostagram::"],
  ])("shows the file that is run, in %s, save the line on how to call it", async (language, file, begins) => {
    const [, shown = ""] =
      /^```\w+ no-run="[^"]+"\n([\s\S]*\n)```$/.exec(await block(`client-example ${language}`)) ?? [];
    const text = await readText(join(root, file));
    expect(shown.startsWith(begins)).toBe(true);
    expect(text.endsWith(shown)).toBe(true);
  });

  test("names the languages that have one", async () => {
    await expect(block("client-example cobol")).rejects.toThrow("no example is in cobol; there are python, go");
  });
});

describe("faults and exit codes", () => {
  test.each<Locale>(["en", "ko"])(
    "has every fault of the mock in %s, and says whether the panel has acted",
    async (locale) => {
      const found = await rows("faults", locale);
      const acted = Object.values(FAULTS).map(({ acts }) => acts);
      expect(found.map(([name = ""]) => name.replace(/[`]|=.*/g, ""))).toEqual(Object.keys(FAULTS));
      expect(found.map((row) => row[2] !== "")).toEqual(acted);
    },
  );

  test.each([
    ["client", "src/cli/main.ts"],
    ["checker", "contract-tests/src/cli/main.ts"],
  ])("says of the %s what its help says", async (program, file) => {
    const { stdout } = await run([join(root, "scripts", "run.mjs"), file, "--help"], { cwd: root });
    const help = stdout.replace(/\s+/g, " ");
    const found = await rows(`exit-codes ${program}`);
    expect(found.map(([code]) => code)).toEqual(Object.values(EXIT).map((code) => `\`${code}\``));
    for (const [code = "", words] of found) expect(help).toContain(`${code.replaceAll("`", "")} ${words}`);
  });

  test.each<[Locale, number]>([
    ["en", 1],
    ["ko", 2],
  ])("leads to every client from pages in %s", async (locale, up) => {
    const targets = [...(await block("clients", locale)).matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => !target.startsWith(`${"../".repeat(up)}clients/`))).toEqual([]);
  });

  test("has Korean for every sentence of the code", async () => {
    for (const words of ["faults", "exit-codes client", "exit-codes checker", "clients"]) await block(words, "ko");
    expect(missingKorean()).toEqual([]);
  });

  test("has no Korean that nobody asks for", async () => {
    const exits = (await Promise.all(["client", "checker"].map(readExitCodes))).flat().map(([, words]) => words);
    const clients = (await readClients()).flat();
    const faults = FAULT_GROUPS.flatMap(([title, group]) => [title, ...Object.values(group).map(({ tells }) => tells)]);
    expect(Object.keys(KOREAN).filter((words) => ![...exits, ...clients, ...faults].includes(words))).toEqual([]);
  });
});
