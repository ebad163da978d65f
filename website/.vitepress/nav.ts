/** The menu and the sidebar, with the pages that are staged and no other. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DefaultTheme } from "vitepress";
import { GROUPS, type Locale } from "../../scripts/docs/pages.ts";
import { pages } from "../steps/places.ts";
import { WORDS } from "./words.ts";

const prefixOf = (locale: Locale): string => (locale === "ko" ? "/ko" : "");

export function navFor(locale: Locale): DefaultTheme.NavItem[] {
  const words = WORDS[locale];
  const prefix = prefixOf(locale);
  const [first] = guidesFor(locale).flatMap(({ items = [] }) => items);
  return [
    ...(first?.link ? [{ text: words.guides, link: first.link, activeMatch: `^${prefix}/guides/` }] : []),
    { text: words.reference, link: `${prefix}/reference/`, target: "_self" },
    { text: words.client, link: `${prefix}/client/`, activeMatch: `^${prefix}/client/` },
    { text: words.downloads, link: `${prefix}/downloads/` },
  ];
}

export function sidebarFor(locale: Locale): DefaultTheme.SidebarItem[] {
  const words = WORDS[locale];
  const prefix = prefixOf(locale);
  return [
    ...guidesFor(locale),
    {
      text: words.lookUp,
      items: [
        { text: words.reference, link: `${prefix}/reference/`, target: "_self" },
        { text: words.client, link: `${prefix}/client/`, collapsed: true, items: modulesFor(prefix) },
        { text: words.downloads, link: `${prefix}/downloads/` },
        { text: words.changelog, link: `${prefix}/changelog` },
      ],
    },
  ];
}

function guidesFor(locale: Locale): DefaultTheme.SidebarItem[] {
  const folder = `${prefixOf(locale)}/guides`;
  const groups = GROUPS.map((group) => ({
    text: group.title[locale],
    items: group.pages
      .filter(({ name }) => existsSync(join(pages, folder, `${name}.md`)))
      .map(({ name, title }) => ({ text: title[locale], link: `${folder}/${name}` })),
  }));
  return groups.filter(({ items }) => items.length > 0);
}

function modulesFor(prefix: string): DefaultTheme.SidebarItem[] {
  const names = readdirSync(join(pages, prefix, "client")).map((file) => file.replace(/\.md$/, ""));
  return names
    .filter((name) => name !== "index")
    .toSorted((one, other) => Number(other === "autostagram") - Number(one === "autostagram") || (one < other ? -1 : 1))
    .map((name) => ({
      text: name === "autostagram" ? name : `autostagram/${name}`,
      link: `${prefix}/client/${name}`,
    }));
}
