/** The Python client: models by openapi-python-client, a facade over httpcore, a wheel and an sdist by hatchling. */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { admitOthers, readDescription, writeDescription } from "../description.ts";
import type { Context, Language } from "../language.ts";
import { readOperations } from "../operations.ts";
import { readReasons } from "../reasons.ts";
import { writeErrors } from "./errors.ts";
import { writeMethods } from "./methods.ts";
import { writeTables } from "./tables.ts";

const PYTHON = process.env.PYTHON ?? "python3";

/** Where a virtual environment has its commands. */
const SCRIPTS = process.platform === "win32" ? "Scripts" : "bin";

/** What is taken of the generated code; sending and reading are the facade's. */
const KEPT = ["models", "types.py", "tables.py", "errors.py", "panel.py"];

export const language: Language = {
  name: "python",
  title: "Python",
  support: "complete",
  missing,
  generate,
  build,
  runner: ({ folder }) => ({
    command: toolIn(folder, "python"),
    args: ["-W", "error", join(folder, "runner.py")],
    cwd: folder,
  }),
  package: pack,
  bench: ({ folder }) => ({ command: toolIn(folder, "python"), args: [join(folder, "bench.py")], cwd: folder }),
};

async function missing(): Promise<string | undefined> {
  const wanted = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
  const isThere = await promisify(execFile)(PYTHON, ["-c", wanted]).then(
    () => true,
    () => false,
  );
  return isThere
    ? undefined
    : "Python 3.11 or later with venv, which the generator needs: install python3 and python3-venv, or name one in PYTHON";
}

/** The code of the package as it is built: the facade, and beside it what is generated. */
function packageIn(folder: string): string {
  return join(folder, "build", "tree", "src", "autostagram");
}

function toolIn(folder: string, name: string): string {
  return join(folder, "build", "venv", SCRIPTS, name);
}

async function generate(context: Context): Promise<void> {
  const { actions, folder, run } = context;
  await prepareTools(context);
  const description = await readDescription(actions);
  admitOthers(description);
  // Some panels leave the counts out, and a type that says otherwise would be a lie.
  const { start_count, remains } = description.components.schemas.OrderStatus?.properties ?? {};
  for (const count of [start_count, remains]) if (count) count.type = ["string", "null"];
  const source = join(folder, "build", "description.yaml");
  const generated = join(folder, "build", "generated");
  await writeDescription(description, source);
  const args = ["--path", source, "--output-path", generated, "--overwrite", "--meta", "none"];
  await rm(generated, { recursive: true, force: true });
  // The generator finds ruff, which formats its files, by PATH.
  const env = { PATH: `${join(toolIn(folder, "x"), "..")}:${process.env.PATH}` };
  await run(toolIn(folder, "openapi-python-client"), ["generate", ...args, "--config", "generator.yaml"], { env });
  const written = {
    "tables.py": writeTables(description),
    "errors.py": writeErrors(await readReasons(context.root)),
    "panel.py": writeMethods(await readOperations(actions)),
  };
  const files = Object.keys(written).map((name) => join(generated, name));
  for (const [name, text] of Object.entries(written)) await writeFile(join(generated, name), text);
  await run(toolIn(folder, "ruff"), ["check", "--fix-only", "--select", "I", "--quiet", ...files]);
  await run(toolIn(folder, "ruff"), ["format", "--quiet", ...files]);
}

/** Makes the virtual environment once for each list of tools. */
async function prepareTools({ folder, run }: Context): Promise<void> {
  const wanted = await readFile(join(folder, "requirements.txt"), "utf8");
  const stamp = join(folder, "build", "venv", "requirements.txt");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted) return;
  await mkdir(join(folder, "build"), { recursive: true });
  await run(PYTHON, ["-m", "venv", "--clear", join("build", "venv")]);
  await run(toolIn(folder, "python"), ["-m", "pip", "install", "--quiet", "--requirement", "requirements.txt"]);
  await writeFile(stamp, wanted);
}

async function build({ folder, root, version, run }: Context): Promise<void> {
  const tree = join(folder, "build", "tree");
  await rm(tree, { recursive: true, force: true });
  await cp(join(folder, "src"), join(tree, "src"), { recursive: true });
  for (const name of KEPT) {
    await cp(join(folder, "build", "generated", name), join(packageIn(folder), name), { recursive: true });
  }
  const settings = await readFile(join(folder, "pyproject.toml"), "utf8");
  await writeFile(join(tree, "pyproject.toml"), settings.replace('version = "0.0.0"', `version = "${version}"`));
  await cp(join(folder, "README.md"), join(tree, "README.md"));
  for (const name of ["LICENSE", "CHANGELOG.md"]) await cp(join(root, name), join(tree, name));
  await run(toolIn(folder, "ruff"), ["format", "--check", "src", "runner.py", "bench.py", "example.py"]);
  await run(toolIn(folder, "ruff"), ["check", "--quiet", "src", "runner.py", "bench.py", "example.py"]);
  await run(toolIn(folder, "mypy"), ["--no-error-summary", join(tree, "src"), "runner.py", "example.py"]);
}

async function pack({ folder, run, log, version }: Context, mock: { url: string; key: string }): Promise<void> {
  const dist = join(folder, "build", "dist");
  await rm(dist, { recursive: true, force: true });
  await run(toolIn(folder, "python"), ["-m", "build", "--no-isolation", "--outdir", dist, join("build", "tree")]);
  const fresh = join(folder, "build", "fresh");
  const python = join(fresh, SCRIPTS, "python");
  const env = { AUTOSTAGRAM_URL: mock.url, AUTOSTAGRAM_KEY: mock.key };
  for (const file of [`autostagram-${version}-py3-none-any.whl`, `autostagram-${version}.tar.gz`]) {
    await run(PYTHON, ["-m", "venv", "--clear", "--without-pip", fresh]);
    await run(toolIn(folder, "pip"), ["--python", python, "install", "--quiet", join(dist, file)]);
    // -I: nothing but what is installed there is found.
    const said = await run(python, ["-I", join(folder, "example.py")], { cwd: fresh, env });
    log(`${file}: ${said.trim()}`);
  }
}
