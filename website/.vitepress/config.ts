/** The site's configuration. Where it stands on its host comes from the build, in `SITE_BASE`. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig } from "vitepress";
import { FOREIGN, files, pages, site, stage } from "../steps/places.ts";
import { colours, markdown } from "./markdown.ts";
import { navFor, sidebarFor } from "./nav.ts";
import { search } from "./search.ts";
import { WORDS } from "./words.ts";

const base = process.env.SITE_BASE ?? "/";

export default defineConfig({
  title: "autostagram",
  base,
  srcDir: pages,
  outDir: site,
  cacheDir: join(stage, "cache"),
  metaChunk: true,
  // The pages that are linked in sight would be half of what a first view transfers.
  router: { prefetchLinks: false },
  ignoreDeadLinks: [FOREIGN],
  // Instead of a style attribute, which the policy forbids.
  contentProps: { class: "content-page" },
  markdown,
  vite: { publicDir: files, build: { chunkSizeWarningLimit: 2000 } },
  head: [
    ["link", { rel: "icon", href: `${base}logo.svg`, type: "image/svg+xml" }],
    ["link", { rel: "stylesheet", href: `${base}assets/code.css` }],
    ["meta", { name: "theme-color", content: "#0f766e" }],
    ["meta", { name: "referrer", content: "no-referrer" }],
  ],
  themeConfig: { logo: "/logo.svg", search, externalLinkIcon: true },
  locales: {
    root: {
      label: "English",
      lang: "en",
      description: WORDS.en.description,
      themeConfig: { nav: navFor("en"), sidebar: sidebarFor("en"), outline: [2, 3], ...WORDS.en.theme },
    },
    ko: {
      label: "한국어",
      lang: "ko",
      description: WORDS.ko.description,
      themeConfig: { nav: navFor("ko"), sidebar: sidebarFor("ko"), ...WORDS.ko.theme },
    },
  },
  transformHead: ({ page }) => [
    ["link", { rel: "alternate", type: "text/markdown", href: `${base}${page}`, title: "Markdown" }],
  ],
  // The theme writes it before it knows the window's height; as an attribute the policy would refuse it.
  transformHtml: (html) => html.replaceAll(' style="--vp-vh:0px;"', ""),
  buildEnd: () => writeFile(join(site, "assets", "code.css"), colours.getCSS()),
});
