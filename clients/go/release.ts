/**
 * Cuts the tag that Go reads: a commit with nothing but the built module in it. It pushes nothing.
 *   use   node clients/go/release.ts [REPOSITORY]      after `npm run clients -- go`; the repository is this one unless another is named
 *   out   the tag's name, to be pushed by whoever runs it
 *   exit  0 the tag is cut · 1 it is there already, or nothing is built
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

type Release = { repository: string; tree: string; version: string; module: string };

/** Go looks for the tag `go/v1.2.3`, and in it for the folder `go`, when the module's path ends in the repository's and `/go`. */
export async function cutTag({ repository, tree, version, module }: Release): Promise<{ tag: string; prefix: string }> {
  const prefix = `${module.replace(/.*\//, "")}/`;
  const tag = `${prefix}v${version}`;
  const folder = await mkdtemp(join(tmpdir(), "release-"));
  // An index of its own: nothing of the work tree is touched.
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, "index") };
  const git = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)("git", ["-C", repository, ...args], { env });
    return stdout.trim();
  };
  try {
    await git("--work-tree", tree, "add", "--all", "--force", ".");
    const files = await git("write-tree");
    await git("read-tree", "--empty");
    await git("read-tree", `--prefix=${prefix}`, files);
    const commit = await git("commit-tree", "-m", `Release ${tag}`, await git("write-tree"));
    await git("tag", tag, commit);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { tag, prefix };
}

if (process.argv[1] === import.meta.filename) {
  const folder = import.meta.dirname;
  const root = join(folder, "..", "..");
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const [, module = ""] = /^module (\S+)$/m.exec(await readFile(join(folder, "go.mod"), "utf8")) ?? [];
  const { tag } = await cutTag({
    repository: process.argv[2] ?? root,
    tree: join(folder, "build", "tree"),
    version,
    module,
  });
  console.log(tag);
}
