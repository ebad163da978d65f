/** `redocly drift`: reads recorded traffic, here the calls of `verify` and their answers. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Exchange } from "../src/exchange.ts";
import { NoAnswer, send } from "../src/send.ts";
import { run } from "./child.ts";
import { fileOf } from "./documents.ts";
import { harOf } from "./har.ts";
import type { Judge, Setting, Tool } from "./tool.ts";

const REDOCLY = join(import.meta.dirname, "..", "..", "node_modules", "@redocly", "cli", "bin", "cli.js");

export const drift: Tool = {
  name: "redocly drift",
  command: "redocly drift TRAFFIC.har --api DOCUMENT --server PANEL --format json",
  open: async (setting) => openDrift(setting),
};

function openDrift(setting: Setting): Judge {
  const { stand, folder } = setting;
  const [traffic, output] = [join(folder, "traffic.har"), join(folder, "drift.json")];
  const flags = ["--api", fileOf(setting), "--server", stand.origin, "--format", "json"];
  return {
    complaints: async () => {
      const exchanges: Exchange[] = [];
      for (const call of stand.calls) {
        const answer = await send(call, { timeout: 1000 }).catch(silence);
        if (answer) exchanges.push({ call, answer });
      }
      await writeFile(traffic, harOf(exchanges));
      const { stdout } = await run([process.execPath, REDOCLY, "drift", traffic, ...flags], {
        cwd: folder,
        timeout: 60_000,
      });
      await writeFile(output, stdout);
      return problemsIn(stdout);
    },
    close: async () => {},
  };
}

function silence(error: unknown): undefined {
  if (!(error instanceof NoAnswer)) throw error;
}

type Problem = { exchangeIndex: number; ruleId: string; target: string; dataPath?: string; message: string };

function problemsIn(stdout: string): string[] {
  const { problems }: { problems: Problem[] } = JSON.parse(stdout);
  return problems.map(
    ({ exchangeIndex, ruleId, target, dataPath = "", message }) =>
      `${exchangeIndex} ${ruleId} ${target} ${dataPath} ${message}`,
  );
}
