/** Writes the methods and models of the Ruby client. Generators in use write for gems that are no part of Ruby; this needs net/http alone. */
import { answersOf, type Description, orderForms, readDescription, type Schema, urlOf } from "../description.ts";
import type { Context } from "../language.ts";
import { type Operation, readOperations, textOf } from "../operations.ts";
import { ENDPOINT, ENVELOPES, ID_FIELDS, KEY } from "../protocol.ts";
import { quote, snake } from "../words.ts";

const TYPES: { [type: string]: string } = { string: ":text", integer: ":id", boolean: ":boolean" };

/** What stands for values of lists that are no models. A number that says that a wish was taken is true. */
const VALUES: { [schema: string]: string } = { RefillId: ":id", RefillState: ":text", integer: ":taken" };

export async function writeClient({ actions }: Context): Promise<string> {
  const description = await readDescription(actions);
  const operations = await readOperations(actions);
  return `# frozen_string_literal: true

# Made from the description. Do not edit.
module Autostagram
  URL = ${quote(urlOf(description))}
  KEY = /\\A${KEY}\\z/
  ENDPOINT = %r{\\A${ENDPOINT}\\z}
  ENVELOPES = %w[${ENVELOPES.join(" ")}].freeze
  ID_FIELDS = %w[${ID_FIELDS.join(" ")}].freeze
  private_constant :KEY, :ENDPOINT, :ENVELOPES, :ID_FIELDS
${[
  ...answersOf(description).map(([name, schema]) => writeAnswer(description, name, schema)),
  ...orderForms(description).map((name) => writeForm(name, description.components.schemas[name] ?? {})),
  writePanel(operations),
].join("\n")}end
`;
}

function writeAnswer({ components }: Description, name: string, { description, properties = {} }: Schema): string {
  const fields = Object.entries(properties).map(([field, schema]) => {
    const { type = "string" } = schema.$ref ? (components.schemas[schema.$ref.replace(/.*\//, "")] ?? {}) : schema;
    // Some panels leave the counts out, and a type that says otherwise would be a lie.
    const isOptional = name === "OrderStatus" && (field === "start_count" || field === "remains");
    return `${field}: ${TYPES[String(type)]}${isOptional ? "_or_nil" : ""}`;
  });
  return `
${comment(String(description), 2)}
  ${name} = Struct.new(${symbols(Object.keys(properties))}, keyword_init: true)
  ${name}::FIELDS = { ${fields.join(", ")} }.freeze
`;
}

/** What must be given is a keyword without a default. */
function writeForm(name: string, { description, properties = {}, required = [] }: Schema): string {
  const fields = Object.keys(properties);
  const keywords = fields.map((field) => (required.includes(field) ? `${field}:` : `${field}: nil`));
  return `
${comment(String(description), 2)}
  ${name} = Struct.new(${symbols(fields)}, keyword_init: true) do
    def initialize(${keywords.join(", ")}) = super
  end
`;
}

function writePanel(operations: readonly Operation[]): string {
  const methods = operations.map((operation) => {
    const { name, takes, own } = operation;
    const cut = takes === "ids" ? " A longer list is sent in parts." : "";
    const parameters = { nothing: "", form: "(order)", id: `(${own})`, ids: `(${own}s)` }[takes];
    const text = comment(textOf(operation, operations, snake) + cut, 4);
    return `${text}\n    def ${snake(name)}${parameters}\n      ${bodyOf(operation)}\n    end\n`;
  });
  return `
  # One panel, one key. Every method raises an Error. Nothing is sent twice, and no redirect is followed.
  class Panel < Calls
${methods.join("\n")}  end
`;
}

function bodyOf({ action, takes, own, gives, isCatalogue, field }: Operation): string {
  const start = `${quote(action)}, ${VALUES[gives] ?? (isCatalogue ? `[${gives}]` : gives)}`;
  if (takes === "ids") return `many(${start}, ${quote(own)}, ${own}s, ${quote(field)})`;
  if (takes === "form")
    return `one(${start}, { service: nil }.merge(order.is_a?(Struct) ? order.to_h.compact : order))`;
  return takes === "id" ? `one(${start}, { ${own}: ${own} })` : `one(${start})`;
}

function comment(text: string, indent: number): string {
  const start = `${" ".repeat(indent)}#`;
  const paragraphs = text
    .trim()
    .split("\n\n")
    .map((one) => one.replaceAll("\n", " ").match(/.{1,110}(?:\s|$)/g) ?? []);
  const lines = paragraphs.flatMap((part, index) => (index > 0 ? ["", ...part] : part));
  return lines.map((line) => `${start} ${line}`.trimEnd()).join("\n");
}

function symbols(names: string[]): string {
  return names.map((name) => `:${name}`).join(", ");
}
