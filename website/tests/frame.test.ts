/** What is around the pages: the search, the language, the dark, the page that is not there. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { base, describeInChromium, openStage, withPage } from "./support/browser.ts";

describeInChromium("the frame (needs Chromium)", () => {
  const stage = openStage();
  const look = <Result>(path: string, use: (page: Page) => Promise<Result>, colorScheme: "light" | "dark" = "light") =>
    withPage(stage, { viewport: { width: 1280, height: 900 }, colorScheme, locale: "en-US" }, async (page) => {
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await page.goto(stage.site.url + path, { waitUntil: "networkidle" });
      const result = await use(page);
      expect(errors).toEqual([]);
      return result;
    });

  const pathOf = (page: Page): string => new URL(page.url()).pathname.slice(base.length);

  test.each([
    ["", "refill", "Search"],
    ["ko/", "리필", "검색"],
    // Parts of words: 자동리필, 드립피드, 주문을.
    ["ko/", "피드", "검색"],
    ["", "createClient", "Search"],
    ["ko/", "createClient", "검색"],
  ])("in %s finds %s and goes there", (path, query, button) =>
    look(path, async (page) => {
      await page.getByRole("button", { name: button }).first().click();
      await page.locator("#localsearch-input").fill(query);
      const first = page.locator("#localsearch-list li a").first();
      await first.waitFor();
      await first.click();
      await page.waitForFunction((start) => location.pathname !== start, new URL(stage.site.url).pathname + path);
      expect(pathOf(page).startsWith("ko/")).toBe(path === "ko/");
      expect((await page.locator("main").textContent())?.toLowerCase()).toContain(query.toLowerCase());
    }),
  );

  test("finds nothing for a word that no page has, and says so", () =>
    look("ko/", async (page) => {
      await page.getByRole("button", { name: "검색" }).first().click();
      await page.locator("#localsearch-input").fill("qqqqzzzz");
      await page.locator(".no-results").waitFor();
      expect(await page.locator(".no-results").textContent()).toContain("찾은 것이 없습니다");
    }));

  test.each(["guides/errors.html", "client/ledger.html", "downloads/", "changelog.html"])(
    "keeps %s when the language changes, there and back",
    (path) =>
      look(path, async (page) => {
        for (const [other, place, lang] of [
          ["한국어", `ko/${path}`, "ko"],
          ["English", path, "en"],
        ] as const) {
          await page.locator(".VPNavBarTranslations button").hover();
          await page.locator(".VPNavBarTranslations a", { hasText: other }).click();
          await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
          expect(pathOf(page)).toBe(place);
        }
      }),
  );

  test("stays dark on the next page, and on the API reference", () =>
    look("guides/errors.html", async (page) => {
      const isDark = () => page.evaluate(() => document.documentElement.classList.contains("dark"));
      expect(await isDark()).toBe(false);
      await page.locator(".VPNavBarAppearance button").click();
      for (const path of ["guides/mock.html", "ko/", "reference/"]) {
        await page.goto(stage.site.url + path);
        await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
      }
      expect(await isDark()).toBe(true);
    }));

  test("is dark from the start where the reader's system is", () =>
    look(
      "",
      async (page) => {
        expect(await page.evaluate(() => document.documentElement.classList.contains("dark"))).toBe(true);
      },
      "dark",
    ));

  test("shows the three languages of the first page, each when it is asked for", () =>
    look("", async (page) => {
      for (const [tab, code] of [
        ["PHP", "require 'clients/php/src/Panel.php'"],
        ["curl", "curl -d key=demo"],
        ["TypeScript", "import { createClient }"],
      ] as const) {
        await page.locator(".vp-code-group label", { hasText: tab }).click();
        expect(await page.locator(".vp-code-group .blocks > .active").textContent()).toContain(code);
      }
    }));

  test.each([
    ["nowhere.html", "PAGE NOT FOUND"],
    ["ko/nowhere.html", "페이지를 찾을 수 없습니다"],
  ])("says of %s that it is not there", (path, words) =>
    withPage(stage, {}, async (page) => {
      const answer = await page.goto(stage.site.url + path);
      expect(answer?.status()).toBe(404);
      await page.getByText(words).waitFor();
    }),
  );
});
