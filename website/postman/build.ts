/**
 * Writes the Postman collection, in both languages.
 *   out  downloads/autostagram.postman_collection.json, downloads/autostagram.ko.postman_collection.json
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LOCALES, readDocuments } from "../reference/documents.ts";
import { collectionOf } from "./collection.ts";

/** @param outDir The site. */
export async function buildPostman({ outDir }: { outDir: string }): Promise<void> {
  const documents = await readDocuments();
  const folder = join(outDir, "downloads");
  await mkdir(folder, { recursive: true });
  for (const locale of LOCALES) {
    const { openapi, actions } = documents[locale];
    // Without the section about fragments: a collection has none.
    const collection = await collectionOf({ ...actions, info: openapi.info });
    const name = locale === "en" ? "autostagram" : `autostagram.${locale}`;
    await writeFile(join(folder, `${name}.postman_collection.json`), `${JSON.stringify(collection, null, 2)}\n`);
  }
}
