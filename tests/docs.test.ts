/** What the pages say in tables is what the code does. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { operations } from "../generated/operations.ts";
import * as autostagram from "../src/index.ts";
import { reasonOf } from "../src/reasons.ts";

const root = join(import.meta.dirname, "..");
const [readme, protocol] = (await Promise.all(
  ["README.md", "docs/protocol.md"].map((file) => readFile(join(root, file), "utf8")),
)) as [string, string];

/** The rows of the table under a heading, cell by cell. */
function tableUnder(page: string, header: string): string[][] {
  const lines = page.slice(page.indexOf(header)).split("\n");
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe("docs/protocol.md", () => {
  const rows = tableUnder(protocol, "| text or code | reason |");
  const texts = rows.flatMap(([words = "", reason = ""]) =>
    words.split(/, (?=`)/).map((text) => [text.replaceAll("`", ""), reason.replaceAll("`", "")] as const),
  );

  test.each(texts)("gives %j the reason %s, as the client does", (text, reason) => {
    expect(reasonOf(text.replace(/ N$/, " 50"))).toBe(reason);
  });

  test("has a row for every reason that a refusal can have", () => {
    expect(rows).toHaveLength(13);
  });
});

describe("README.md", () => {
  const methods = tableUnder(readme, "| method | resolves with |").map(([cell = ""]) => cell);
  const errors = tableUnder(readme, "| error | what happened |").flatMap(([cell = ""]) =>
    cell.replaceAll("`", "").split(", "),
  );

  test.each(Object.keys(operations))("names the method %s", (operation) => {
    expect(methods.some((cell) => cell.startsWith(`\`${operation}(`))).toBe(true);
  });

  test("names every error that can be caught, and no other", () => {
    const exported = Object.keys(autostagram).filter((name) => /Error$|Answer$/.test(name));
    expect([...errors, "AutostagramError"].toSorted()).toEqual(exported.toSorted());
  });
});
