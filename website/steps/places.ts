/** Where the site comes from and where it goes. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the site's tools. Not by `import.meta.dirname`, which the bundled configuration of VitePress would take for its own. */
export const website = join(dirname(fileURLToPath(import.meta.url)), "..");
export const repository = join(website, "..");

/** Everything that is made on the way; git ignores it. */
export const stage = join(website, ".stage");
/** What VitePress reads: one Markdown file a page, in the folders of their addresses. */
export const pages = join(stage, "pages");
/** What is copied into the site as it is. */
export const files = join(stage, "files");
/** The finished site, which any web server can hold. The tests build one of their own. */
export const site = process.env.SITE_OUT ?? join(repository, "site");

/** Addresses that other tools write, so VitePress knows no page there. */
export const FOREIGN = /^\/(?:ko\/)?(?:reference|downloads|files)\//;
