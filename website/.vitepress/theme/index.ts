/** The default theme without its web fonts, with our colours and a line under each page. */
import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { defineAsyncComponent, h } from "vue";
import MarkdownLink from "./MarkdownLink.vue";
import "./landing.css";
import "./style.css";

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { "doc-footer-before": () => h(MarkdownLink) }),
  enhanceApp({ app }) {
    // Loaded where it stands: the forms of all order types would weigh on every page.
    app.component(
      "OrderForm",
      defineAsyncComponent(() => import("./OrderForm.vue")),
    );
  },
} satisfies Theme;
