/** `autostagram-contract` as a process. */
import { attach } from "../../../src/cli/attach.ts";
import { runCli } from "./run.ts";

export function main(): Promise<void> {
  return attach(runCli);
}
