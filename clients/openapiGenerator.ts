/**
 * Runs openapi-generator, in one pinned version, for the languages that take their models from it. It needs a Java and Maven,
 * which brings the jar; it is kept in the user's cache, where no build of ours takes it away.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Context } from "./language.ts";

const VERSION = "7.23.0";
/** Of the jar, so that it stays the one that was tried. Maven compares a download with what its server says at the time. */
const SHA1 = "4f4bb6d9c966a1e6353820b6e494a24269e9f2a5";
const COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

export type Generation = {
  /** The generator's name there: `java`. */
  generator: string;
  /** The folder that gets the code. It is emptied first. */
  output: string;
  /**
   * The description.
   * @default the actions document
   */
  input?: string;
  /** A file of settings. */
  config?: string;
  /** A folder of templates, in the place of the generator's own. */
  templates?: string;
  /** Settings of the generator: `library: "native"`. */
  properties?: { [name: string]: string };
  /** What is written at all: `models: ""` for models alone. */
  parts?: { [name: string]: string };
};

/** Undefined when openapi-generator can run; else what is missing, and what to install. */
export async function missingGenerator(): Promise<string | undefined> {
  for (const [command, flag] of [
    ["java", "-version"],
    ["mvn", "-version"],
  ] as const) {
    const isThere = await promisify(execFile)(command, [flag]).then(
      () => true,
      () => false,
    );
    if (!isThere) return "Java 11 or later and Maven, for openapi-generator: install a JDK and maven";
  }
}

export async function openapiGenerator(context: Context, generation: Generation): Promise<void> {
  const { generator, output, input = context.actions, config, templates, properties, parts } = generation;
  const jar = await findJar(context);
  await rm(output, { recursive: true, force: true });
  const args = ["-jar", jar, "generate", "--generator-name", generator, "--input-spec", input, "--output", output];
  if (config !== undefined) args.push("--config", config);
  if (templates !== undefined) args.push("--template-dir", templates);
  if (properties) args.push("--additional-properties", listOf(properties));
  if (parts) args.push("--global-property", listOf(parts));
  await context.run("java", args);
}

function listOf(settings: { [name: string]: string }): string {
  return Object.entries(settings)
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`))
    .join(",");
}

async function findJar({ run, log }: Context): Promise<string> {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(caches, "autostagram-clients");
  const name = `openapi-generator-cli-${VERSION}.jar`;
  const jar = join(folder, name);
  if (await isJar(jar)) return jar;
  log(`fetches openapi-generator ${VERSION}`);
  // Another run may be fetching it too: each has a folder of its own, and the jar moves in one step.
  const own = join(folder, String(process.pid));
  await mkdir(own, { recursive: true });
  const artifact = `org.openapitools:openapi-generator-cli:${VERSION}`;
  await run("mvn", ["--batch-mode", "--quiet", COPY, `-Dartifact=${artifact}`, `-DoutputDirectory=${own}`], {
    cwd: own,
  });
  if (!(await isJar(join(own, name)))) throw new Error(`${name} is not the file that it should be`);
  await rename(join(own, name), jar);
  await rm(own, { recursive: true });
  return jar;
}

async function isJar(file: string): Promise<boolean> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes !== undefined && createHash("sha1").update(bytes).digest("hex") === SHA1;
}
