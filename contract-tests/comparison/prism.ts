/** `prism proxy`: stands between the calls of `verify` and the panel, and says in a header what it has against them. */

import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { send } from "../src/send.ts";
import { launch } from "./child.ts";
import { fileOf } from "./documents.ts";
import { freePort } from "./stand.ts";
import type { Judge, Setting, Tool } from "./tool.ts";

const PRISM = fileURLToPath(import.meta.resolve("@stoplight/prism-cli/dist/index.js"));

/** Without `--errors` it forwards calls that it has something against, and so sees more. */
export const prism = prismWith([], "prism proxy");
export const prismErrors = prismWith(["--errors"], "prism proxy --errors");

function prismWith(flags: readonly string[], name: string): Tool {
  return { name, command: `${name} DOCUMENT PANEL`, open: (setting) => openPrism(setting, flags) };
}

async function openPrism(setting: Setting, flags: readonly string[]): Promise<Judge> {
  const port = await freePort();
  const { stand, folder } = setting;
  const command = [process.execPath, PRISM, "proxy", fileOf(setting), stand.origin, "--port", String(port), ...flags];
  const child = launch(command, folder);
  child.stdout?.resume();
  child.stderr?.resume();
  const origin = `http://127.0.0.1:${port}`;
  await answers(origin);
  return {
    complaints: async () => {
      const said: string[] = [];
      for (const [index, call] of stand.calls.entries()) {
        const through = { ...call, url: call.url.replace(stand.origin, origin) };
        const answer = await send(through, { timeout: 20_000 }).catch(() => undefined);
        said.push(...(answer ? linesOf(index, answer) : [`${index} no answer`]));
      }
      return said;
    },
    close: async () => {
      child.kill();
    },
  };
}

type Violation = { location?: string[]; code?: string; message: string };

/** Violations by themselves, without the values in them; and Prism's own answers. */
function linesOf(index: number, { headers, body }: Awaited<ReturnType<typeof send>>): string[] {
  const header = (headers["sl-violations"] ?? "").replace(/^Too many violations! /, "");
  if (headers["content-type"]?.startsWith("application/problem+json")) {
    const problem = JSON.parse(Buffer.from(body).toString());
    return violationsIn(index, problem.validation ?? [{ location: [], message: problem.title }]);
  }
  if (header === "") return [];
  try {
    return violationsIn(index, JSON.parse(header));
  } catch {
    // It is cut where it gets too long.
    return [`${index} ${header}`];
  }
}

function violationsIn(index: number, violations: readonly Violation[]): string[] {
  return violations.map(
    ({ location = [], code, message }) => `${index} ${location.join("/")} ${code ?? ""} ${message}`,
  );
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.text();
    if (answer) return;
    await sleep(100);
  }
  throw new Error("prism proxy does not answer");
}
