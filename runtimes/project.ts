/** The package as people get it: packed, and installed into a folder for each runtime. */
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyRepository, run } from "../tests/support/checkout.ts";

/** What `npm pack` reads, directly or to build. */
const SOURCES = ["src", "generated", "package.json", "tsconfig.json", "tsdown.config.ts"];
const PAPERS = ["CHANGELOG.md", "LICENSE", "README.md"];

/** What each project is made of besides the package. */
const SCENARIO = ["scenario.js", "hosts"];

/** Packs a copy, so that the build leaves the `dist/` of the work tree alone. */
export async function packInto(folder: string): Promise<string> {
  await copyRepository(folder, [...SOURCES, ...PAPERS]);
  await npm(["pack", "--silent"], folder);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error("npm pack wrote no tarball");
  return join(folder, tarball);
}

/** Makes a project beside the tarball that has the package and the scenario in it, and nothing else. */
export async function createProject(tarball: string, name: string): Promise<string> {
  const project = join(tarball, "..", name);
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
  await npm(["install", tarball, "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], project);
  for (const part of SCENARIO) await cp(join(import.meta.dirname, part), join(project, part), { recursive: true });
  return project;
}

async function npm(args: string[], cwd: string): Promise<void> {
  // On Windows npm is a script, which only a shell can run.
  const { code, stdout, stderr } = await run(args, { cwd, program: "npm", shell: process.platform === "win32" });
  if (code !== 0) throw new Error(`npm ${args[0]} failed: ${stdout}${stderr}`);
}
