/** The API reference: its operations, the samples that follow the reader's choice, and the console. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openMock } from "../../clients/harness/mock.ts";
import { closedPort } from "../../tests/support/panel.ts";
import { readDocuments } from "../reference/documents.ts";
import { koreanLabels } from "../reference/labels.ts";
import { languages } from "../reference/samples/index.ts";
import { describeInChromium, openStage, withPage } from "./support/browser.ts";
import { readEnglish } from "./support/words.ts";

const documents = await readDocuments();
const LIVE = "https://xn--2i0bt7p86inpdbormib.com/api/v2";

describeInChromium("the API reference (needs Chromium)", () => {
  const stage = openStage();

  const open = <Result>(path: string, use: (page: Page) => Promise<Result>) =>
    withPage(stage, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(stage.site.url + path);
      await page.locator(".panel-request-samples").last().waitFor();
      return use(page);
    });

  /** The samples of an operation. */
  const samples = (page: Page, id: string): Locator =>
    page.locator(`[data-section-id$="/${id.toLowerCase()}"] .panel-request-samples`);

  /** Picks from a menu that opens at a button. */
  async function pick(page: Page, button: Locator, name: string): Promise<void> {
    // The menu opens below, and must not open below the window.
    await button.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await button.click();
    await page.getByRole("menuitem", { name, exact: true }).and(page.locator(":visible")).click();
  }

  const fill = (page: Page, name: string, value: string) => page.locator(`#console [name="${name}"]`).fill(value);

  test.each([
    ["en", "reference/"],
    ["ko", "ko/reference/"],
  ] as const)("has every operation in %s, by one path, with samples in every form", (locale, path) =>
    open(path, async (page) => {
      const text = await page.locator("#redoc").textContent();
      expect(text).not.toContain("#action");
      for (const { post } of Object.values(documents[locale].actions.paths)) {
        expect(text).toContain((post as typeof post & { summary: string }).summary);
        const panel = samples(page, post.operationId);
        expect(await panel.textContent()).toMatch(/^POST\/api\/v2(?!#)/);
        await panel.getByRole("button", { name: "curl" }).click();
        const menu = page.getByRole("menuitem").and(page.locator(":visible"));
        expect(await menu.allInnerTexts()).toEqual(languages.map(({ label }) => label));
        await page.keyboard.press("Escape");
      }
    }),
  );

  test("shows the sample of the example that is picked, in the form that is picked", () =>
    open("reference/", async (page) => {
      const panel = samples(page, "addOrder");
      await pick(page, panel.getByRole("button", { name: "Default", exact: true }), "Custom Comments");
      await pick(page, panel.getByRole("button", { name: "curl" }), "Python");
      expect(await panel.textContent()).toContain('"comments": "Great work!\\n정말 멋져요 👏\\nWhere was this taken?"');
    }));

  test("aims every sample at the live panel when asked to, and still does the next time", () =>
    open("reference/", async (page) => {
      const first = samples(page, "listServices");
      expect(await first.textContent()).toMatch(/URL=http:\/\/127\.0\.0\.1:4010\/api\/v2\s*KEY=demo/);
      await page.locator("input[name=samples][value=live]").check();
      await first.locator("pre", { hasText: `URL=${LIVE}` }).waitFor();
      expect(await first.textContent()).toContain("KEY=YOUR_KEY");
      await pick(page, first.getByRole("button", { name: "curl" }), "Go");
      await first.locator("pre", { hasText: LIVE }).waitFor();
      await page.goto(`${stage.site.url}ko/reference/`);
      await samples(page, "getBalance").locator("pre", { hasText: LIVE }).waitFor();
    }));

  test("has a console that gets an answer from the mock", async () => {
    const mock = await openMock();
    try {
      await open("reference/", async (page) => {
        await page.locator('[data-section-id="/orders/getorderstatus"] a[href$="#try"]').click();
        await fill(page, "address", mock.url);
        await fill(page, "order", "100");
        await page.getByRole("button", { name: "Send" }).click();
        await page.locator("#console .status", { hasText: "HTTP 200" }).waitFor();
        const body = await page.locator("#console .body").textContent();
        expect(JSON.parse(body ?? "")).toMatchObject({ charge: "1.44219", status: "In progress" });
        expect(await page.locator("#console code.code").textContent()).toContain("-d order=100");
      });
    } finally {
      await mock.close();
    }
  });

  test.each(["https://panel.example/api/v2", LIVE, "http://127.0.0.1.panel.example/", "http://a@127.0.0.1/", "mock"])(
    "has a console that sends nothing to %s",
    (address) =>
      open("reference/", async (page) => {
        await page.locator("#try").click();
        const asked: string[] = [];
        page.on("request", (request) => asked.push(request.url()));
        await fill(page, "address", address);
        await page.getByRole("button", { name: "Send" }).click();
        await page.getByText("calls 127.0.0.1 and localhost alone").waitFor();
        expect(asked).toEqual([]);
      }),
  );

  test("says what to do when no mock answers", async () => {
    const address = await closedPort();
    await open("ko/reference/", async (page) => {
      await page.locator("#try").click();
      await fill(page, "address", address);
      await page.getByRole("button", { name: "보내기" }).click();
      await page.getByText("npm run mock’으로 시작하십시오").waitFor();
    });
  });

  test("says in Korean whatever is no name, and no type or value as programs write them", () =>
    open("ko/reference/", async (page) => {
      const names = new Set(JSON.stringify(documents.ko.actions).match(/[A-Za-z]+/g));
      const left = (await readEnglish(page)).filter((text) =>
        text.match(/[A-Za-z]+/g)?.some((word) => !names.has(word)),
      );
      // The mock; names of formats, of the samples' languages and of Redoc; and what Redoc writes in the manner of a program.
      const kept =
        /^(?:http:\/\/127\.0\.0\.1:4010|autostagram|Redoc|YAML|JSON|POST|curl|Array \[|any|(?:\w+ (?:\(\w+\) )?or )+\w+ \(\w+\))$/;
      expect(left.filter((text) => !kept.test(text))).toEqual([]);
    }));

  test("finds 리필, under its policy", () =>
    open("ko/reference/", async (page) => {
      // Until its index is there, the field leads nowhere.
      await page.getByTestId("search-trigger").getByText("Ctrl+K").click();
      await page.getByPlaceholder(koreanLabels["Search docs..."] ?? "").waitFor();
      await page.keyboard.type("리필");
      await page.locator('[data-component-name="Search/SearchItem"]').getByText("여러 주문 리필 요청").waitFor();
    }));
});
