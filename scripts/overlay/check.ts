/** Holds the translation against the documents: every text has one, and each is of the text that stands there today. */
import type { Document } from "../generate/document.ts";
import { type Overlay, translate } from "./overlay.ts";
import { textsOf } from "./texts.ts";

type Translated = { place: string; text: string; action: number | undefined };

/**
 * What is wrong, a line for each.
 *
 * @param documents By the name that messages call them.
 */
export async function findProblems(documents: ReadonlyMap<string, Document>, overlay: Overlay): Promise<string[]> {
  const missing = new Map<string, string>();
  const stale = new Map<number, string>();
  const used = new Set<number>();
  for (const [name, document] of documents) {
    for (const { place, text, action } of await translatedTexts(document, overlay)) {
      if (action === undefined) missing.set(text, `${name}: ${place} has no Korean: ${excerpt(text)}`);
      else if (text !== overlay.actions[action]?.description) stale.set(action, `${name}: ${place}`);
      if (action !== undefined) used.add(action);
    }
  }
  const found = overlay.actions.flatMap((_, index) => problemOf(index, overlay, { used, place: stale.get(index) }));
  return [...found, ...[...missing.values()].map((line) => `${line}. Add it to ${overlay.file}`)];
}

/** Every text with the action that translates it: each action writes its number instead of its text. */
async function translatedTexts(document: Document, overlay: Overlay): Promise<Translated[]> {
  const actions = overlay.actions.map((action, index) => ({
    ...action,
    update: Object.fromEntries(Object.keys(action.update).map((key) => [key, `\0${index}`])),
  }));
  const marks = new Map(
    textsOf(await translate(document, { ...overlay, actions })).map((mark) => [mark.place, mark.text]),
  );
  return textsOf(document).map(({ place, text }) => {
    const mark = marks.get(place) ?? "";
    return { place, text, action: mark.startsWith("\0") ? Number(mark.slice(1)) : undefined };
  });
}

function problemOf(
  index: number,
  { file, actions, lines }: Overlay,
  { used, place }: { used: ReadonlySet<number>; place: string | undefined },
): string[] {
  const { target = "", description = "", update = {} } = actions[index] ?? {};
  const [[key, korean] = ["", ""]] = Object.entries(update);
  const where = `${file}:${lines[index]}: ${target} ${key}`;
  if (!used.has(index)) return [`${where} translates nothing. Its English was ${excerpt(description)}`];
  if (place) return [`${where} is stale: its English is no longer that of ${place}. It was ${excerpt(description)}`];
  return /\p{Script=Hangul}/u.test(korean) ? [] : [`${where} is not Korean: ${excerpt(korean)}`];
}

function excerpt(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
}
