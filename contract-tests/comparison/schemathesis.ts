/** Schemathesis: makes calls of its own from the description. It is given the key, and the checks that a true panel passes. */
import { join } from "node:path";
import { run } from "./child.ts";
import { copyWith } from "./documents.ts";
import { KEY } from "./stand.ts";
import type { Judge, Setting, Tool } from "./tool.ts";

const VERSION = "4.32.5";

/** A minute and more for one run would be an hour for all. */
const EXAMPLES = 10;

const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
];

export const schemathesis: Tool = {
  name: `Schemathesis ${VERSION}`,
  command: `st run DOCUMENT --url PANEL --mode positive --checks ${CHECKS.length} of them -n ${EXAMPLES} --seed 1`,
  open: openSchemathesis,
};

async function openSchemathesis(setting: Setting): Promise<Judge> {
  const { stand, folder } = setting;
  const [environment, patience] = [join(folder, "environment"), { cwd: folder, timeout: 600_000 }];
  await mustRun(["python3", "-m", "venv", environment], patience);
  await mustRun([join(environment, "bin", "pip"), "install", "--quiet", `schemathesis==${VERSION}`], patience);
  // Otherwise it would make up keys, and see refusals alone.
  const file = await copyWith(setting, ({ components }) => {
    components.schemas.ApiKey = { const: KEY };
  });
  const flags = ["--mode", "positive", "--checks", CHECKS.join(), "-n", String(EXAMPLES), "--seed", "1", "--no-color"];
  const command = [join(environment, "bin", "st"), "run", file, "--url", stand.origin, ...flags];
  return {
    complaints: async () => {
      const { stdout } = await run([...command, "--request-timeout", "1"], { cwd: folder, timeout: 120_000 });
      return failuresIn(stdout);
    },
    close: async () => {},
  };
}

async function mustRun(command: readonly string[], options: Parameters<typeof run>[1]): Promise<void> {
  const { code, stderr } = await run(command, options);
  if (code !== 0) throw new Error(`${command.join(" ")} failed: ${stderr.split("\n")[0]}`);
}

/** Of each failure its operation, its check and the first line of its reason, without numbers and made-up values. */
function failuresIn(stdout: string): string[] {
  const found: string[] = [];
  let operation = "";
  const lines = stdout.split("\n").map((line) => line.trim());
  for (const [index, line] of lines.entries()) {
    operation = /^_+ (.+?) _+$/.exec(line)?.[1] ?? operation;
    if (!/^- (ST\d+ )?\w/.test(line)) continue;
    const reason = lines.slice(index + 1).find((next) => next !== "") ?? "";
    found.push(`${operation} ${line} ${reason.replace(/[\d.]+|'.*?'(?= is )|\{.*|\[.*/g, "#")}`);
  }
  return [...new Set(found)];
}
