/** A Chromium of this machine, and the site that it looks at. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { type Served, serveSite } from "../../steps/serve.ts";

export const base = process.env.SITE_BASE ?? "/";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

function findChromium(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

const executablePath = findChromium();

/** Skipped by name where there is no Chromium, unless nothing may be skipped. */
export const describeInChromium = describe.skipIf(!executablePath && process.env.CI_NO_SKIP !== "1");

export type Stage = { site: Served; browser: Browser };

/** Opens a browser and the site for the tests of a file. */
export function openStage(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    if (!executablePath) throw new Error("there is no Chromium on the PATH, and CHROME_PATH names none");
    stage.site = await serveSite({ base });
    stage.browser = await chromium.launch({ executablePath, args: FLAGS });
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.site?.close();
  });
  return stage;
}

/** Runs with a page of its own, in a profile of its own. */
export async function withPage<Result>(
  { browser }: Stage,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
