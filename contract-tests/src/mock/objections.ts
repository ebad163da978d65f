/** What the description has to say against a form, in words that name the field. */
import type { Form, Operation } from "../description.ts";
import type { Violation } from "../prism.ts";
import type { Fields } from "../router.ts";

/**
 * Names that are missing or foreign, then values that break their schema. Where an operation takes many forms, the one that
 * the names come nearest to speaks; all of them at once would be a page.
 */
export function objectionsTo({ forms }: Operation, fields: Fields, violations: readonly Violation[]): string[] {
  const { form, missing, foreign } = nearest(forms, [...fields.keys()]);
  const as = forms.length > 1 && form.title !== "" ? ` (of the form ${form.title})` : "";
  const values = violations.filter(({ field }) => field !== undefined && form.fields.includes(field));
  return [
    ...missing.map((name) => `${name} is missing${as}`),
    ...foreign.map((name) => `${name} is no field of this operation${as}`),
    ...new Set(values.map(({ message }) => message)),
  ];
}

type Match = { form: Form; missing: string[]; foreign: string[] };

function nearest(forms: readonly Form[], names: readonly string[]): Match {
  const matches = forms.map((form) => ({
    form,
    missing: form.required.filter((name) => !names.includes(name)),
    foreign: names.filter((name) => !form.fields.includes(name)),
  }));
  const distance = ({ missing, foreign }: Match) => missing.length + foreign.length;
  return matches.reduce((best, match) => (distance(match) < distance(best) ? match : best));
}
