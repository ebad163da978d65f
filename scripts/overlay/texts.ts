/** The texts of an OpenAPI document that people read, and nothing that a program compares. */
import type { Document } from "../generate/document.ts";

/** `place` leads there: names separated by slashes, the last one the field. */
export type Text = { place: string; text: string };

/** Under these stands data, except where they are names of the panel's own fields. */
const data = new Set(["value", "enum", "const", "default"]);

export function textsOf(document: Document): Text[] {
  return [...textsIn(document, []), ...tagNames(document)];
}

function* textsIn(value: unknown, path: string[]): Generator<Text> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    const place = [...path, name];
    if (typeof child === "string" && isText(place)) yield { place: place.join("/"), text: child };
    else if (!data.has(name) || path.at(-1) === "properties") yield* textsIn(child, place);
  }
}

/** Titles of schemas are types of services, which programs compare. */
function isText(place: string[]): boolean {
  const [parent, name = ""] = place.slice(-2);
  return ["summary", "description"].includes(name) || (parent === "info" && name === "title");
}

/** Operations refer to tags by name, so a name has its translation beside it. */
function tagNames(document: Document): Text[] {
  const tags = (document.tags ?? []) as Array<{ name: string; "x-displayName"?: string }>;
  return tags.map((tag, index) => ({ place: `tags/${index}/x-displayName`, text: tag["x-displayName"] ?? tag.name }));
}
