/** The Rust client: models by openapi-generator, a facade over ureq, a crate. */
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { orderForms, readDescription, type Schema, writeDescription } from "../description.ts";
import type { Context, Language, Mock } from "../language.ts";
import { missingGenerator, openapiGenerator } from "../openapiGenerator.ts";
import { readOperations } from "../operations.ts";
import { readReasons } from "../reasons.ts";
import { writeErrors } from "./errors.ts";
import { writeMethods } from "./methods.ts";
import { writeTables } from "./tables.ts";

export const language: Language = {
  name: "rust",
  title: "Rust",
  support: "complete",
  missing,
  generate,
  build,
  runner: ({ folder }) => ({ command: programIn(folder, "debug", "runner"), args: [], cwd: folder }),
  package: pack,
  bench: ({ folder }) => ({
    command: "sh",
    args: ["-c", `${CARGO_BENCH} -- "$@"`, "sh"],
    cwd: join(folder, "build", "trial"),
    env: targetOf(folder),
  }),
};

const MODULE = `//! What is made from the description. Do not edit.

mod errors;
pub mod models;
mod panel;
mod tables;

pub use errors::*;
pub use tables::*;
`;

/** Built when it is asked for: nothing else needs optimised code, and that takes its time. */
const CARGO_BENCH = "cargo run --quiet --release --bin bench";

async function missing(): Promise<string | undefined> {
  const version = await promisify(execFile)("cargo", ["--version"]).then(
    ({ stdout }) => stdout,
    () => "",
  );
  const [, minor = "0"] = /^cargo 1\.(\d+)/.exec(version) ?? [];
  // The crate asks for 1.85; leaving the lock file out of it, for 1.88.
  if (Number(minor) < 88) return "Rust 1.88 or later with rustfmt and clippy: install rustup";
  return missingGenerator();
}

/** One target and one profile for all builds, which then share what is built of the dependencies. */
function targetOf(folder: string): Record<string, string> {
  return { CARGO_TARGET_DIR: join(folder, "build", "target"), CARGO_PROFILE_DEV_DEBUG: "0" };
}

function programIn(folder: string, profile: string, name: string): string {
  return join(folder, "build", "target", profile, process.platform === "win32" ? `${name}.exe` : name);
}

async function generate(context: Context): Promise<void> {
  const { actions, folder, root } = context;
  const description = await readDescription(actions, adapt);
  const forms = orderForms(description);
  const generated = join(folder, "build", "generated");
  const operations = await readOperations(actions);
  const tables = writeTables(description, operations);
  // The facade takes the forms one by one, not as the union that they are in the description.
  const { schemas } = description.components;
  for (const form of forms) Object.assign(schemas[form] ?? {}, { "x-form": true });
  delete schemas.AddOrderRequest;
  for (const { post } of Object.values(description.paths)) {
    for (const media of Object.values(post.requestBody.content)) media.schema = {};
  }
  const input = join(folder, "build", "description.yaml");
  await writeDescription(description, input);
  const properties = { preferUnsignedInt: "true", bestFitInt: "true" };
  const parts = { models: "", modelDocs: "false", skipFormModel: "false" };
  const output = join(folder, "build", "openapi-generator");
  await openapiGenerator(context, {
    generator: "rust",
    input,
    output,
    templates: join(folder, "templates"),
    properties,
    parts,
  });
  await rm(generated, { recursive: true, force: true });
  await mkdir(generated, { recursive: true });
  await writeFile(join(generated, "mod.rs"), MODULE);
  await writeFile(join(generated, "models.rs"), await joinModels(join(output, "src", "models")));
  await writeFile(join(generated, "tables.rs"), tables);
  await writeFile(join(generated, "errors.rs"), writeErrors(await readReasons(root)));
  await writeFile(join(generated, "panel.rs"), writeMethods(operations));
  await writeFile(join(folder, "build", "forms.txt"), forms.join("\n"));
}

function adapt(name: string, schema: Schema): void {
  // Numbers that mean something have no names in the description, and Variant1 is none. Their text says what they mean.
  if (schema.type === "integer") delete schema.enum;
  // Some panels leave the counts out.
  if (name === "OrderStatus")
    schema.required = schema.required?.filter((field) => !["start_count", "remains"].includes(field)) ?? [];
}

/** One module: the generator writes a file for each model. */
async function joinModels(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const models = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const head =
    "//! Orders and answers. Generated from the description by openapi-generator: do not edit.\n\nuse serde::{Deserialize, Serialize};\n";
  return [head, ...models].join("\n").replaceAll("models::", "");
}

/** Two packages: the crate as it is released, and beside it what tries it. */
async function build({ folder, root, version, run }: Context): Promise<void> {
  const tree = join(folder, "build", "tree");
  const trial = join(folder, "build", "trial");
  for (const one of [tree, trial]) await rm(one, { recursive: true, force: true });
  await cp(join(folder, "src"), join(tree, "src"), { recursive: true });
  await cp(join(folder, "build", "generated"), join(tree, "src", "generated"), { recursive: true });
  await cp(join(folder, "examples"), join(tree, "examples"), { recursive: true });
  const settings = await readFile(join(folder, "Cargo.toml"), "utf8");
  await writeFile(join(tree, "Cargo.toml"), settings.replace('version = "0.0.0"', `version = "${version}"`));
  await cp(join(folder, "README.md"), join(tree, "README.md"));
  for (const name of ["LICENSE", "CHANGELOG.md"]) await cp(join(root, name), join(tree, name));
  await cp(join(folder, "trial"), trial, { recursive: true });
  const forms = (await readFile(join(folder, "build", "forms.txt"), "utf8")).split("\n");
  await writeFile(join(trial, "src", "forms.txt"), `typed_orders!(${forms.join(", ")})\n`);
  for (const one of [tree, trial]) await cp(join(folder, "rustfmt.toml"), join(one, "rustfmt.toml"));
  const env = targetOf(folder);
  // What is generated is formatted; what is written by hand must be.
  await run("rustfmt", ["--edition", "2021", join(tree, "src", "generated", "mod.rs")], { env });
  await run("cargo", ["fmt", "--check"], { cwd: tree });
  await run("cargo", ["fmt", "--check"], { cwd: trial });
  await run("nice", ["cargo", "clippy", "--quiet", "--all-targets", "--", "--deny", "warnings"], { cwd: tree, env });
  // The examples of the README.
  await run("nice", ["cargo", "test", "--quiet", "--doc"], { cwd: tree, env });
  await run("nice", ["cargo", "build", "--quiet", "--bin", "runner"], { cwd: trial, env });
}

async function pack({ folder, run, log, version }: Context, mock: Mock): Promise<void> {
  const built = join(folder, "build");
  const env = targetOf(folder);
  // That it builds is shown below, from the file itself.
  await run("cargo", ["package", "--quiet", "--no-verify", "--allow-dirty", "--exclude-lockfile"], {
    cwd: join(built, "tree"),
    env,
  });
  const name = `autostagram-${version}`;
  const fresh = join(built, "fresh");
  await rm(fresh, { recursive: true, force: true });
  await mkdir(join(fresh, "src"), { recursive: true });
  await run("tar", ["-xzf", join(built, "target", "package", `${name}.crate`), "-C", fresh]);
  const settings = '[package]\nname = "fresh"\nedition = "2021"\n\n[workspace]\n\n[dependencies]\n';
  await writeFile(join(fresh, "Cargo.toml"), `${settings}autostagram = { path = "${name}" }\n`);
  await cp(join(folder, "examples", "status.rs"), join(fresh, "src", "main.rs"));
  const options = { cwd: fresh, env: { ...env, AUTOSTAGRAM_URL: mock.url, AUTOSTAGRAM_KEY: mock.key } };
  log(`${name}.crate: ${(await run("nice", ["cargo", "run", "--quiet"], options)).trim()}`);
}
