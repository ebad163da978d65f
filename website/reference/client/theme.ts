/**
 * Light or dark as on the rest of the site, before anything is painted. VitePress and Redoc each keep the choice under a
 * name of their own; what the reader chooses in one holds in the other.
 */
const SITE = "vitepress-theme-appearance";
const REDOC = "redoc.colorMode";

try {
  const chosen = localStorage.getItem(SITE);
  if (chosen === "light" || chosen === "dark") localStorage.setItem(REDOC, chosen);
  else localStorage.removeItem(REDOC);
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.add(dark ? "dark" : "light");
  new MutationObserver(() => {
    const now = localStorage.getItem(REDOC);
    if (now === "light" || now === "dark") localStorage.setItem(SITE, now);
  }).observe(document.documentElement, { attributeFilter: ["class"] });
} catch {
  // A browser that keeps nothing for pages gives the light page.
  document.documentElement.classList.add("light");
}

/** Paper is white, and browsers print no backgrounds. */
addEventListener("beforeprint", () => {
  const { classList } = document.documentElement;
  if (!classList.replace("dark", "light")) return;
  addEventListener("afterprint", () => classList.replace("light", "dark"), { once: true });
});
