/** Why a run ended before its end. */
import { EXIT, Interruption } from "../../../src/cli/exit.ts";
import type { Cut } from "../report/report.ts";

/** Null where no signal came. */
export function cutOf({ aborted, reason }: AbortSignal): Cut | null {
  if (!aborted) return null;
  return reason instanceof Interruption && reason.code === EXIT.terminated ? "terminated" : "interrupted";
}
