/** Folders that look like a clone in which `npm ci && npm pack` was run. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository, site } from "../../steps/places.ts";

/** What a clone does not have, or has made itself. */
const NOT_CLONED = [".git", "dist", "site"];

/** What one page says how to unpack. */
const ARCHIVE = "autostagram-source.tar.gz";

export type Clones = {
  /** Makes one for a program, which writes into it what it likes. */
  make(): Promise<string>;
  remove(): Promise<void>;
};

export async function openClones(): Promise<Clones> {
  // On macOS the temporary folder is a link, and programs name the place behind it.
  const root = await realpath(await mkdtemp(join(tmpdir(), "autostagram-")));
  const dist = join(root, "dist");
  const tsdown = join(repository, "node_modules", "tsdown", "dist", "run.mjs");
  await promisify(execFile)(process.execPath, [tsdown, "--out-dir", dist], { cwd: repository });
  // Found from where the links lead.
  await symlink(join(repository, "node_modules"), join(root, "node_modules"));
  const entries = (await readdir(repository)).filter((name) => !NOT_CLONED.includes(name));
  let made = 0;
  return {
    async make() {
      const folder = join(root, String(made++));
      await mkdir(folder);
      await Promise.all(entries.map((name) => symlink(join(repository, name), join(folder, name))));
      await symlink(dist, join(folder, "dist"));
      await symlink(join(site, "downloads", ARCHIVE), join(folder, ARCHIVE));
      return folder;
    },
    remove: () => rm(root, { recursive: true }),
  };
}
