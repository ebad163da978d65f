/** Blocks `clients`, the table of clients/README.md for a page that stands elsewhere, and `client-example LANGUAGE`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Facts, root } from "./facts.ts";
import { say } from "./korean.ts";
import { fenced, table } from "./table.ts";

const HEAD = { en: ["language", "state", "how to get it"], ko: ["언어", "상태", "얻는 방법"] };

/** Where clients/ is, from the pages of a language. */
const CLIENTS = { en: "../clients/", ko: "../../clients/" };

export async function clients({ locale }: Facts): Promise<string> {
  const rows = (await readClients()).map((cells) =>
    cells.map((cell) => say(cell, locale).replaceAll("](", `](${CLIENTS[locale]}`)),
  );
  return table(HEAD[locale], rows);
}

const EXAMPLES: Readonly<Record<string, string>> = {
  python: "example.py",
  go: "example/main.go",
  java: "example/src/main/java/Example.java",
  rust: "examples/status.rs",
};

/** The program that `npm run clients` builds with the finished package and runs against the mock. */
export async function clientExample(_: Facts, language = ""): Promise<string> {
  const file = EXAMPLES[language];
  if (!file) throw new Error(`no example is in ${language}; there are ${Object.keys(EXAMPLES).join(", ")}`);
  const text = (await readFile(join(root, "clients", language, file), "utf8")).replaceAll("\r\n", "\n");
  // The first lines tell how it is called; the page tells that of all.
  const code = text.replace(/^(?:(?:\/\/|"""|\/\*\*).*\n)+\n?/, "").trim();
  return fenced(`${language} no-run="npm run clients runs it with the finished package"`, code);
}

export async function readClients(): Promise<string[][]> {
  const page = await readFile(join(root, "clients", "README.md"), "utf8");
  const [, rows = ""] = /^\| language \| state \|.*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(page.replaceAll("\r\n", "\n")) ?? [];
  if (rows === "") throw new Error("clients/README.md has no table of languages");
  return rows
    .trim()
    .split("\n")
    .map((row) => row.slice(2, -2).split(" | "));
}
