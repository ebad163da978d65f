/** Tells the operations of one address apart, by what the fragments of their paths name. */
import type { Description, Operation } from "./description.ts";

export type Fields = ReadonlyMap<string, string>;

/** Finds the operation that a form asks for, or says why there is none. */
export type Route = (fields: Fields) => Operation | string;

type Rule = { operation: Operation; values: [name: string, value: string][]; names: string[] };

/**
 * Reads the fragments: `#action=status&order` wants the field `action` with the value `status`, and any field `order`. The most
 * specific rule that fits wins; between equals, the one that the document names first.
 */
export function createRouter({ operations }: Description): Route {
  const rules = operations.map(ruleOf).sort((a, b) => weight(b) - weight(a));
  return (fields) => {
    const candidates = rules.filter(({ values }) => values.every(([name, value]) => fields.get(name) === value));
    const found = candidates.find(({ names }) => names.every((name) => fields.has(name)));
    return found?.operation ?? whyNone(candidates, rules, fields);
  };
}

function ruleOf(operation: Operation): Rule {
  const parts = (operation.path.split("#")[1] ?? "").split("&").map((part) => part.split("="));
  return {
    operation,
    values: parts.filter((part) => part.length === 2) as Rule["values"],
    names: parts.filter((part) => part.length === 1).map(([name]) => name as string),
  };
}

function weight({ values, names }: Rule): number {
  return values.length + names.length;
}

function whyNone(candidates: Rule[], rules: Rule[], fields: Fields): string {
  if (candidates.length > 0) {
    const choices = candidates.map(({ names }) => names.join(" and "));
    return `needs one of the fields ${choices.join(", ")}`;
  }
  const selectors = [...new Set(rules.flatMap(({ values }) => values.map(([name]) => name)))];
  const absent = selectors.find((name) => !fields.has(name));
  return absent ? `${absent} is missing` : `${selectors.join(", ")} has no documented value`;
}
