/** The default theme without its web fonts, with our colours and a line under each page. */
import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { h } from "vue";
import MarkdownLink from "./MarkdownLink.vue";
import "./landing.css";
import "./style.css";

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { "doc-footer-before": () => h(MarkdownLink) }),
} satisfies Theme;
