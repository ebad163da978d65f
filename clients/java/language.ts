/** The Java client: models by openapi-generator, a facade over java.net.http, a jar and its sources by Maven. */

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { answersOf, orderForms, urlOf, writeDescription } from "../description.ts";
import type { Command, Context, Language, Mock } from "../language.ts";
import { openapiGenerator } from "../openapiGenerator.ts";
import { readOperations } from "../operations.ts";
import { readReasons } from "../reasons.ts";
import { describe } from "./describe.ts";
import { writeErrors } from "./errors.ts";
import { writeMethods } from "./methods.ts";
import { writeTables } from "./tables.ts";

const PACKAGE = join("src", "main", "java", "autostagram");
const QUIET = ["--batch-mode", "--quiet"];
const FORMATTER = "com.spotify.fmt:fmt-maven-plugin";

export const language: Language = {
  name: "java",
  title: "Java",
  support: "complete",
  missing,
  generate,
  build,
  runner: (context) => program(context, "autostagram.Runner"),
  package: pack,
  bench: (context) => program(context, "autostagram.Bench"),
};

async function missing(): Promise<string | undefined> {
  const say = promisify(execFile);
  const version = await say("javac", ["-version"]).then(
    ({ stdout }) => Number(/\d+/.exec(stdout)),
    () => 0,
  );
  const hasMaven = await say("mvn", ["-version"]).then(
    () => true,
    () => false,
  );
  return version >= 17 && hasMaven
    ? undefined
    : "Java 17 or later with its compiler, and Maven: install a JDK and maven";
}

async function generate(context: Context): Promise<void> {
  const { actions, folder, root } = context;
  const { description, sets } = await describe(actions);
  const input = join(folder, "build", "description.yaml");
  const output = join(folder, "build", "generated");
  await writeDescription(description, input);
  const names = [...orderForms(description), ...answersOf(description).map(([name]) => name)];
  await openapiGenerator(context, {
    generator: "java",
    input,
    output,
    templates: join(folder, "templates"),
    properties: { modelPackage: "autostagram", sourceFolder: join("src", "main", "java"), openApiNullable: "false" },
    parts: { models: names.join(":"), modelDocs: "false", modelTests: "false", skipFormModel: "false" },
  });
  const code: { [name: string]: string } = {
    ...writeTables(description, sets),
    ...writeErrors(await readReasons(root)),
    Panel: writeMethods(await readOperations(actions), urlOf(description)),
  };
  for (const [name, text] of Object.entries(code)) await writeFile(join(output, PACKAGE, `${name}.java`), text);
}

async function build(context: Context): Promise<void> {
  const { folder, root, version } = context;
  await maven(context, folder, `${FORMATTER}:format@generated`, `${FORMATTER}:check`);
  const tree = treeIn(folder);
  await rm(tree, { recursive: true, force: true });
  for (const part of ["src", join("build", "generated", "src")]) {
    await cp(join(folder, part), join(tree, "src"), { recursive: true });
  }
  const settings = await readFile(join(folder, "pom.xml"), "utf8");
  await writeFile(join(tree, "pom.xml"), settings.replace("<version>0.0.0</version>", `<version>${version}</version>`));
  const about = join(tree, "src", "main", "resources", "META-INF");
  await mkdir(about, { recursive: true });
  for (const name of ["LICENSE", "CHANGELOG.md"]) await cp(join(root, name), join(about, name));
  await maven(context, tree, "package");
}

/** Deploys to a folder that is laid out like a registry, and takes it from there into a project with a local repository of its own. */
async function pack(context: Context, mock: Mock): Promise<void> {
  const { folder, version, run, log } = context;
  const registry = join(folder, "build", "registry");
  const fresh = join(folder, "build", "fresh");
  await Promise.all([registry, fresh].map((path) => rm(path, { recursive: true, force: true })));
  await maven(
    context,
    treeIn(folder),
    "deploy",
    "-Dmaven.install.skip",
    `-DaltDeploymentRepository=built::${pathToFileURL(registry)}`,
  );
  await cp(join(folder, "example"), fresh, { recursive: true });
  const project = await readFile(join(folder, "pom.xml"), "utf8");
  const group = /<groupId>(.*?)<\/groupId>/.exec(project)?.[1] ?? "";
  const settings = join(fresh, "settings.xml");
  await writeFile(settings, settingsOf([registry, join(homedir(), ".m2", "repository")]));
  const env = { AUTOSTAGRAM_URL: mock.url, AUTOSTAGRAM_KEY: mock.key };
  const own = [`-Dmaven.repo.local=${join(fresh, "repository")}`, `-Dgroup=${group}`, `-Dversion=${version}`];
  const args = [...QUIET, "--settings", settings, ...own, "compile", "exec:java"];
  const said = await run("mvn", args, { cwd: fresh, env });
  // Some Mavens reset colours that nobody has set.
  log(`autostagram-${version}.jar: ${stripVTControlCharacters(said).trim()}`);
}

/** Looks into the folders first. The second is what this machine has fetched already. */
function settingsOf(folders: readonly string[]): string {
  const repositories = (name: string) =>
    folders
      .map((path, index) => `<${name}><id>folder${index}</id><url>${pathToFileURL(path)}</url></${name}>`)
      .join("");
  return `<settings><profiles><profile><id>built</id>
<repositories>${repositories("repository")}</repositories>
<pluginRepositories>${repositories("pluginRepository")}</pluginRepositories>
</profile></profiles><activeProfiles><activeProfile>built</activeProfile></activeProfiles></settings>\n`;
}

/** Asks the network only for what was never fetched. */
async function maven({ run }: Context, cwd: string, ...args: string[]): Promise<void> {
  const all = [...QUIET, ...args];
  await run("mvn", ["--offline", ...all], { cwd }).catch((error: Error) => {
    if (!/offline mode/.test(error.message)) throw error;
    return run("mvn", all, { cwd });
  });
}

function program({ folder }: Context, main: string): Command {
  const target = join(treeIn(folder), "target");
  const path = [join(target, "classes"), join(target, "test-classes"), join(target, "dependency", "*")];
  return { command: "java", args: ["-Dfile.encoding=UTF-8", "-cp", path.join(delimiter), main], cwd: folder };
}

function treeIn(folder: string): string {
  return join(folder, "build", "tree");
}
