/**
 * The GitHub Action: runs `autostagram-contract verify` with the inputs of action.yml.
 *   in   AUTOSTAGRAM_KEY, and the variables CHECK_… that action.yml sets
 *   out  the reports; the summary of the step; its outputs `exit-code` and `files`
 *   exit that of `verify`
 */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../contract-tests/src/cli/run.ts";
import { attach } from "../src/cli/attach.ts";

const { env } = process;

const folder = await mkdtemp(join(env.RUNNER_TEMP ?? tmpdir(), "contract-"));
const summary = join(folder, "summary.md");
const reports = (env.CHECK_REPORT ?? "").split(/\s+/).filter((report) => report !== "");

await attach((io) => runCli({ ...io, argv: argv() }));
await append(env.GITHUB_STEP_SUMMARY, await summaryText());
await append(env.GITHUB_OUTPUT, output("exit-code", String(process.exitCode)) + output("files", writtenFiles()));
await rm(folder, { recursive: true });

function argv(): string[] {
  return [
    "verify",
    `--url=${env.CHECK_URL ?? ""}`,
    ...flag("--order", env.CHECK_ORDER),
    ...flag("--refill", env.CHECK_REFILL),
    ...flag("--min-coverage", env.CHECK_MIN_COVERAGE),
    ...flag("--baseline", env.CHECK_BASELINE),
    ...(/^(false)?$/.test(env.CHECK_STRICT ?? "") ? [] : ["--strict"]),
    ...reports.map((report) => `--report=${report}`),
    `--report=markdown=${summary}`,
  ];
}

/** An input that is left out comes as an empty text. */
function flag(name: string, value: string | undefined): string[] {
  return value ? [`${name}=${value}`] : [];
}

async function summaryText(): Promise<string> {
  if (existsSync(summary)) return readFile(summary, "utf8");
  return "## The contract was not checked\n\nThe inputs have to be mended; the log of the step says which.\n";
}

/** A run that ended before its first call has written none; what lies there then is older. */
function writtenFiles(): string {
  if (!existsSync(summary)) return "";
  const files = reports.map((report) => report.slice(report.indexOf("=") + 1));
  return files.filter((file) => existsSync(file)).join("\n");
}

/** One output, between two lines that stand in no value. */
function output(name: string, value: string): string {
  const end = randomUUID();
  return `${name}<<${end}\n${value}\n${end}\n`;
}

/** Outside of a workflow there is no such file. */
async function append(file: string | undefined, text: string): Promise<void> {
  if (file) await appendFile(file, text);
}
