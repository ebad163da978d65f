/** The forms that the description names, and the one among them that a call was meant to take. */
import { type Description, type Form, type Operation, resolve, type Schema } from "./description.ts";
import { pointerTo, valueAt } from "./findings.ts";

export type Match = { form: Form; missing: string[]; foreign: string[] };

/** The form that the names come nearest to; between equals, the one that the description names first. */
export function nearest(forms: readonly Form[], names: readonly string[]): Match {
  const matches = forms.map((form) => ({
    form,
    missing: form.required.filter((name) => !names.includes(name)),
    foreign: names.filter((name) => !form.fields.includes(name)),
  }));
  const distance = ({ missing, foreign }: Match) => missing.length + foreign.length;
  return matches.reduce((best, match) => (distance(match) < distance(best) ? match : best));
}

/** Where the schemas of the forms of an operation stand, in the order of its `forms`: pointers into the document. */
export function formPointers({ document }: Description, { path }: Operation): string[] {
  const content = pointerTo("/paths", path, "post", "requestBody", "content", "application/x-www-form-urlencoded");
  return branchesAt(document, `${content}/schema`);
}

function branchesAt(document: Description["document"], pointer: string): string[] {
  const schema = valueAt(document, pointer) as Schema;
  if (typeof schema.$ref === "string") return branchesAt(document, schema.$ref.slice(1));
  const union = ["anyOf", "oneOf"].find((keyword) => keyword in schema);
  if (union === undefined) return [pointer];
  return (schema[union] as Schema[]).flatMap((_, index) => branchesAt(document, `${pointer}/${union}/${index}`));
}

/** The schemas of the fields of one form, by their names. */
export function fieldSchemas({ document }: Description, pointer: string): Map<string, Schema> {
  const { properties = {} } = valueAt(document, pointer) as { properties?: Record<string, Schema> };
  return new Map(Object.entries(properties).map(([name, schema]) => [name, resolve(document, schema)]));
}
