/** A Chromium of this machine, and the site that it looks at. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { findChromium, openBrowser } from "../../steps/browser.ts";
import { type Served, serveSite } from "../../steps/serve.ts";

export const base = process.env.SITE_BASE ?? "/";

/** Skipped by name where there is no Chromium, unless nothing may be skipped. */
export const describeInChromium = describe.skipIf(!findChromium() && process.env.CI_NO_SKIP !== "1");

export type Stage = { site: Served; browser: Browser };

/** Opens a browser and the site for the tests of a file. */
export function openStage(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    stage.browser = await openBrowser();
    stage.site = await serveSite({ base });
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
