/** `proxy`: stands between a client and its panel, and judges what passes. */
import { once } from "node:events";
import { Option } from "commander";
import { UsageError } from "../../../../src/cli/exit.ts";
import { readSeconds, readText } from "../../../../src/cli/usage.ts";
import { ACTIONS, readDescription } from "../../description.ts";
import { findingLine } from "../../findings.ts";
import type { Judged } from "../../judged.ts";
import type { Counts } from "../../proxy/desk.ts";
import { LIMITS, type RunningProxy, startProxy } from "../../proxy/server.ts";
import { createVault } from "../../recording/mask.ts";
import { createTrafficJudge } from "../../recording/traffic.ts";
import { openRecorder, type Recorder } from "../../recording/write.ts";
import { createCollector } from "../../report/collect.ts";
import { visible } from "../../report/escape.ts";
import { groupOf } from "../../report/identity.ts";
import type { Context, Define, GlobalFlags } from "../context.ts";
import { addReportFlags, addTargetFlags, type ReportFlags, readTarget, readWhole, type TargetFlags } from "../flags.ts";
import { openOutcome } from "../outcome.ts";

type Flags = GlobalFlags &
  TargetFlags &
  ReportFlags & { target?: string; port: number; recording?: string; timeout: number };

const AFTER_HELP = `
The first line on stdout is the address for your client. Each answer has the
header Contract-Verdict: ok, or "1 breaking, 2 drift", or unverified, or not
judged for calls to other addresses of the panel. An answer of more than
1 MiB is passed on as it comes, with streamed, and its verdict is in the
report, by the number in the header Contract-Call.

Bytes go on as they are, compressed ones too. Redirects are judged and passed
on, not followed. Nothing is sent twice. The recording is JSON lines for
check-recording, with the key as ***; it is added to what is there.

Ctrl-C (SIGINT) or SIGTERM is the normal end: calls under way have 5 seconds
to finish, then the reports are written, and the verdict is the exit code, 0,
1 or 3. A second one ends at once.`;

export function addProxy(define: Define): void {
  const command = define<Flags>("proxy", run).description(
    "Passes calls on to a panel, judges each call and its answer, and reports at its end.",
  );
  addTargetFlags(command, "--target");
  command
    .option("--port <number>", "where to listen, on this machine alone; 0 for any free port", readPort, 4020)
    .option("--recording <file>", "write the calls and their answers, without the key", readText("--recording"))
    .addOption(
      new Option("--timeout <seconds>", "how long one call may take, its answer included")
        .argParser(readSeconds("--timeout", [0.001, 3600]))
        .default(LIMITS.timeout, "60"),
    )
    .addHelpText("after", AFTER_HELP);
  addReportFlags(command);
}

const readPort = readWhole("--port", [0, 65_535]);

async function run(context: Context, flags: Flags): Promise<number> {
  const { io, output } = context;
  const target = readTarget(flags.target, { flag: "--target", insecureHttp: flags.insecureHttp });
  const finish = await openOutcome(flags);
  const description = await readDescription(ACTIONS);
  const vault = createVault();
  const collector = createCollector(description, { command: "proxy", target: target.url, mask: vault.mask });
  const recorder = await openRecording(context, flags.recording);
  const tell = createTeller((line) => void output.tell(visible(vault.mask(line))));
  const proxy = await startProxy({
    ...{ target: target.url, port: flags.port, limits: { timeout: flags.timeout }, vault, recorder },
    traffic: createTrafficJudge(description),
    add(id, judged) {
      tell(id, judged);
      collector.add({ id, title: "a call through the proxy" }, judged);
    },
  });
  await output.data(`${proxy.url}\n`);
  await output.tell(`passes calls on to ${target.shown}; Ctrl-C ends it and writes the report`);
  if (!io.signal.aborted) await once(io.signal, "abort");
  const failure = await end(context, proxy, recorder);
  const code = await finish(context, collector.report(null));
  if (failure) throw failure;
  return code;
}

function openRecording({ output }: Context, file: string | undefined): Promise<Recorder> | undefined {
  if (file === undefined) return undefined;
  return openRecorder(file, ({ message }) => void output.tell(`${message}; the calls go on without it`));
}

/** @returns What is wrong with the recording. The report comes first. */
async function end(
  { output }: Context,
  proxy: RunningProxy,
  recorder: Recorder | undefined,
): Promise<UsageError | undefined> {
  await output.tell("takes no more calls");
  await proxy.close();
  const line = countsLine(proxy.counts);
  if (line) await output.tell(line);
  try {
    await recorder?.close();
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

function countsLine({ judged, leftOut, abandoned }: Counts): string | undefined {
  const parts = [
    ...(judged === 0 ? ["no call was judged"] : []),
    ...(leftOut > 0 ? [`${leftOut} to other addresses, or neither POST nor GET, not judged`] : []),
    ...(abandoned > 0 ? [`${abandoned} given up by the client before the answer came`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join("; ");
}

/** Kinds of findings that are told at once. More belong into the report. */
const MOST_TOLD = 200;

/** Tells each kind of finding when it is met first, so that a developer sees it beside the call that brought it. */
function createTeller(tell: (line: string) => void): (place: string, judged: Judged) => void {
  const told = new Set<string>();
  return (place, { findings }) => {
    for (const finding of findings) {
      if (finding.severity === "tolerated" || told.size >= MOST_TOLD) continue;
      const group = groupOf(finding);
      if (!told.has(group)) tell(`${place}: ${findingLine(finding)}`);
      told.add(group);
    }
  };
}
