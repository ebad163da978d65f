/** Samples of one call in every language. They run in a page too, for the fields that a reader has changed. */
import type { Call, Sample } from "./call.ts";
import { client } from "./client.ts";
import { curl } from "./curl.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { javascript } from "./javascript.ts";
import { php } from "./php.ts";
import { python } from "./python.ts";

/** `lang` is what Redoc colours by. */
export const languages = [
  { id: "curl", lang: "curl", label: "curl", write: curl },
  { id: "php", lang: "PHP", label: "PHP", write: php },
  { id: "client", lang: "JavaScript", label: "autostagram", write: client },
  { id: "javascript", lang: "JavaScript", label: "fetch", write: javascript },
  { id: "python", lang: "Python", label: "Python", write: python },
  { id: "go", lang: "Go", label: "Go", write: go },
  { id: "java", lang: "Java", label: "Java", write: java },
] as const;

export function samplesOf(call: Call): Sample[] {
  return languages.map(({ id, lang, label, write }) => ({ id, lang, label, source: write(call) }));
}

export type { Call, Sample };
