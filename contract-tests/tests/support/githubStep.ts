/** Runs a step of an action as a runner does, as far as that goes without GitHub. */
import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { type Run, run } from "../../../tests/support/checkout.ts";

export type Step = {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  shell?: string;
  if?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
  "working-directory"?: string;
};

export type Action = {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
};

export type StepRun = Run & { summary: string; outputs: Record<string, string> };

/** Where things are: the action's own checkout, and the folder of the job. */
export type Places = { action: string; workspace: string };

/** An expression as a workflow has it. */
export function expression(inner: string): string {
  return `$\{{ ${inner} }}`;
}

/** Runs the script of a step with these inputs. Its `bash` is the machine's. */
export async function runStep(step: Step, inputs: Record<string, string>, places: Places): Promise<StepRun> {
  const { action, workspace } = places;
  const fill = (text: string) =>
    text
      .replaceAll(expression("github.action_path"), action)
      .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? "");
  const [summary, output] = [join(workspace, `${randomUUID()}.md`), join(workspace, `${randomUUID()}.out`)];
  await Promise.all([writeFile(summary, ""), writeFile(output, "")]);
  const ran = await run(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run ?? ""], {
    program: "bash",
    cwd: fill(step["working-directory"] ?? workspace),
    env: {
      ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text)])),
      // As after actions/setup-node.
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      GITHUB_ACTION_PATH: action,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: workspace,
    },
  });
  return { ...ran, summary: await readFile(summary, "utf8"), outputs: outputsIn(await readFile(output, "utf8")) };
}

/** `name<<end`, lines, `end`. */
function outputsIn(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name ?? "", value ?? ""]));
}
