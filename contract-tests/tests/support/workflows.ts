/** The standard workflows, run by Redocly against the mock. */
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "yaml";
import { KEY } from "../../../tests/faults/support/canary.ts";
import { createFolder, type Run, readText, root, run } from "../../../tests/support/checkout.ts";
import { isObject } from "../../src/findings.ts";
import type { MockOptions } from "../../src/mock/server.ts";
import { withMock } from "./stage.ts";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const file = "spec/workflows.arazzo.yaml";

type Step = { stepId: string; operationId: string };
export const { workflows } = parse(await readText(join(root, file))) as {
  workflows: { workflowId: string; steps: Step[] }[];
};

/** Runs the workflows with a key that is told from every other text, and reads all that they leave behind. */
export async function respect(options: Partial<MockOptions>, ...flags: string[]): Promise<Run & { files: string[] }> {
  const folder = await createFolder();
  const result = await withMock({ key: KEY, ...options }, ({ url }) => {
    const server = `panel=${new URL(url).origin}`;
    const input = { key: KEY, service: 1, link: "https://example.com/p/1", quantity: 100 };
    const env = { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(input), REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    const reports = ["--json-output", join(folder, "run.json"), "--har-output", join(folder, "run.har")];
    return run([redocly, "respect", file, "--server", server, ...reports, ...flags], { cwd: root, env });
  });
  const files = await Promise.all((await readdir(folder)).map((name) => readText(join(folder, name))));
  return { ...result, files };
}

/** The steps at which workflows ended. One that passed when it was tried again is none of them. */
export function failedSteps({ stdout, stderr }: Run): string[] {
  return [...`${stdout}${stderr}`.matchAll(/stepId - (\w+)/g)].map(([, step]) => step as string);
}

/** A panel that answers one operation in another way. */
export function changed(operation: string, change: (body: Record<string, unknown>) => unknown): Partial<MockOptions> {
  return { change: (body, asked) => (asked === operation && isObject(body) ? change(body) : body) };
}
