/**
 * Writes the API reference and the documents themselves.
 *   out  reference/index.html, ko/reference/index.html, assets/reference/ (their scripts and style),
 *        downloads/{openapi,actions}{,.ko}.{yaml,json}
 */
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { stringify } from "yaml";
import type { Document } from "../../scripts/generate/document.ts";
import { deriveReference } from "./derive.ts";
import { LOCALES, type Locale, readDocuments } from "./documents.ts";
import { type Parts, pageOf } from "./page.ts";
import { readRedoc } from "./redoc.ts";

const here = import.meta.dirname;

/** @param outDir The site. Links in it are relative, so it may stand under any path. */
export async function buildReference({ outDir }: { outDir: string }): Promise<void> {
  const [documents, assets] = await Promise.all([readDocuments(), writeAssets(join(outDir, "assets", "reference"))]);
  for (const locale of LOCALES) {
    const folder = join(outDir, locale === "en" ? "" : locale, "reference");
    await mkdir(folder, { recursive: true });
    const page = pageOf(deriveReference(documents[locale], locale), locale, partsFor(locale, assets));
    await writeFile(join(folder, "index.html"), page);
    for (const [name, document] of Object.entries(documents[locale]))
      await writeDownload(outDir, name, locale, document);
  }
}

type Assets = { early: string; style: string; script: string; redoc: string };

function partsFor(locale: Locale, { early, ...names }: Assets): Parts {
  const root = locale === "en" ? "../" : "../../";
  const at = (name: string) => `${root}assets/reference/${name}`;
  return { early, root, style: at(names.style), script: at(names.script), redoc: at(names.redoc) };
}

/** The files bear a hash of what they hold, so that browsers may keep them. */
async function writeAssets(folder: string): Promise<Assets> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const write = async (name: string, type: string, text: string) => {
    const file = `${name}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}.${type}`;
    await writeFile(join(folder, file), text);
    return file;
  };
  const redoc = await write("redoc", "js", await readRedoc());
  return {
    redoc,
    script: await write("page", "js", await bundleFile("client/main.ts", redoc)),
    style: await write("page", "css", await bundleFile("page.css")),
    early: (await bundleFile("client/theme.ts")).trim(),
  };
}

async function bundleFile(file: string, redoc = ""): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, file)],
    bundle: true,
    minify: true,
    write: false,
    target: "es2022",
    format: redoc === "" ? "iife" : "esm",
    charset: "utf8",
    alias: redoc === "" ? {} : { redoc: `./${redoc}` },
    external: ["./redoc-*"],
  });
  return outputFiles[0]?.text ?? "";
}

async function writeDownload(outDir: string, name: string, locale: Locale, document: Document): Promise<void> {
  const file = join(outDir, "downloads", locale === "en" ? name : `${name}.${locale}`);
  await mkdir(join(outDir, "downloads"), { recursive: true });
  await writeFile(`${file}.yaml`, stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }));
  await writeFile(`${file}.json`, `${JSON.stringify(document, null, 2)}\n`);
}
