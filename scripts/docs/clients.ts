/** Block `clients`: the table of clients/README.md, for a page that stands elsewhere. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Facts, root } from "./facts.ts";
import { say } from "./korean.ts";
import { table } from "./table.ts";

const HEAD = { en: ["language", "state", "how to get it"], ko: ["언어", "상태", "얻는 방법"] };

/** Where clients/ is, from the pages of a language. */
const CLIENTS = { en: "../clients/", ko: "../../clients/" };

export async function clients({ locale }: Facts): Promise<string> {
  const rows = (await readClients()).map((cells) =>
    cells.map((cell) => say(cell, locale).replaceAll("](", `](${CLIENTS[locale]}`)),
  );
  return table(HEAD[locale], rows);
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
