/** Looks at a page as a reader would, and notes everything that is wrong with it. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { Stage } from "./browser.ts";
import { withPage } from "./browser.ts";
import { isReference } from "./built.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export type Visit = {
  /** Errors and warnings of the console, among them what the policy refused. */
  console: string[];
  /** Requests to another origin. */
  foreign: string[];
  /** What this site answered with an error. */
  missing: string[];
  axe: string[];
  axeDark: string[];
  /** Pixels by which the page is wider than a phone, and what sticks out. */
  sideways: string[];
  links: string[];
  anchors: string[];
};

export async function visit(stage: Stage, path: string): Promise<Visit> {
  const seen: Visit = {
    console: [],
    foreign: [],
    missing: [],
    axe: [],
    axeDark: [],
    sideways: [],
    links: [],
    anchors: [],
  };
  await withPage(stage, { viewport: { width: 1280, height: 900 }, colorScheme: "light" }, async (page) => {
    listen(page, stage.site.url, seen);
    await page.goto(stage.site.url + path, { waitUntil: "networkidle" });
    // The API reference is written by its script.
    if (isReference(path)) await page.waitForSelector("h1");
    seen.links = await page.$$eval("a[href]", (links) => links.map((link) => (link as HTMLAnchorElement).href));
    seen.anchors = await page.$$eval("[id]", (elements) => elements.map(({ id }) => id));
    seen.axe = await findings(page);
    await page.emulateMedia({ colorScheme: "dark" });
    // Other rules than contrast look at no colours.
    seen.axeDark = await findings(page, ["color-contrast"]);
    await page.setViewportSize({ width: 390, height: 844 });
    seen.sideways = await sticksOut(page);
  });
  return seen;
}

function listen(page: Page, origin: string, seen: Visit): void {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.console.push(message.text().slice(0, 300));
  });
  page.on("pageerror", (error) => seen.console.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url())) seen.foreign.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) seen.missing.push(`${response.status()} ${response.url()}`);
  });
}

type Violation = { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] };

/** Korean pages of the client's reference hold the English text, whose own page is looked at. */
const SAME_AS_ENGLISH = /\/ko\/client\/\w+\.html$/;

/** What axe finds serious or critical, one line a place. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const scope = SAME_AS_ENGLISH.test(page.url()) ? '{ exclude: [["main"]] }' : "document";
  const options = { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) };
  const violations = (await page.evaluate(
    `${axe};axe.run(${scope}, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
    );
}

function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return wide
      .slice(0, 5)
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 60)}`);
  });
}
