/** All steps in their order; what does not need each other runs side by side. */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { runTypeDoc, stageClient } from "./client.ts";
import { buildForeign } from "./foreign.ts";
import { writeLlms } from "./llms.ts";
import { files, website } from "./places.ts";
import { writePolicies } from "./policy.ts";
import { runTool } from "./run.ts";
import { packSource } from "./source.ts";
import { emptyStage, stagePages } from "./stage.ts";
import { writeTwins } from "./twins.ts";

export async function buildSite(base: string): Promise<void> {
  await emptyStage();
  await cp(join(website, "public"), files, { recursive: true });
  await Promise.all([runTypeDoc().then(stageClient), stagePages(), buildForeign(), packSource()]);
  process.env.SITE_BASE = base;
  await runTool("vitepress/bin/vitepress.js", "build", ".");
  await writeTwins();
  await writeLlms();
  await writePolicies();
}
