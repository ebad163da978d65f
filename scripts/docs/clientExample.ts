/** Block `client-example LANGUAGE`: the example program of a client, as it is run. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Facts, root } from "./facts.ts";
import { fenced } from "./table.ts";

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
