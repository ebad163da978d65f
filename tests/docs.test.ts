/** What the README says in tables that people wrote is what the code does. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { operations } from "../generated/operations.ts";
import * as autostagram from "../src/index.ts";

const readme = await readFile(join(import.meta.dirname, "..", "README.md"), "utf8");

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
