/** What becomes of a report: files, the terminal, an exit code. */
import type { ColourMode } from "../../../src/cli/colour.ts";
import { compare, readBaseline } from "../report/baseline.ts";
import { exitCodeOf } from "../report/exit.ts";
import { openReports, type ReportFile } from "../report/files.ts";
import { render } from "../report/formats.ts";
import type { Report } from "../report/report.ts";
import type { Context } from "./context.ts";
import { lookOf, type ReportFlags } from "./flags.ts";

/** Writes the report everywhere it was asked for, and says what to exit with. */
export type Finish = (context: Context, report: Report) => Promise<number>;

/**
 * Opens what the report will be written to, and reads the baseline, so that a path that cannot be right is found before the
 * first call.
 *
 * @throws {@link UsageError}
 */
export async function openOutcome(flags: ReportFlags & { color: ColourMode }): Promise<Finish> {
  const { strict = false, minCoverage } = flags;
  const baseline = flags.baseline === undefined ? undefined : await readBaseline(flags.baseline);
  const [onStdout, inFiles] = [flags.report.filter(isStdout), flags.report.filter((each) => !isStdout(each))];
  const reports = await openReports(inFiles, { strict });
  return async (context, found) => {
    const report = baseline ? compare(found, baseline) : found;
    await reports.write(report);
    // What was asked for on stdout has it for itself.
    const formats = onStdout.length > 0 ? onStdout.map(({ format }) => format) : (["console"] as const);
    const look = { ...lookOf(context, flags), strict };
    for (const format of formats) await context.output.data(render(format, report, look));
    return exitCodeOf(report, { strict, minCoverage });
  };
}

/** Written through our own stream: where it is a socket, its path cannot be opened. */
function isStdout({ file }: ReportFile): boolean {
  return file === "/dev/stdout";
}
