/**
 * Cuts the tag that Go reads: a commit with nothing but the built module in it. It pushes nothing.
 *   use   node clients/go/release.ts [REPOSITORY]      after `npm run clients -- go`; the repository is this one unless another is named
 *   out   the tag's name, to be pushed by whoever runs it
 *   exit  0 the tag is cut · 1 it is there already, or nothing is built
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cutTag } from "../cutTag.ts";

type Release = { repository: string; tree: string; version: string; module: string };

/** Go looks for the tag `go/v1.2.3`, and in it for the folder `go`, when the module's path ends in the repository's and `/go`. */
export async function release({
  repository,
  tree,
  version,
  module,
}: Release): Promise<{ tag: string; prefix: string }> {
  const prefix = `${module.replace(/.*\//, "")}/`;
  const tag = `${prefix}v${version}`;
  await cutTag({ repository, tree, tag, prefix });
  return { tag, prefix };
}

if (process.argv[1] === import.meta.filename) {
  const folder = import.meta.dirname;
  const root = join(folder, "..", "..");
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const [, module = ""] = /^module (\S+)$/m.exec(await readFile(join(folder, "go.mod"), "utf8")) ?? [];
  const tree = join(folder, "build", "tree");
  console.log((await release({ repository: process.argv[2] ?? root, tree, version, module })).tag);
}
