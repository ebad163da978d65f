/**
 * How calls end besides a good answer, the same in all languages. A script of each language writes it the way that its users
 * expect errors to be.
 */
import type { Reason } from "../src/reasons.ts";
import type { Words } from "./reasons.ts";

/** How a call fails: the kinds of `clients/vectors/README.md`, and what each says to people. */
export const KINDS = {
  refused: "The panel said no, in its own words.",
  rate_limited: "The panel said that there were too many calls.",
  http: "An HTTP status from 400 up, without a refusal.",
  redirect: "A redirect, which is not followed: it would take the key elsewhere.",
  unreadable: "What came is no JSON, or more than 32 MiB.",
  unexpected: "What came is JSON of another shape.",
  timeout: "No whole answer came within the timeout.",
  connection: "No connection came about, or it broke.",
  input: "An argument, the key or the URL cannot be right.",
} as const;

export type Kind = keyof typeof KINDS;

/** What became of an order, a refill or a cancel. */
export const OUTCOMES = {
  "not-sent": "The panel never heard of it.",
  refused: "The panel did nothing.",
  unknown: "It may exist: look before you repeat the call.",
} as const;

type Outcome = keyof typeof OUTCOMES;

/** Reasons for an id of a list to have no value that are no words of a panel. */
export const WITHOUT_WORDS = ["missing", "unexpected"] as const;

/** What is said where a panel says it by the status alone. */
export const TOO_MANY = "Too many calls";

type Verdict = { when: string; kind: Kind; outcome: Outcome; text?: string };

/**
 * What an answer over HTTP is, unless it is a good one: the first row that fits. `refusal` is the panel's text, or none;
 * `namesOrder` says that an order's id stands beside it: that order may exist. HTTP 429 is a refusal also without a text.
 */
export const VERDICTS: readonly Verdict[] = [
  {
    when: "status >= 500 || status == 408 || status == 425 || status == 499",
    kind: "http",
    outcome: "unknown",
    text: "HTTP {status} with no answer of this API",
  },
  { when: "refusal && namesOrder", kind: "refused", outcome: "unknown" },
  { when: "refusal", kind: "refused", outcome: "refused" },
  { when: "status >= 400", kind: "http", outcome: "refused", text: "HTTP {status} with no answer of this API" },
  {
    when: "status >= 300",
    kind: "redirect",
    outcome: "unknown",
    text: "HTTP {status} and a redirect, which is not followed",
  },
  { when: "!isJson", kind: "unreadable", outcome: "unknown", text: "HTTP {status} with no JSON" },
];

/** A condition of {@link VERDICTS} with the words that a language has for its parts. */
export function condition(when: string, words: { [part: string]: string }): string {
  return when.replace(/\|\||&&|==|!|\w+/g, (part) => words[part] ?? part);
}

/** The reasons that panels have words for, and `other` for words that are not known. */
export function reasonsIn(words: readonly Words[]): Reason[] {
  return [...new Set(words.map(({ reason }) => reason)), "other"];
}
