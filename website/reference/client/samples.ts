/** Gives Redoc the sample of the example that its reader has picked, and labels in their language. */
import type { Document } from "../../../scripts/generate/document.ts";
import { examplesOf } from "../calls.ts";
import { type Call, languages, samplesOf } from "../samples/index.ts";

type Page = {
  /** By a key of Redoc's. */
  label(key: string): string | undefined;
  /** By the English. */
  word(english: string): string;
  sample(source: string, example: string | undefined): string;
};

declare global {
  var referencePage: Page;
}

/**
 * The document with the samples of each first example, and what finds those of the others.
 *
 * @param aim Turns a call to where the reader wants the samples to go.
 */
export function withSamples(
  document: Document,
  labels: Readonly<Record<string, string>>,
  aim: (call: Call) => Call,
): Document {
  const others = new Map<string, (example: string) => string | undefined>();
  const copy = structuredClone(document);
  for (const { post } of Object.values(copy.paths)) {
    const calls = new Map(examplesOf(post).map(({ name, call }) => [name, aim(call)]));
    const [first] = calls.values();
    if (first === undefined) continue;
    const samples = samplesOf(first).map(({ lang, label, source }) => ({ lang, label, source }));
    Object.assign(post, { "x-codeSamples": samples });
    for (const [index, { write }] of languages.entries()) {
      others.set(samples[index]?.source ?? "", (example) => {
        const call = calls.get(example);
        return call && write(call);
      });
    }
  }
  globalThis.referencePage = {
    label: (key) => labels[key],
    word: (english) => labels[english] ?? english.replace(/^link to\b/, (words) => labels[words] ?? words),
    sample: (source, example = "") => others.get(source)?.(nameOf(example)) ?? source,
  };
  return copy;
}

/** Redoc calls an example by the pointer to it. */
function nameOf(pointer: string): string {
  return (pointer.split("/").at(-1) ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
}
