/** Writes the table that an order is judged by before it is sent: what each type takes, and what each field may hold. */
import { isDeepStrictEqual } from "node:util";
import { type Document, formOf, resolve, type Schema } from "./document.ts";

type Form = Schema & { title?: string; additionalProperties?: unknown };

/** What every form has, and the table leaves out. */
const COMMON = ["key", "action", "service"];

/** The schemas that a field may have, word for word. What is not among them has no check, and must not pass unnoticed. */
const TEXTS: [string, object][] = [
  ["text", { type: "string", minLength: 1 }],
  ["text", { type: "string", minLength: 1, pattern: "^[^\\r\\n]+$" }],
  ["lines", { type: "string", minLength: 1, format: "lines" }],
  ["date", { type: "string", pattern: "^(0[1-9]|[12]\\d|3[01])/(0[1-9]|1[0-2])/\\d{4}$" }],
];

export function writeOrderForms(actions: Document): string {
  const fields = new Map<string, unknown>();
  const rows = orderForms(actions).map((form) => readForm(actions, form, fields));
  return `
/** What a field may hold: lines of text, a day as d/m/Y, a whole number from the one given, or one of some numbers. */
export type OrderField = "lines" | "date" | number | readonly number[];

/** What fields may hold. A field of a form that is not here holds one line of text. */
export const orderFields: { readonly [name: string]: OrderField } = {
${[...fields]
  .filter(([, field]) => field !== "text")
  .map(([name, field]) => `  ${name}: ${JSON.stringify(field)},`)
  .join("\n")}
};

/**
 * The fields of each service type, by the exact text of the type, beside \`service\`. What has a ? is optional, and may be followed
 * by the \`type_of_traffic\` that it goes with. What has a * is counted, as a number or by its lines, and bounded by the service's
 * \`min\` and \`max\`.
 */
export const orderForms: { readonly [type: string]: string } = {
${rows.map((row) => `  ${row},`).join("\n")}
};
`;
}

function orderForms(actions: Document): Form[] {
  const add = Object.values(actions.paths).find(({ post }) => post.operationId === "addOrder")?.post;
  const forms = add && resolve(actions, formOf(add).schema).anyOf;
  if (forms === undefined) throw new Error("addOrder: its form is no anyOf of one form for each service type");
  return forms.map((form) => resolve(actions, form));
}

/** Writes one form as a row, and adds what its fields may hold to the fields of the forms before. */
function readForm(actions: Document, form: Form, fields: Map<string, unknown>): string {
  const { title, properties = {}, required = [] } = form;
  if (title === undefined || form.additionalProperties !== false) {
    throw new Error(`addOrder: the form ${title ?? "without a title"} must be closed, and bear a type as its title`);
  }
  const names = Object.keys(properties).filter((name) => !COMMON.includes(name));
  for (const name of names) {
    const field = fieldOf(`${title}: ${name}`, resolve(actions, properties[name] as Schema));
    if (!isDeepStrictEqual(fields.get(name) ?? field, field)) {
      throw new Error(`${title}: ${name} may hold other values than in the forms before`);
    }
    fields.set(name, field);
  }
  const counted = countedIn(title, names, fields);
  const words = names.map((name) => {
    const { description = "" } = resolve(actions, properties[name] as Schema);
    const mark = counted.includes(name) ? "*" : required.includes(name) ? "" : "?";
    const traffic = /when `type_of_traffic` is (\d)\.$/.exec(description)?.[1] ?? "";
    const isFaithful = required.includes(name) ? traffic === "" : mark === "?";
    if (!isFaithful) throw new Error(`${title}: no mark says what ${name} is`);
    return name + mark + traffic;
  });
  return `${JSON.stringify(title)}: ${JSON.stringify(words.join(" "))}`;
}

function fieldOf(place: string, { description: _, ...rules }: Schema): unknown {
  const [text] = TEXTS.find(([, schema]) => isDeepStrictEqual(schema, rules)) ?? [];
  if (text !== undefined) return text;
  const { type, ...limits } = rules as Schema & { minimum?: number; enum?: number[] };
  const limit = limits.enum ?? limits.minimum;
  if (type === "integer" && limit !== undefined && Object.keys(limits).length === 1) return limit;
  throw new Error(`${place}: preflight has no check for ${JSON.stringify(rules)}`);
}

/**
 * By the custom of such panels: the quantity where there is one, nothing in a Package, which is one order, the units that
 * each post gets, or else the lines.
 */
function countedIn(title: string, names: string[], fields: Map<string, unknown>): string[] {
  if (names.includes("quantity")) return ["quantity"];
  if (/\bPackage$/.test(title)) return [];
  const counted = names.filter((name) => fields.get(name) === "lines" || name === "min" || name === "max");
  if (/^(min,max|\w+)$/.test(counted.join())) return counted;
  throw new Error(`${title}: nothing says what is counted and charged for`);
}
