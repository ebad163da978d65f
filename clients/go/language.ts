/** The Go client: models by oapi-codegen, a facade over net/http, a module that is read from a tag. */
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { orderForms, readDescription, writeDescription } from "../description.ts";
import type { Context, Language } from "../language.ts";
import { readOperations } from "../operations.ts";
import { readReasons } from "../reasons.ts";
import { writeErrors } from "./errors.ts";
import { writeMethods } from "./methods.ts";
import { release } from "./release.ts";
import { POINTER, writeTables } from "./tables.ts";

const GENERATOR = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2";

/** The path that the sources are written with; `go.mod` says what it is in what is built. */
const PLACEHOLDER = "autostagram.example/go";

/** The functions that read what panels write as numbers or as text. */
const READERS: { [schema: string]: string } = {
  ServiceId: "isID",
  OrderId: "isID",
  RefillId: "isID",
  Money: "isNumber",
  Count: "isNumber",
};

export const language: Language = {
  name: "go",
  title: "Go",
  support: "complete",
  missing,
  generate,
  build,
  runner: ({ folder }) => ({ command: join(folder, "build", "bin", "runner"), args: [], cwd: folder }),
  package: pack,
  bench: ({ folder }) => ({ command: join(folder, "build", "bin", "bench"), args: [], cwd: folder }),
};

async function missing(): Promise<string | undefined> {
  const version = await promisify(execFile)("go", ["env", "GOVERSION"]).then(
    ({ stdout }) => stdout,
    () => "",
  );
  const [, minor = "0"] = /^go1\.(\d+)/.exec(version) ?? [];
  return Number(minor) >= 25 ? undefined : "Go 1.25 or later, which the generator needs: install Go";
}

async function generate({ actions, root, folder, run }: Context): Promise<void> {
  const description = await readDescription(actions, (name, schema) => {
    if (READERS[name]) schema["x-go-read"] = READERS[name];
    if (READERS[name] === "isID") schema.format = "int64";
    // Where zero means something, it must differ from nothing.
    if (schema.minimum === 0) schema[POINTER] = false;
  });
  const generated = join(folder, "build", "generated");
  await rm(generated, { recursive: true, force: true });
  await mkdir(generated, { recursive: true });
  const operations = await readOperations(actions);
  await writeFile(join(generated, "tables.go"), writeTables({ description, operations }));
  await writeFile(join(generated, "errors.go"), writeErrors(await readReasons(root)));
  await writeFile(join(generated, "methods.go"), writeMethods(operations));
  await writeFile(join(generated, "forms.txt"), orderForms(description).join("\n"));
  // The facade takes the forms one by one, not as the union that they are in the description.
  delete description.components.schemas.AddOrderRequest;
  for (const { post } of Object.values(description.paths)) post.requestBody.content = {};
  const source = join(folder, "build", "description.yaml");
  await writeDescription(description, source);
  await run("go", ["run", GENERATOR, "-config", "oapi-codegen.yaml", "-o", join(generated, "models.go"), source]);
  await run("gofmt", ["-w", generated]);
}

/** Two modules: the client as it is released, and beside it what tries it. */
async function build(context: Context): Promise<void> {
  const { folder, root, run } = context;
  const built = join(folder, "build");
  const module = await readModule(folder);
  for (const name of ["tree", "trial"]) await rm(join(built, name), { recursive: true, force: true });
  const tree = join(built, "tree");
  await copy(folder, ["facade", "build/generated"], { to: tree, module });
  await writeFile(join(tree, "go.mod"), (await readFile(join(folder, "go.mod"), "utf8")).replace(/^\/\/.*\n/gm, ""));
  await writeFile(
    join(tree, "README.md"),
    (await readFile(join(folder, "README.md"), "utf8")).replaceAll(PLACEHOLDER, module),
  );
  for (const name of ["LICENSE", "CHANGELOG.md"]) await cp(join(root, name), join(tree, name));
  const trial = join(built, "trial");
  for (const name of ["runner", "bench", "example"]) await copy(folder, [name], { to: join(trial, name), module });
  const forms = (await readFile(join(built, "generated", "forms.txt"), "utf8")).split("\n");
  const kinds = `package main\n\nimport autostagram "${module}"\n\nvar kinds = []any{${forms.map((form) => `autostagram.${form}{}`).join(", ")}}\n`;
  await writeFile(join(trial, "runner", "kinds.go"), kinds);
  await writeFile(
    join(trial, "go.mod"),
    `module trial\n\ngo 1.25\n\nrequire ${module} v0.0.0\n\nreplace ${module} => ../tree\n`,
  );
  const unformatted = await run("gofmt", ["-l", "facade", "runner", "bench", "example", "build/tree"]);
  if (unformatted.trim()) throw new Error(`gofmt would change ${unformatted.trim().split("\n").join(", ")}`);
  await run("go", ["vet", "./..."], { cwd: tree });
  await run("go", ["vet", "./..."], { cwd: trial });
  await run("go", ["build", "-o", `${join(built, "bin")}/`, "./..."], { cwd: trial });
}

async function copy(folder: string, sources: string[], { to, module }: { to: string; module: string }): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const source of sources) {
    for (const name of (await readdir(join(folder, source))).filter((file) => file.endsWith(".go"))) {
      const text = await readFile(join(folder, source, name), "utf8");
      await writeFile(join(to, name), text.replaceAll(PLACEHOLDER, module));
    }
  }
}

async function readModule(folder: string): Promise<string> {
  return /^module (\S+)$/m.exec(await readFile(join(folder, "go.mod"), "utf8"))?.[1] ?? PLACEHOLDER;
}

/** Cuts the tag in a repository made for it, serves that tag as a module proxy would, and gets it into a fresh module. */
async function pack({ folder, version, run, log }: Context, mock: { url: string; key: string }): Promise<void> {
  const built = join(folder, "build");
  const module = await readModule(folder);
  const [repository, proxy, fresh, caches] = ["repository", "proxy", "fresh", "modcache"].map((name) =>
    join(built, name),
  ) as [string, string, string, string];
  for (const name of [repository, proxy, fresh, caches]) await rm(name, { recursive: true, force: true });
  await run("git", ["init", "--quiet", repository]);
  // A machine that only tries it need not have a name in git.
  await run("git", ["-C", repository, "config", "user.name", "release"]);
  await run("git", ["-C", repository, "config", "user.email", "release@localhost"]);
  const { tag, prefix } = await release({ repository, tree: join(built, "tree"), version, module });
  const at = join(proxy, module, "@v");
  await mkdir(at, { recursive: true });
  await writeFile(join(at, "list"), `v${version}\n`);
  await writeFile(join(at, `v${version}.info`), JSON.stringify({ Version: `v${version}` }));
  await writeFile(join(at, `v${version}.mod`), await run("git", ["-C", repository, "show", `${tag}:${prefix}go.mod`]));
  const archive = [
    "archive",
    "--format=zip",
    `--prefix=${module}@v${version}/`,
    "--output",
    join(at, `v${version}.zip`),
  ];
  await run("git", ["-C", repository, ...archive, `${tag}:${prefix}`]);
  // Go remembers by path which files a version has, and takes it for granted that they stay.
  const cache = join(caches, (await run("git", ["-C", repository, "rev-parse", `${tag}^{tree}`])).trim());
  const env = { GOPROXY: `file://${proxy}`, GOSUMDB: "off", GOMODCACHE: cache, GOFLAGS: "-modcacherw", GOWORK: "off" };
  await copy(folder, ["example"], { to: fresh, module });
  await run("go", ["mod", "init", "fresh"], { cwd: fresh, env });
  await run("go", ["get", `${module}@v${version}`], { cwd: fresh, env });
  const said = await run("go", ["run", "."], {
    cwd: fresh,
    env: { ...env, AUTOSTAGRAM_URL: mock.url, AUTOSTAGRAM_KEY: mock.key },
  });
  log(`${module} ${tag}: ${said.trim()}`);
}
