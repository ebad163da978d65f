/**
 * What the local search finds. MiniSearch splits at spaces and finds words by their beginning. Korean writes particles and
 * compounds without spaces, so in the index a Korean word stands with each of its endings: then any part of a word is the beginning of one.
 * (A tokenizer of our own would be sent to the page as text and evaluated there, which the security policy forbids.)
 */
import type { DefaultTheme } from "vitepress";
import { WORDS } from "./words.ts";

type Render = NonNullable<DefaultTheme.LocalSearchOptions["_render"]>;

const HANGUL = /[가-힣]{3,}/g;

/** `자동리필을` with `동리필을`, `리필을` and `필을`. */
export function withEndings(text: string): string {
  return text.replaceAll(HANGUL, (word) => {
    const endings = Array.from({ length: word.length - 1 }, (_, start) => word.slice(start));
    return endings.join(" ");
  });
}

const render: Render = async (source, env, md) => {
  const html = md.render(source, env);
  if (env.frontmatter?.search === false) return "";
  return (
    html
      // A cell's text would run into the next one's when the tags are taken out.
      .replaceAll(/<\/t[dh]>|<\/li>|<\/p>|<br>/g, " $&")
      .split(/(<h[1-6].*?<\/h[1-6]>|<[^>]*>)/s)
      .map((part) =>
        part.startsWith("<h") ? `${part}${endingsOf(part)}` : part.startsWith("<") ? part : withEndings(part),
      )
      .join("")
  );
};

/** A heading is shown as it is; its endings follow it. */
function endingsOf(heading: string): string {
  if (!/^<h[1-6]/.test(heading)) return "";
  const words = heading.replaceAll(/<[^>]*>/g, "").match(HANGUL) ?? [];
  return words.map((word) => withEndings(word)).join(" ");
}

export const search: NonNullable<DefaultTheme.Config["search"]> = {
  provider: "local",
  options: {
    _render: render,
    locales: { root: { translations: WORDS.en.search }, ko: { translations: WORDS.ko.search } },
  },
};
