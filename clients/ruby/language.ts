/** The Ruby client: generated models and methods, a facade over net/http. It runs; there is no gem of it. */
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Context, Language } from "../language.ts";
import { readReasons } from "../reasons.ts";
import { writeErrors } from "./errors.ts";
import { writeClient } from "./generate.ts";

export const language: Language = {
  name: "ruby",
  title: "Ruby",
  support: "runs",
  missing,
  generate,
  build,
  runner: ({ folder }) => ({ command: "ruby", args: ["-W", ...paths(folder), join(folder, "runner.rb")], cwd: folder }),
};

async function missing(): Promise<string | undefined> {
  const isThere = await promisify(execFile)("ruby", ["-e", "exit(RUBY_VERSION >= '3.1')"]).then(
    () => true,
    () => false,
  );
  return isThere ? undefined : "Ruby 3.1 or later: install ruby";
}

function paths(folder: string): string[] {
  return ["-I", join(folder, "lib"), "-I", join(folder, "generated")];
}

async function generate(context: Context): Promise<void> {
  const folder = join(context.folder, "generated", "autostagram");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "generated.rb"), await writeClient(context));
  await writeFile(join(folder, "errors.rb"), writeErrors(await readReasons(context.root)));
}

/** There is nothing to compile: every file is loaded, and a mistake in its grammar or a warning ends it. */
async function build({ folder, run }: Context): Promise<void> {
  const strict = "module Warning; def self.warn(text, **) = abort(text); end; require 'autostagram'";
  await run("ruby", ["-w", ...paths(folder), "-e", strict]);
}
