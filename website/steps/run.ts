/** Tools that run as processes of their own, beside each other. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { website } from "./places.ts";

/** Runs a tool of the site's own packages with this Node; what it prints is shown only when it fails. */
export async function runTool(script: string, ...flags: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(website, "node_modules", script), ...flags], {
    cwd: website,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${script} ended with ${code}\n${output.trim()}`);
}
