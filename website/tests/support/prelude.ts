/** What code on pages takes for granted: a client, the names of the page that it is on, and things of the reader's own program. */
import { join } from "node:path";
import { findModules } from "../../steps/client.ts";
import type { Program } from "./blocks.ts";

/** Named programs that begin with something that the reader has already. */
const BEFORE: { readonly [name: string]: string } = {
  "old class": `<?php\nrequire '${join(import.meta.dirname, "oldClass.php")}';\n`,
};

/** Names that stand for the reader's own, in the order in which they need each other. */
const OWN: { readonly [name: string]: string } = {
  link: 'const link = "https://example.com/p/1";',
  service: "const [service] = await panel.listServices();",
  order: 'const order = { service: 1, link: "https://example.com/p/1", quantity: 1000 };',
  idsFromMyDatabase: "const idsFromMyDatabase = () => [1, 10];",
  storeInMyDatabase: "const storeInMyDatabase = memoryLedger();",
  entries:
    'const entries = [{ ref: "purchase-7", at: new Date().toISOString(), form: "service=1", outcome: "unknown" as const }];',
};

const PANEL = "const panel = createClient({ key: process.env.AUTOSTAGRAM_KEY, url: process.env.AUTOSTAGRAM_URL });\n";

export async function withPrelude({ code, name = "" }: Program, place: string): Promise<string> {
  return `${BEFORE[name] ?? (await preludeFor(code, place))}${code}`;
}

async function preludeFor(code: string, place: string): Promise<string> {
  const name = /^(?:ko\/)?client\/(\w+)\.html/.exec(place)?.[1];
  const file = findModules().get(name ?? "");
  if (!name || !file) return "";
  const needed = Object.entries(OWN).filter(([word]) => uses(code, word) && !declares(code, word));
  const own = needed.map(([, line]) => `${line}\n`).join("");
  const all = own + code;
  const exported = Object.keys(await import(file)).filter((word) => uses(all, word) && !declares(all, word));
  const path = name === "autostagram" ? name : `autostagram/${name}`;
  const imports = exported.length > 0 ? `import { ${exported.join(", ")} } from "${path}";\n` : "";
  const panel = declares(all, "panel") || !uses(all, "panel") ? "" : PANEL;
  const isToImport = uses(panel + all, "createClient") && !declares(imports + all, "createClient");
  return `${imports}${isToImport ? 'import { createClient } from "autostagram";\n' : ""}${panel}${own}`;
}

const uses = (code: string, word: string): boolean =>
  new RegExp(`(?<![.'"\\w])${word}\\b(?!:)`).test(code.replace(/\/\/.*|"[^"]*"/g, ""));

const declares = (code: string, word: string): boolean =>
  new RegExp(
    `(?:const|let|import) (?:\\{[^}]*\\b${word}\\b[^}]*\\}|\\[[^\\]]*\\b${word}\\b[^\\]]*\\]|${word}\\b)`,
  ).test(code);
