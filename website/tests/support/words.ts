/** What a page says in English: to the eye, and to those who hear it. */
import type { Page } from "playwright-core";

/** The texts and labels without a Korean letter, each once. Code and the names of fields are no words. */
export function readEnglish(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = (element: Element) => {
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const labels = ["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name) ?? "");
      return [...texts.map((node) => node.textContent ?? ""), ...labels].map((text) => text.trim());
    };
    const elements = [...document.querySelectorAll("body > header *, #redoc *, [role=dialog] *")].filter(
      (element) => element.checkVisibility() && !element.closest("pre, code, [lang=en]"),
    );
    const english = elements.flatMap(said).filter((text) => /[A-Za-z]{2}/.test(text) && !/[가-힣]/.test(text));
    return [...new Set(english)];
  });
}
