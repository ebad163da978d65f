/** The pages of the built site, as files. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { site } from "../../steps/places.ts";
import { walk } from "../../steps/walk.ts";

/** Every page by its path from the site's root, such as `ko/guides/errors.html`. */
export const pages = await walk(site, ".html");

export const readPage = (page: string): Promise<string> => readFile(join(site, page), "utf8");

export async function parsePage(page: string): Promise<Document> {
  return parseHTML(await readPage(page)).document;
}

export const isReference = (page: string): boolean => /^(?:ko\/)?reference\//.test(page);
