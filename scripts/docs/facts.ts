/** What the derived blocks are made from: the description, in the words of one language. */
import { join } from "node:path";
import { deriveActions } from "../generate/actions.ts";
import { bundle } from "../generate/bundle.ts";
import { type Document, formOf, type Operation, resolve, type Schema } from "../generate/document.ts";
import { readOverlay, translate } from "../overlay/overlay.ts";
import type { Locale } from "./pages.ts";

export const root = join(import.meta.dirname, "..", "..");

export type Facts = {
  locale: Locale;
  /** The actions document, its texts in the language of the page. */
  actions: Document;
  /** The same in English, for what is read out of its sentences. */
  english: Document;
};

export type Example = { summary: string; value: unknown };

let read: Promise<Document> | undefined;

/** Reads spec/ itself, once, so that a change of it is seen before `npm run generate`. */
export function readActions(): Promise<Document> {
  read ??= bundle(join(root, "spec", "openapi.yaml")).then(deriveActions);
  return read;
}

export async function factsIn(locale: Locale, english: Document): Promise<Facts> {
  if (locale === "en") return { locale, english, actions: english };
  const korean = translated.get(english) ?? inKorean(english);
  translated.set(english, korean);
  return { locale, english, actions: await korean };
}

/** Of one document there is one translation, for all its pages. */
const translated = new WeakMap<Document, Promise<Document>>();

async function inKorean(english: Document): Promise<Document> {
  const file = "spec/ko.overlay.yaml";
  return translate(english, await readOverlay(join(root, file), file));
}

export function operationOf({ actions }: Facts, id: string): Operation {
  const operations = Object.values(actions.paths).map(({ post }) => post);
  return named(
    "operation",
    id,
    operations.map((each) => [each.operationId, each]),
  );
}

export function requestOf(facts: Facts, id: string, name: string): Example {
  const { examples = {} } = formOf(operationOf(facts, id));
  return named(`request of ${id}`, name, Object.entries(examples)) as Example;
}

export function answerOf(facts: Facts, id: string, name: string): Example {
  const { examples = {} } = operationOf(facts, id).responses["200"]?.content?.["application/json"] ?? {};
  return named(`answer of ${id}`, name, Object.entries(examples)) as Example;
}

export function schemaOf({ actions }: Facts, name: string): Schema {
  return named("schema", name, Object.entries(actions.components.schemas));
}

/** A property and what it says of itself: words beside a reference come before those behind it. */
export function propertyOf({ actions }: Facts, schema: Schema, name: string): Schema {
  const own = schema.properties?.[name] ?? {};
  const { description = resolve(actions, own).description } = own;
  return { ...resolve(actions, own), description };
}

/** @throws with what there is, when there is nothing of that name. */
function named<Value>(kind: string, name: string, entries: [string, Value][]): Value {
  const found = entries.find(([each]) => each === name);
  if (found) return found[1];
  throw new Error(`no ${kind} is called ${name}; there are ${entries.map(([each]) => each).join(", ")}`);
}
