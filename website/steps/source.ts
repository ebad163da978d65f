/** The source to download: the first page works for readers who have that page and nothing else. */
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { files, repository } from "./places.ts";

/** Packs the last commit, in a folder `autostagram/`. */
export async function packSource(): Promise<void> {
  const folder = join(files, "downloads");
  await mkdir(folder, { recursive: true });
  const file = join(folder, "autostagram-source.tar.gz");
  await promisify(execFile)("git", ["archive", "--format=tar.gz", "--prefix=autostagram/", "--output", file, "HEAD"], {
    cwd: repository,
  }).catch((error: Error) => {
    throw new Error(
      `the source is packed from the last commit, so the site is built in a git repository: ${error.message.trim()}`,
    );
  });
}
