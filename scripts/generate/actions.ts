/**
 * Derives the actions document: one path per operation, so that docs, types and mock see ten calls, not one.
 * The fragment of a path says what selects the operation: `/api/v2#action=status&order`. It never reaches the wire.
 */
import { type Document, formOf, lookUp, type Operation, type PathItem, resolve, type Schema } from "./document.ts";

const howToReadThePaths = `
## How to read the paths

This document is derived from the one that describes the single address. It gives each operation a path of its own. The
part behind \`#\` names what selects the operation: the value of \`action\`, and the fields whose presence tells it from others with the
same action. A fragment is never sent: every request goes to \`/api/v2\`.
`;

export function deriveActions(openapi: Document): Document {
  const [path, { post }] = onlyPath(openapi);
  const selector = discriminatorOf(openapi, post);
  const items = pathItems(openapi);
  const paths = Object.fromEntries(
    fragments(openapi, items, selector).map((fragment, index) => [`${path}#${fragment}`, items[index] as PathItem]),
  );
  const info = { ...openapi.info, description: openapi.info.description + howToReadThePaths };
  return { ...openapi, info, paths, components: { schemas: reachableSchemas(openapi, paths) } };
}

function onlyPath(openapi: Document): [string, PathItem] {
  const [first, ...others] = Object.entries(openapi.paths);
  if (first === undefined || others.length > 0) throw new Error("spec/openapi.yaml must have exactly one path");
  return first;
}

function pathItems(openapi: Document): PathItem[] {
  const items = Object.entries(openapi.components.pathItems ?? {});
  const [name] = items.find(([, item]) => item.post === undefined) ?? [];
  if (name !== undefined) throw new Error(`components.pathItems.${name} has no post`);
  return items.map(([, item]) => item);
}

function discriminatorOf(openapi: Document, operation: Operation): string {
  const name = resolve(openapi, formOf(operation).schema).discriminator?.propertyName;
  if (name === undefined) throw new Error(`${operation.operationId}: its form has no discriminator`);
  return name;
}

/** What selects each operation: the value it needs, and the names that no other operation with this value needs. */
function fragments(openapi: Document, items: PathItem[], selector: string): string[] {
  const needs = items.map(({ post }) => {
    const forms = formsOf(openapi, formOf(post).schema);
    const value = constantIn(openapi, forms, selector);
    if (value === undefined) throw new Error(`${post.operationId}: every form needs the same constant \`${selector}\``);
    return { id: post.operationId, value, names: requiredByAll(forms) };
  });
  const found = needs.map(({ value, names }) => {
    const rivals = needs.filter((other) => other.value === value);
    return { value, own: names.filter((name) => !rivals.every((rival) => rival.names.includes(name))) };
  });
  const marks = found.map(({ value, own }) => [value, ...own.toSorted()].join("&"));
  const clash = marks.findIndex((mark, index) => marks.indexOf(mark) !== index);
  if (clash >= 0) throw new Error(`${needs[clash]?.id}: nothing required tells it from another operation`);
  return found.map(({ value, own }) => [`${selector}=${value}`, ...own].join("&"));
}

/** The object schemas that a form can be: one, or the branches of its unions. */
function formsOf(openapi: Document, schema: Schema): Schema[] {
  const found = resolve(openapi, schema);
  const branches = found.anyOf ?? found.oneOf;
  return branches ? branches.flatMap((branch) => formsOf(openapi, branch)) : [found];
}

function requiredByAll(forms: Schema[]): string[] {
  const [first, ...others] = forms;
  return (first?.required ?? []).filter((name) => others.every((form) => form.required?.includes(name)));
}

function constantIn(openapi: Document, forms: Schema[], name: string): string | undefined {
  const values = new Set(forms.map((form) => resolve(openapi, form.properties?.[name] ?? {}).const));
  const [value] = values;
  return values.size === 1 && typeof value === "string" ? value : undefined;
}

function reachableSchemas(openapi: Document, from: unknown): Record<string, Schema> {
  const reached = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const child of Object.values(value)) visit(child);
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref !== "string" || reached.has($ref)) return;
    reached.add($ref);
    visit(lookUp(openapi, $ref));
  };
  visit(from);
  const all = Object.entries(openapi.components.schemas);
  return Object.fromEntries(all.filter(([name]) => reached.has(`#/components/schemas/${name}`)));
}
