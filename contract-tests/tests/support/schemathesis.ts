/** Schemathesis in a Python of its own, installed once for each list of its packages. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createFolder, type Run, root, run } from "../../../tests/support/checkout.ts";

export const folder = join(import.meta.dirname, "..", "..", "schemathesis");
const requirements = join(folder, "requirements.txt");
const cache = join(root, "node_modules", ".cache", "schemathesis");

const execute = promisify(execFile);
/** Milliseconds for a step of the installation: thirty packages over a slow network. */
const PATIENCE = { timeout: 240_000 };

/** The Python that has it, or why there is none. A package with another hash than the one written down is neither. */
export type Found = { python: string } | { missing: string };

export async function findSchemathesis(): Promise<Found> {
  const system = await findPython();
  if (system === undefined) return { missing: "no Python of 3.11 or newer" };
  const packages = await readFile(requirements);
  const hash = createHash("sha256").update(packages).update(system.version).digest("hex").slice(0, 16);
  const home = join(cache, hash);
  if (!existsSync(home)) {
    const missing = await install(system.command, home);
    if (missing !== undefined) return { missing };
  }
  return { python: pythonIn(home) };
}

async function findPython(): Promise<{ command: string; version: string } | undefined> {
  const code = "import sys; print(sys.version); sys.exit(sys.version_info < (3, 11))";
  for (const command of ["python3", "python"]) {
    const found = await execute(command, ["-c", code], PATIENCE).catch(() => undefined);
    if (found) return { command, version: found.stdout.trim() };
  }
  return undefined;
}

/** Built beside its place and moved there whole, so that a run that was cut short leaves nothing half done. */
async function install(command: string, home: string): Promise<string | undefined> {
  const draft = `${home}.${process.pid}`;
  await mkdir(cache, { recursive: true });
  try {
    const failed = await build(command, draft);
    // Whoever else built it at the same time built the same.
    if (failed === undefined) await rename(draft, home).catch(() => {});
    return failed;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function build(command: string, draft: string): Promise<string | undefined> {
  const made = await execute(command, ["-m", "venv", draft], PATIENCE).catch(() => undefined);
  if (made === undefined) return "Python has no venv";
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "10"];
  try {
    await execute(pythonIn(draft), [...pip, "--require-hashes", "-r", requirements], PATIENCE);
    return undefined;
  } catch (error) {
    if (/DO NOT MATCH THE HASHES/.test((error as { stderr?: string }).stderr ?? "")) throw error;
    return "its packages cannot be fetched";
  }
}

function pythonIn(home: string): string {
  return process.platform === "win32" ? join(home, "Scripts", "python.exe") : join(home, "bin", "python");
}

/** Runs all checks that its settings leave on. The files are the reports that the flags ask for. */
export async function schemathesis(
  python: string,
  panel: { url: string; key: string },
  flags: readonly string[],
): Promise<Run & { files: string[] }> {
  const scratch = await createFolder();
  const reports = join(scratch, "reports");
  const document = join(root, "generated", "actions.yaml");
  const url = ["--url", new URL(panel.url).origin, "--report-dir", reports];
  const args = ["-m", "schemathesis.cli", "--no-color", "run", document, ...url, ...flags];
  // What it would leave in the folder that it runs in goes with the scratch.
  const places = { HYPOTHESIS_STORAGE_DIRECTORY: scratch, PYTHONDONTWRITEBYTECODE: "1" };
  const env = { ...places, AUTOSTAGRAM_KEY: panel.key, PYTHONUTF8: "1" };
  try {
    const done = await run(args, { cwd: folder, program: python, env });
    const names = existsSync(reports) ? await readdir(reports) : [];
    const files = await Promise.all(names.map((name) => readFile(join(reports, name), "utf8")));
    return { ...done, files };
  } finally {
    await rm(scratch, { recursive: true });
  }
}
