/** Blocks `reasons` and `reason-texts`: the words of refusals, what they mean, what to do. */
import { type Reason, reasonOf } from "../../src/reasons.ts";
import type { Facts } from "./facts.ts";
import { REASONS } from "./reasonTable.ts";
import { code, table } from "./table.ts";

const HEAD = {
  en: ["reason", "the panel's words", "what to do"],
  ko: ["사유", "패널의 문구", "할 일"],
};

const TEXTS = { en: ["text or code", "reason"], ko: ["문구 또는 코드", "사유"] };
const REST = { en: "anything else", ko: "그 밖의 모든 문구" };

/** Every reason, with what to do about it. */
export function reasons({ locale }: Facts): string {
  const rows = rowsOf().map(([reason, { texts, advice }]) => [
    code(reason),
    texts.map(written).join("; ") || (reason === "other" ? REST[locale] : ""),
    advice[locale],
  ]);
  return table(HEAD[locale], rows);
}

/** The texts alone, with the reason that the client gives each. */
export function reasonTexts({ locale }: Facts): string {
  const named = rowsOf().filter(([, { texts }]) => texts.length > 0);
  const rows = named.map(([reason, { texts }]) => [texts.map(written).join(", "), code(reason)]);
  return table(TEXTS[locale], [...rows, [REST[locale], code("other")]]);
}

/** @throws when the client gives a text another reason. */
function rowsOf() {
  const rows = Object.entries(REASONS) as [Reason, (typeof REASONS)[Reason]][];
  for (const [reason, { texts }] of rows) {
    for (const text of texts) {
      const found = reasonOf(text.replace(/ N$/, " 50"));
      if (found !== reason)
        throw new Error(`scripts/docs/reasonTable.ts: the client gives "${text}" the reason ${found}`);
    }
  }
  return rows;
}

/** Codes look like code, sentences do not. */
function written(text: string): string {
  return /^[\w.]+\.[\w.]+$/.test(text) ? code(text) : text;
}
