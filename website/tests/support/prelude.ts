/** What the examples of the client's reference take for granted: a client, and the names of the page that they are on. */
import { findModules } from "../../steps/client.ts";

export async function withPrelude(code: string, place: string): Promise<string> {
  return `${await preludeFor(code, place)}${code}`;
}

async function preludeFor(code: string, place: string): Promise<string> {
  const name = /^(?:ko\/)?client\/(\w+)\.html/.exec(place)?.[1];
  const file = findModules().get(name ?? "");
  if (!name || !file) return "";
  const own = Object.keys(await import(file)).filter((word) => uses(code, word) && !declares(code, word));
  const path = name === "autostagram" ? name : `autostagram/${name}`;
  const imports = own.length > 0 ? `import { ${own.join(", ")} } from "${path}";\n` : "";
  if (declares(code, "panel") || !uses(code, "panel")) return imports;
  const client = own.includes("createClient") ? "" : 'import { createClient } from "autostagram";\n';
  return `${imports}${client}const panel = createClient({ key: process.env.AUTOSTAGRAM_KEY, url: process.env.AUTOSTAGRAM_URL });\n`;
}

const uses = (code: string, word: string): boolean => new RegExp(`\\b${word}\\b`).test(code);

const declares = (code: string, word: string): boolean =>
  new RegExp(`(?:const|let|import) (?:\\{[^}]*\\b${word}\\b[^}]*\\}|${word}\\b)`).test(code);
