/** Block `exit-codes client|checker`: what the help of a command line says of them. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Facts, root } from "./facts.ts";
import { say } from "./korean.ts";
import { code, table } from "./table.ts";

/** Where the help is written. It is read as text, since loading a program loads all that it does. */
const PROGRAMS: { readonly [name: string]: string } = {
  client: "src/cli/program.ts",
  checker: "contract-tests/src/cli/program.ts",
};

const HEAD = { en: ["exit code", "what it says"], ko: ["종료 코드", "뜻"] };

export async function exitCodes({ locale }: Facts, program = ""): Promise<string> {
  const rows = (await readExitCodes(program)).map(([number, words]) => [code(number), say(words, locale)]);
  return table(HEAD[locale], rows);
}

export async function readExitCodes(program: string): Promise<[code: string, words: string][]> {
  const file = Object.hasOwn(PROGRAMS, program) ? PROGRAMS[program] : undefined;
  if (file === undefined) throw new Error(`exit codes are those of ${Object.keys(PROGRAMS).join(" or ")}`);
  const [, help = ""] = (await readFile(join(root, file), "utf8")).split(/^Exit codes:\r?$/m);
  const rows = [...help.matchAll(/^ {2}(\d+) +(.+(?:\r?\n {7}.+)*)/gm)];
  if (rows.length === 0) throw new Error(`${file} says nothing of exit codes`);
  return rows.map(([, number = "", words = ""]) => [number, words.replace(/\s+/g, " ")]);
}
