/** Reads an OpenAPI Overlay, and applies it. */
import { readFile } from "node:fs/promises";
import { openapiOverlay } from "openapi-format";
import { isMap, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document } from "../generate/document.ts";

type Action = { target: string; description: string; update: Record<string, string> };

export type Overlay = {
  /** Where it stands, for messages. */
  file: string;
  version: string;
  actions: Action[];
  /** The line of each action. */
  lines: number[];
};

/** @throws when the file is no overlay of translations, with the line. */
export async function readOverlay(path: string, file: string): Promise<Overlay> {
  const lineCounter = new LineCounter();
  const yaml = parseDocument(await readFile(path, "utf8"), { lineCounter });
  const [error] = yaml.errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const list = yaml.get("actions");
  if (!isSeq(list)) throw new Error(`${file}: it has no list of actions`);
  const lines = list.items.map((item) => lineCounter.linePos((isMap(item) && item.range?.[0]) || 0).line);
  const { overlay: version, actions } = yaml.toJS() as { overlay: string; actions: Action[] };
  const odd = actions.findIndex((action) => !isTranslation(action));
  if (odd >= 0)
    throw new Error(`${file}:${lines[odd]}: an action needs a target, its English as description, one update`);
  return { file, version, actions, lines };
}

function isTranslation({ target, description, update, ...others }: Action): boolean {
  const texts = [target, description, ...Object.values(update ?? {})];
  return texts.length === 3 && texts.every((text) => typeof text === "string") && Object.keys(others).length === 0;
}

/** The document with the overlay applied. The one that is handed in stays as it was. */
export async function translate(document: Document, { version, actions }: Overlay): Promise<Document> {
  const options = { overlaySet: { overlay: version, actions } };
  return (await openapiOverlay(structuredClone(document), options)).data as unknown as Document;
}
