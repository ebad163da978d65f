/** The forms of `addOrder`, type by type: which fields, what they hold, and an example of each. */
import { formOf, resolve, type Schema } from "../generate/document.ts";
import { writeOrderForms } from "../generate/orderForms.ts";
import { type Example, type Facts, operationOf, propertyOf, requestOf } from "./facts.ts";
import { type Kind, kindOf } from "./kinds.ts";

export type Field = {
  name: string;
  required: boolean;
  /** Whether it is what the service's `min` and `max` bound, and the price is for. */
  counted: boolean;
  /** The `type_of_traffic` that it goes with. */
  traffic: string;
  kind: Kind;
  description: string;
  minimum?: number;
  values?: readonly number[];
};

export type Form = {
  /** The exact text of `services[].type`. */
  type: string;
  /** The name of its schema, which is that of its class in the clients. */
  schema: string;
  description: string;
  /** The field that every order has. */
  service: Field;
  /** Without `key`, `action` and `service`. */
  fields: readonly Field[];
  example: Example;
};

const ROW = /^ {2}(".+"): "(.*)",$/gm;
const WORD = /(\w+)([*?]?)(\d?)/g;

/** What a match of the above is made of. */
type Word = readonly [word: string, name?: string, mark?: string, traffic?: string];

export function orderForms(facts: Facts): Form[] {
  const { schema } = formOf(operationOf(facts, "addOrder"));
  const branches = resolve(facts.actions, schema).anyOf ?? [];
  return [...writeOrderForms(facts.english).matchAll(ROW)].map(([, quoted = "", words = ""]) => {
    const type: string = JSON.parse(quoted);
    const branch = branches.find(
      (each) => (resolve(facts.actions, each) as { title?: string }).title === type,
    ) as Schema;
    const form = resolve(facts.actions, branch);
    const service = fieldOf(facts, form, ["service", "service"]);
    const fields = [...words.matchAll(WORD)].map((word) => fieldOf(facts, form, word as unknown as Word));
    const example = requestOf(facts, "addOrder", nameOf(type));
    const name = branch.$ref?.replace(/^.*\//, "") ?? "";
    return { type, schema: name, description: form.description ?? "", service, fields, example };
  });
}

/** What the example of a type is called: `mentionsWithHashtags` for "Mentions with Hashtags". */
function nameOf(type: string): string {
  const words = type.toLowerCase().split(" ");
  return words
    .map((word, index) => (index === 0 ? word : word.replace(/^./, (letter) => letter.toUpperCase())))
    .join("");
}

function fieldOf(facts: Facts, form: Schema, [, name = "", mark = "", traffic = ""]: Word): Field {
  const schema = propertyOf(facts, form, name) as Schema & { enum?: number[]; minimum?: number };
  return {
    name,
    required: form.required?.includes(name) ?? false,
    counted: mark === "*",
    traffic,
    kind: kindOf(schema),
    description: schema.description ?? "",
    ...(schema.minimum !== undefined && { minimum: schema.minimum }),
    ...(schema.enum && { values: schema.enum }),
  };
}
