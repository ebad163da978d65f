/** `autostagram` as a process. */
import { attach } from "./attach.ts";
import { runCli } from "./run.ts";

export function main(): Promise<void> {
  return attach(runCli);
}
