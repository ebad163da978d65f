/** Copies of the repository that a test may break, and the programs that run in them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");

/** What the files of `generated/` are made from. */
export const DESCRIPTION = ["spec", "redocly.yaml", "scripts/redocly-rules.js"];

/** The files of `generated/`, in the order of their names. */
export const GENERATED = [
  "actions.yaml",
  "openapi.yaml",
  "operations.ts",
  "orderForms.ts",
  "types.ts",
  "validators.ts",
];

/** What `npm run generate` reads and writes. */
export const GENERATOR = [
  ...["spec", "scripts", "generated", "src", "contract-tests/src", "docs", "README.md"],
  ...["package.json", "redocly.yaml", "CHANGELOG.md", "CHANGELOG.ko.md", "clients/README.md"],
  ...["clients/python/example.py", "clients/go/example", "clients/java/example", "clients/rust/examples"],
];

/** Makes an empty folder; whoever asks for it removes it. */
export async function createFolder(): Promise<string> {
  // On macOS the temporary folder is a link, and programs name the place behind it.
  return realpath(await mkdtemp(join(tmpdir(), "autostagram-")));
}

/** Copies files and folders of the repository. */
export async function copyFiles(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await cp(join(root, name), join(folder, name), { recursive: true });
}

/** Copies files and folders of the repository into a folder that finds the same packages. */
export async function copyRepository(folder: string, names: readonly string[]): Promise<void> {
  await copyFiles(folder, names);
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
}

/** Runs in a copy of the named files and folders, which is gone afterwards. */
export async function withCheckout<Result>(
  names: readonly string[],
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await createFolder();
  try {
    await copyRepository(folder, names);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Changes the one place in a file where the text stands. */
export async function edit(file: string, from: string, to: string): Promise<void> {
  const parts = (await readText(file)).split(from);
  if (parts.length !== 2) throw new Error(`${file} has ${JSON.stringify(from)} ${parts.length - 1} times`);
  await writeFile(file, parts.join(to));
}

/** The text of a file, with the same line ends on every system. */
export async function readText(file: string): Promise<string> {
  return (await readFile(file, "utf8")).replaceAll("\r\n", "\n");
}

export type Run = { code: number | null; stdout: string; stderr: string };

export type RunOptions = { cwd: string; program?: string; env?: NodeJS.ProcessEnv; shell?: boolean };

/** Runs a program to its end, Node itself when none is named. */
export async function run(args: readonly string[], options: RunOptions): Promise<Run> {
  const { cwd, program = process.execPath, env = {}, shell = false } = options;
  const { FORCE_COLOR: _colours, ...inherited } = process.env;
  const child = spawn(program, args, {
    cwd,
    shell,
    // Redocly calls home otherwise.
    env: { ...inherited, NO_COLOR: "1", REDOCLY_TELEMETRY: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 180_000,
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output.stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output.stderr += chunk));
  const [code] = await once(child, "close");
  return { code, ...output };
}
