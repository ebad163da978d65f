/** What a field can hold, in a word for people. */
import type { Schema } from "../generate/document.ts";
import type { Locale } from "./pages.ts";

type Rules = Schema & { enum?: unknown[]; minimum?: number };

/** One of a closed set, which the texts below name. */
export type Kind = keyof typeof WORDS;

const WORDS = {
  integer: { en: "whole number", ko: "정수" },
  choice: { en: "one of some numbers", ko: "정해진 숫자 중 하나" },
  boolean: { en: "true or false", ko: "true 또는 false" },
  lines: { en: "text, one entry a line", ko: "한 줄에 하나씩 적은 텍스트" },
  date: { en: "day/month/year", ko: "일/월/연도" },
  money: { en: "decimal text", ko: "십진수 텍스트" },
  count: { en: "whole number as text", ko: "정수 텍스트" },
  currency: { en: "three capital letters", ko: "대문자 세 글자" },
  id: { en: "id as text", ko: "텍스트로 된 ID" },
  text: { en: "text", ko: "텍스트" },
  refusable: { en: "the value, or a refusal", ko: "값 또는 거절" },
} satisfies Record<string, { [locale in Locale]: string }>;

/** Patterns of the description, and what they let through. */
const PATTERNS: Record<string, Kind> = {
  "^\\d+(\\.\\d+)?$": "money",
  "^\\d+$": "count",
  "^[A-Z]{3}$": "currency",
  "^[1-9]\\d*$": "id",
};

export function kindOf({ type, format, pattern = "", oneOf, ...rules }: Rules): Kind {
  if (oneOf) return "refusable";
  if (format === "lines") return "lines";
  if (pattern.includes("/")) return "date";
  if (type === "integer") return rules.enum ? "choice" : "integer";
  if (type === "boolean") return "boolean";
  return PATTERNS[pattern] ?? "text";
}

export function wordsOf(kind: Kind, locale: Locale): string {
  return WORDS[kind][locale];
}
