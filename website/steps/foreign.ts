/** What is made beside VitePress: the API reference, the documents to download, the Postman collection. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { files, website } from "./places.ts";

/** Each writes under `outDir` as if that were the site's root, with relative links. */
const BUILDERS = [
  ["reference/build.ts", "buildReference"],
  ["postman/build.ts", "buildPostman"],
] as const;

export async function buildForeign(): Promise<void> {
  for (const [file, name] of BUILDERS) {
    const path = join(website, file);
    if (!existsSync(path)) continue;
    const module = await import(pathToFileURL(path).href);
    await module[name]({ outDir: files });
  }
}
