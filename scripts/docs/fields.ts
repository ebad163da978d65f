/** Block `fields SCHEMA`: what an object of the description holds. */
import { type Facts, propertyOf, schemaOf } from "./facts.ts";
import { kindOf, wordsOf } from "./kinds.ts";
import { code, table } from "./table.ts";

const HEAD = {
  en: ["field", "what it is", "written as"],
  ko: ["필드", "뜻", "형식"],
};

export function fields(facts: Facts, name = ""): string {
  const schema = schemaOf(facts, name);
  const names = Object.keys(schema.properties ?? {});
  if (names.length === 0) throw new Error(`the schema ${name} has no fields`);
  const rows = names.map((field) => {
    const property = propertyOf(facts, schema, field);
    return [code(field), property.description ?? "", wordsOf(kindOf(property), facts.locale)];
  });
  return table(HEAD[facts.locale], rows);
}
