/** Packages as people get them: packed from a copy of the repository, and installed from the tarball. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative, sep } from "node:path";
import { run } from "./checkout.ts";

async function npm(args: string[], cwd: string): Promise<string> {
  // On Windows npm is a script, which only a shell can run.
  const { code, stdout, stderr } = await run(args, { cwd, program: "npm", shell: process.platform === "win32" });
  if (code !== 0) throw new Error(`npm ${args[0]} failed: ${stdout}${stderr}`);
  return stdout;
}

/** Builds and packs what the folder holds, and tells where the tarball is. */
export async function pack(folder: string, flags: string[] = []): Promise<string> {
  const before = await readdir(folder);
  await npm(["pack", "--silent", ...flags], folder);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith(".tgz") && !before.includes(name));
  return join(folder, tarball ?? "");
}

/** Makes a folder with a program of its own, and installs tarballs there. */
export async function installPacked(folder: string, tarballs: string[]): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await npm(["install", ...tarballs, "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], folder);
}

/** The files in a folder, at any depth. */
export async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(place, file).split(sep).join("/")).sort();
}

/** Which files name a place of this machine: one of these folders, or the home of whoever packed them. */
export async function placesIn(folder: string, places: string[]): Promise<string[]> {
  const machine = [...places, `${homedir()}${sep}`, "file:///"].flatMap((path) => [path, path.replaceAll("\\", "/")]);
  const found: string[] = [];
  for (const name of await filesIn(folder)) {
    const text = await readFile(join(folder, name), "utf8");
    found.push(...machine.filter((path) => text.includes(path)).map((path) => `${name}: ${path}`));
  }
  return found;
}
