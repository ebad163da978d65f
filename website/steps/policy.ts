/** A strict Content-Security-Policy in every page: no code and no style that was not there when the site was built. */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { site } from "./places.ts";
import { walk } from "./walk.ts";

/** The theme puts this into the page for a moment when it turns dark, so that nothing fades. From @vueuse/core. */
const NO_TRANSITION =
  "*,*::before,*::after{-webkit-transition:none!important;-moz-transition:none!important;-o-transition:none!important;-ms-transition:none!important;transition:none!important}";

/** Writes the policy of every page, and fails where a page has what no hash can allow. */
export async function writePolicies(): Promise<void> {
  for (const page of await walk(site, ".html")) {
    const html = await readFile(join(site, page), "utf8");
    // The API reference brings its own.
    if (html.includes('http-equiv="Content-Security-Policy"')) continue;
    refuseAttributes(html, page);
    await writeFile(join(site, page), withPolicy(html, policyFor(html), page));
  }
}

function policyFor(html: string): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashesIn(html, "script")].join(" "),
    ["style-src 'self'", ...hashesIn(html, "style"), hash(NO_TRANSITION)].join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Hashes of what stands between the tags, to the letter. */
function hashesIn(html: string, tag: "script" | "style"): string[] {
  const inline = html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, "g"));
  const texts = [...inline].filter(([, attributes = ""]) => !/\ssrc=/.test(attributes)).map(([, , text = ""]) => text);
  return [...new Set(texts.map(hash))];
}

function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Event handlers and style attributes would need rules that allow them for everybody. */
function refuseAttributes(html: string, page: string): void {
  const found = /<[a-z][\w-]*(?:\s[^<>]*?)?\s(style|on[a-z]+)="[^"]*"/.exec(html);
  if (found)
    throw new Error(`${page} has a ${found[1]} attribute, which its policy forbids: ${found[0].slice(0, 200)}`);
}

function withPolicy(html: string, policy: string, page: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  // Before everything but the character set, so that it holds for all that follows.
  const placed = html.replace(/<meta charset="[^"]*"\s*\/?>/i, (charset) => `${charset}${meta}`);
  if (placed === html) throw new Error(`${page} has no <meta charset>, after which the policy goes`);
  return placed;
}
