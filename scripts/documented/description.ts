/** What the description says of each operation and of each field, in English and in Korean. */
import { type Document, lookUp } from "../generate/document.ts";
import { textsOf } from "../overlay/texts.ts";
import { type Count, count } from "./count.ts";

type Described = { summary?: string; description?: string; $ref?: string };

/** @param file What messages call the document. */
export function countDescription(english: Document, korean: Document, file: string): Count[] {
  return [
    count("operations", Object.values(english.paths), ({ post }) => {
      const { operationId, summary, description } = post as typeof post & Described;
      if (summary && description) return undefined;
      return `${file}: ${operationId} has no ${summary ? "description" : "summary"}`;
    }),
    count("fields", fieldsOf(english), ([place, field]) =>
      isDescribed(english, field) ? undefined : `${file}: ${place} has no description`,
    ),
    count("texts in Korean", textsOf(korean), ({ place, text }) =>
      /\p{Script=Hangul}/u.test(text) ? undefined : `${file}: ${place} has no Korean`,
    ),
  ];
}

/** The properties of every schema, of requests and of answers, wherever it stands. */
function* fieldsOf(value: unknown, path = ""): Generator<[place: string, field: Described]> {
  for (const [name, child] of entriesOf(value)) {
    // Examples hold data, which may have a key of that name.
    if (name === "examples") continue;
    const fields = name === "properties" ? entriesOf(child) : [];
    for (const [field, schema] of fields) {
      yield [`${path}properties/${field}`, schema];
      yield* fieldsOf(schema, `${path}properties/${field}/`);
    }
    if (name !== "properties") yield* fieldsOf(child, `${path}${name}/`);
  }
}

function entriesOf(value: unknown): Array<[string, Described]> {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Words beside a reference come before those behind it. */
function isDescribed(document: Document, { description, $ref }: Described): boolean {
  return Boolean(description) || ($ref !== undefined && isDescribed(document, lookUp(document, $ref) as Described));
}
