/**
 * Cuts the tag that Composer reads: a commit with nothing but the built package in it. It pushes nothing.
 *   use   node clients/php/release.ts [REPOSITORY]      after `npm run clients -- php`; the repository is this one unless another is named
 *   out   the tag's name: `php/v1.2.3`. Packagist wants the package at the root of a repository of its own, and there it is `v1.2.3`
 *   exit  0 the tag is cut · 1 it is there already, or nothing is built
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cutTag } from "../cutTag.ts";

const folder = import.meta.dirname;
const root = join(folder, "..", "..");
const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const tag = `php/v${version}`;
await cutTag({ repository: process.argv[2] ?? root, tree: join(folder, "build", "tree"), tag });
console.log(tag);
