/** Every page in both languages, in a real browser: light, dark, and on a phone. */
import { beforeAll, expect, test } from "vitest";
import { base, describeInChromium, openStage } from "./support/browser.ts";
import { isReference, pages } from "./support/built.ts";
import { type Visit, visit } from "./support/visit.ts";

/** Pages that are open at the same time; more than the machine's cores, since each waits now and then. */
const TOGETHER = 4;

describeInChromium("every page (needs Chromium)", () => {
  const stage = openStage();
  const visits = new Map<string, Visit>();

  beforeAll(async () => {
    const waiting = [...pages];
    const work = async () => {
      for (let page = waiting.shift(); page; page = waiting.shift()) visits.set(page, await visit(stage, page));
    };
    await Promise.all(Array.from({ length: TOGETHER }, work));
  });

  /** What is wrong with any page, one line each, so that one run tells all. */
  const all = (part: "console" | "foreign" | "missing" | "axe" | "axeDark" | "sideways") =>
    [...visits].flatMap(([page, seen]) => seen[part].map((line) => `${page}: ${line}`));

  test("is there in both languages", () => {
    const english = pages.filter((page) => !page.startsWith("ko/") && page !== "404.html");
    expect(pages.filter((page) => page.startsWith("ko/"))).toEqual(english.map((page) => `ko/${page}`));
    expect(english.length).toBeGreaterThan(20);
  });

  test("prints no error, and nothing that its policy refused", () => expect(all("console")).toEqual([]));
  test("asks no other host for anything", () => expect(all("foreign")).toEqual([]));
  test("asks for nothing that is not there", () => expect(all("missing")).toEqual([]));
  test("has nothing serious for axe in the light", () => expect(all("axe")).toEqual([]));
  test("has nothing serious for axe in the dark", () => expect(all("axeDark")).toEqual([]));
  test("does not scroll sideways at 390 pixels", () => expect(all("sideways")).toEqual([]));

  test("leads to pages and places that exist", async () => {
    const dead: string[] = [];
    for (const [page, { links }] of visits) {
      // Servers show it under other addresses than its own, and its language link follows those.
      if (page === "404.html") continue;
      for (const link of new Set(links)) {
        const problem = await problemOf(new URL(link));
        if (problem) dead.push(`${page}: ${link} ${problem}`);
      }
    }
    expect(dead).toEqual([]);
  });

  async function problemOf(link: URL): Promise<string | undefined> {
    if (link.origin !== new URL(stage.site.url).origin) return undefined;
    const path = decodeURI(link.pathname);
    if (!path.startsWith(base)) return "leaves the site's path";
    const seen = visits.get(path.slice(base.length).replace(/(^|\/)$/, "$1index.html"));
    return seen ? problemOfPlace(link, seen) : problemOfFile(link);
  }

  function problemOfPlace(link: URL, { anchors }: Visit): string | undefined {
    const anchor = decodeURIComponent(link.hash.slice(1));
    // Redoc makes its places from the address when they are asked for.
    const isRoute = anchor.startsWith("/") && isReference(link.pathname.slice(base.length));
    return anchor === "" || isRoute || anchors.includes(anchor) ? undefined : "has no such place";
  }

  const answers = new Map<string, number>();

  async function problemOfFile(link: URL): Promise<string | undefined> {
    const status = answers.get(link.pathname) ?? (await fetch(link, { method: "HEAD" })).status;
    answers.set(link.pathname, status);
    return status === 200 ? undefined : `answers ${status}`;
  }
});
