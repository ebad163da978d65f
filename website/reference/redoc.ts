/** Redoc's script, out of the page that `redocly build-docs` writes, with the few changes for which it has no option. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { withWords, wordPlaces } from "./words.ts";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

/** `why`, the one place in the script, and what stands there instead. `referencePage` is what client/samples.ts defines. */
const changes: ReadonlyArray<readonly [why: string, from: string, to: string]> = [
  [
    "labels in the reader's language",
    "translate:(e,t)=>(typeof t==`string`",
    "translate:(e,t)=>referencePage.label(e)||(typeof t==`string`",
  ],
  [
    "labels in the reader's language",
    "{DISCRIMINATOR:`Discriminator`,ONE_OF:`One of:`,ANY_OF:`Any of:`}",
    "{DISCRIMINATOR:`Discriminator`,get ONE_OF(){return referencePage.word(`One of:`)},get ANY_OF(){return referencePage.word(`Any of:`)}}",
  ],
  ["labels in the reader's language", "a=i===`anyOf`?Gre:Wre", "a=referencePage.word(i===`anyOf`?Gre:Wre)"],
  [
    "labels in the reader's language",
    '"aria-current":o?`location`:void 0,"data-tooltip-open"',
    '"aria-current":o?`location`:void 0,"aria-label":referencePage.word(t??"link to "+e),"data-tooltip-open"',
  ],
  [
    "labels in the reader's language",
    '"aria-label":t,size:`small`,variant:`outlined`',
    '"aria-label":referencePage.word(t),size:`small`,variant:`outlined`',
  ],
  ...wordPlaces.map((place) => ["labels in the reader's language", place, withWords(place)] as const),
  ["no fragment in a path", "pathName:n,httpVerb:S3(r),", "pathName:n.split(`#`)[0],httpVerb:S3(r),"],
  ["lists name operations, whose paths are all one", "u={title:e.pathName,summary:Kje(e,d),", "u={title:Kje(e,d),"],
  ["a sample for each example, not one for all", "return e?e.source:", "return e?referencePage.sample(e.source,k):"],
  [
    "a sample for each example, not one for all",
    "is not supported.`)}`},[ee,O,n])",
    "is not supported.`)}`},[ee,O,n,k])",
  ],
  [
    "the operations of every tag, not only of the one that is looked at",
    "(0,B.useMemo)(()=>OU(e,t.pathname),[e,t.pathname])",
    "!0",
  ],
  [
    "the operations of every tag, not only of the one that is looked at",
    "content===null||s&&!Pwe(e.gatePath,t)?null:",
    "content===null?null:",
  ],
  [
    "the operations of every tag, not only of the one that is looked at",
    "shouldRenderOps:e.sectionId===u||e.children.some(e=>e.path===u)||e.children.length>0&&e.content.contentType!==nh.GROUP",
    "shouldRenderOps:!0",
  ],
  [
    "every section at once, for print and for the browser's search",
    "(0,B.useState)(()=>t||BH.has(e))",
    "(0,B.useState)(!0)",
  ],
  ["no font in the style, which shows no icons here", "url('data:application/font-woff;base64,", "local('"],
  ["menus of examples named by the example that they show", '"aria-label":`Example`,options:', "options:"],
  ["a credit that needs no logo", "children:`API docs by`", "children:`Redoc`"],
  ["no logo from another host", "https://cdn.redoc.ly/redoc/logo-mini-full.svg", "data:,"],
  ["no logo from another host", "https://cdn.redoc.ly/redoc/logo-mini.svg", "data:,"],
];

/** @returns a module that exports `init`. */
export async function readRedoc(): Promise<string> {
  const page = await buildPage();
  const [, script = ""] = page.split('<script type="module">');
  const end = script.indexOf("const __redoc_definition");
  if (end < 0)
    throw new Error("website/reference/redoc.ts: the page of redocly build-docs is no longer built as it was");
  return changes.reduce(change, script.slice(0, end).trim());
}

function change(script: string, [why, from, to]: (typeof changes)[number]): string {
  const parts = script.split(from);
  if (parts.length === 2) return parts.join(to);
  throw new Error(`website/reference/redoc.ts: Redoc has changed where it is made to have ${why}`);
}

/** The script is the same whatever the document, so the smallest will do. */
async function buildPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "reference-"));
  try {
    const [document, page] = [join(folder, "openapi.json"), join(folder, "page.html")];
    await writeFile(document, JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {} }));
    const args = [redocly, "build-docs", document, "--inlineBundle", "--output", page];
    const env = { ...process.env, NO_COLOR: "1", REDOCLY_TELEMETRY: "off" };
    await promisify(execFile)(process.execPath, args, { cwd: folder, env });
    return await readFile(page, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}
