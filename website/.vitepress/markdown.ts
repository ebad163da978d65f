/** How Markdown becomes HTML: with classes where a strict policy forbids style attributes, and with what a test must know of a block. */
import { transformerStyleToClass } from "@shikijs/transformers";
import type { MarkdownOptions, MarkdownRenderer } from "vitepress";

/** The colours of code; their rules are known when every page is written. */
export const colours = transformerStyleToClass({ classPrefix: "c-" });

/** `no-run="needs Docker"`, `continues` and the like, from the line that opens a block; website/README.md lists them. */
function describeBlock(info: string): string {
  const marks = info.matchAll(/\b(no-run|exits|program)="([^"]*)"|\b(continues|keeps-running)\b/g);
  return [...marks].map(([, name, value, flag]) => (flag ? ` data-${flag}` : ` data-${name}="${value}"`)).join("");
}

function extend(md: MarkdownRenderer): void {
  const { fence } = md.renderer.rules;
  if (!fence) throw new Error("Markdown has no rule for fenced blocks");
  md.renderer.rules.fence = (tokens, index, ...rest) =>
    fence(tokens, index, ...rest).replace(/^<div class="[^"]*"/, `$&${describeBlock(tokens[index]?.info ?? "")}`);

  for (const rule of ["th_open", "td_open"]) {
    md.renderer.rules[rule] = (tokens, index, options, _env, self) => {
      const token = tokens[index];
      const side = /text-align:(\w+)/.exec(token?.attrGet("style") ?? "")?.[1];
      if (token && side) token.attrs = [["class", `align-${side}`]];
      return self.renderToken(tokens, index, options);
    };
  }
}

export const markdown: MarkdownOptions = {
  theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  codeTransformers: [colours],
  config: extend,
};
