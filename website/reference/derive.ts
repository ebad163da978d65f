/** Makes of the actions document what the reference shows: samples, the mock as a server, how each operation is selected. */
import type { Document } from "../../scripts/generate/document.ts";
import { examplesOf, MOCK } from "./calls.ts";
import type { Documents, Locale } from "./documents.ts";
import { samplesOf } from "./samples/index.ts";
import { texts } from "./texts.ts";

export function deriveReference({ openapi, actions }: Documents, locale: Locale): Document {
  const words = texts[locale];
  const reference = structuredClone(actions);
  nameTypes(reference.components.schemas);
  for (const [path, { post }] of Object.entries(reference.paths)) {
    const [first] = examplesOf(post);
    const samples = first ? samplesOf(first.call).map(({ lang, label, source }) => ({ lang, label, source })) : [];
    const { description } = post as typeof post & { description: string };
    Object.assign(post, {
      description: `${selection(path, locale)}\n\n${description}\n\n[${words.tryThis}](#try "${post.operationId}")`,
      "x-codeSamples": samples,
    });
  }
  const mock = { url: MOCK.url.replace(/\/api\/v2$/, ""), description: words.mockServer };
  const servers = [mock, ...(actions.servers as object[])];
  // The paths are shown without their fragments, so the section that explains them would only puzzle.
  return { ...reference, info: openapi.info, servers };
}

/** A constant needs no type, but Redoc would call it `any`. */
function nameTypes(schemas: Document["components"]["schemas"]): void {
  const all = Object.values(schemas).flatMap((schema) => [schema, ...Object.values(schema.properties ?? {})]);
  for (const schema of all) if (typeof schema.const === "string") schema.type ??= "string";
}

/** `/api/v2#action=status&order` in words. */
function selection(path: string, locale: Locale): string {
  const [action = "", ...fields] = (path.split("#")[1] ?? "").split("&").map((part) => `\`${part}\``);
  return texts[locale].selectedBy(action, fields);
}
