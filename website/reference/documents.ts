/** The documents that the reference, the downloads and the Postman collection are made of, straight from spec/. */
import { join } from "node:path";
import { deriveActions } from "../../scripts/generate/actions.ts";
import { bundle } from "../../scripts/generate/bundle.ts";
import type { Document } from "../../scripts/generate/document.ts";
import { readOverlay, translate } from "../../scripts/overlay/overlay.ts";

const repository = join(import.meta.dirname, "..", "..");

export const LOCALES = ["en", "ko"] as const;
export type Locale = (typeof LOCALES)[number];

/** What is true on the wire, and one path per operation. */
export type Documents = { openapi: Document; actions: Document };

let documents: Promise<Record<Locale, Documents>> | undefined;

/** Both documents in every language. They are made once, however often they are asked for. */
export function readDocuments(): Promise<Record<Locale, Documents>> {
  documents ??= makeDocuments();
  return documents;
}

async function makeDocuments(): Promise<Record<Locale, Documents>> {
  const openapi = await bundle(join(repository, "spec", "openapi.yaml"));
  const actions = deriveActions(openapi);
  const overlay = await readOverlay(join(repository, "spec", "ko.overlay.yaml"), "spec/ko.overlay.yaml");
  return {
    en: { openapi, actions },
    ko: { openapi: await translate(openapi, overlay), actions: await translate(actions, overlay) },
  };
}
