/** `check-recording`: judges calls that were recorded, by whatever program, without a network. */
import type { Readable } from "node:stream";
import { UsageError } from "../../../../src/cli/exit.ts";
import { readText } from "../../../../src/cli/usage.ts";
import { ACTIONS, readDescription } from "../../description.ts";
import { type Counts, checkRecording } from "../../recording/check.ts";
import { createVault } from "../../recording/mask.ts";
import { createPanelTest } from "../../recording/panel.ts";
import { fileSource, readRecording, type Source } from "../../recording/read.ts";
import { createTrafficJudge } from "../../recording/traffic.ts";
import { createCollector } from "../../report/collect.ts";
import type { Context, Define, GlobalFlags } from "../context.ts";
import { addReportFlags, type ReportFlags } from "../flags.ts";
import { openOutcome } from "../outcome.ts";
import { cutOf } from "../stop.ts";

type Flags = GlobalFlags & ReportFlags & { url?: string };

const AFTER_HELP = `
Two formats are read, and told apart by their beginning: HAR 1.2, as browsers
and proxies save it, and JSON lines, a call on each line:

  {"request": {"url": "https://panel.example/api/v2",
               "body": "key=…&action=balance"},
   "answer":  {"status": 200, "headers": {"content-type": "application/json"},
               "body": "{\\"balance\\":\\"1\\",\\"currency\\":\\"USD\\"}"}}

on one line. request.form, an object, can stand in place of request.body, and
answer.bodyBase64 in place of answer.body. "answer": null is a call without an
answer. The key may be anything, such as ***, and is in no report.

Calls to other addresses are left out. Without --url, the panel is where
/api/v2 is, and where a call with a documented action went.`;

export function addCheckRecording(define: Define): void {
  const command = define<Flags>("check-recording", run)
    .description("Judges recorded calls and their answers, without a network.")
    .argument("<file>", "the recording; - is stdin")
    .option("--url <address>", "the panel's endpoint, where the recording has others too", readText("--url"))
    .addHelpText("after", AFTER_HELP);
  addReportFlags(command);
}

async function run(context: Context, flags: Flags, [file = ""]: string[]): Promise<number> {
  const { io, output } = context;
  const finish = await openOutcome(flags);
  const source = sourceOf(context, file);
  const description = await readDescription(ACTIONS);
  const traffic = createTrafficJudge(description);
  const vault = createVault();
  const collector = createCollector(description, { command: "check-recording", target: source.name, mask: vault.mask });
  const counts = await checkRecording(
    {
      ...{ traffic, vault, isPanelCall: createPanelTest(description, traffic, readUrl(flags.url)) },
      add: (id, judged) => collector.add({ id, title: "a recorded call" }, judged),
    },
    readRecording(source, io.signal),
    io.signal,
  );
  const line = leftOutLine(counts);
  if (line) await output.tell(line);
  return await finish(context, collector.report(cutOf(io.signal)));
}

function sourceOf({ io }: Context, file: string): Source {
  if (file !== "-") return fileSource(file);
  if (io.stdin.isTTY) throw new UsageError("- takes a recording from a pipe; here stdin is a terminal");
  return { name: "stdin", open: () => io.stdin as Readable };
}

function readUrl(url: string | undefined): string | undefined {
  if (url === undefined || URL.canParse(url)) return url;
  throw new UsageError("--url is no address; it should be one like https://panel.example/api/v2");
}

function leftOutLine({ judged, leftOut }: Counts): string | undefined {
  if (judged === 0) return "no call in it goes to the panel; --url says where the panel is";
  return leftOut === 0 ? undefined : `left out ${leftOut} ${leftOut === 1 ? "call" : "calls"} to other addresses`;
}
