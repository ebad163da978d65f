/**
 * Builds the documentation site from the description, the sources and docs/.
 *   in   spec/, src/, docs/, website/pages/, CHANGELOG.md      out  site/, a folder that any web server can hold
 *   use  npm run docs [-- --base /autostagram/]      the path under which the site will stand; / unless it is given
 *   exit 0 built · 1 something is wrong with a page · 2 usage
 */
import { install } from "./install.ts";
import { readBase, readFlags, runProgram } from "./steps/flags.ts";

await runProgram("docs", async () => {
  const base = readBase(readFlags({ base: "/" }).base);
  await install();
  // Later, since it needs the packages.
  const { buildSite } = await import("./steps/all.ts");
  await buildSite(base);
  console.log(`site/ is built for ${base}`);
});
