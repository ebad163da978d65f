/** Installs the site's packages, unless those of the lock file are there already. */
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = import.meta.dirname;
const stamp = join(folder, "node_modules", ".installed");

export async function install(): Promise<void> {
  const wanted = await readFile(join(folder, "package-lock.json"), "utf8");
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return;
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm ci in website/ ended with ${status}`);
  await writeFile(stamp, wanted);
}
