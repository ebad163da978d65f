/** Cuts tags of what is built: commits with nothing but that in them, for those who read packages from a tag. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export type Cut = {
  /** The repository that gets the tag. Its work tree, index and branches stay as they are. */
  repository: string;
  /** The folder that is built. */
  tree: string;
  tag: string;
  /**
   * Where in the commit it lies: `go/`.
   * @default at its root
   */
  prefix?: string;
};

/** @throws when the tag is there already, or nothing is built. */
export async function cutTag({ repository, tree, tag, prefix = "" }: Cut): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "release-"));
  // An index of its own: nothing of the work tree is touched.
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, "index") };
  const git = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)("git", ["-C", repository, ...args], { env });
    return stdout.trim();
  };
  try {
    await git("--work-tree", tree, "add", "--all", "--force", ".");
    let files = await git("write-tree");
    if (prefix !== "") {
      await git("read-tree", "--empty");
      await git("read-tree", `--prefix=${prefix}`, files);
      files = await git("write-tree");
    }
    await git("tag", tag, await git("commit-tree", "-m", `Release ${tag}`, files));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
