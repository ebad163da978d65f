/** Writes the facade's tables from the description: the protocol, the order forms, the fields of answers. */
import { answersOf, type Description, orderForms, type Schema, urlOf } from "../description.ts";
import { ENDPOINT, ENVELOPES, ID_FIELDS, KEY } from "../protocol.ts";
import { quote } from "../words.ts";

/** What the schemas' types are in Python. */
const TYPES: { [type: string]: string } = { string: "str", integer: "int", boolean: "bool", null: "NoneType" };

export function writeTables(description: Description): string {
  return [
    '"""Made from the description. Do not edit."""',
    "import re",
    "from types import NoneType",
    "from . import models",
    `URL = ${quote(urlOf(description))}`,
    `KEY = re.compile(${quote(KEY)})`,
    `ENDPOINT = re.compile(${quote(ENDPOINT)}, re.ASCII)`,
    `ENVELOPES = (${ENVELOPES.map(quote).join(", ")})`,
    `ID_FIELDS = (${ID_FIELDS.map(quote).join(", ")})`,
    `Order = ${orderForms(description)
      .map((form) => `models.${form}`)
      .join(" | ")}`,
    `FIELDS: dict[type, dict[str, tuple[type, ...]]] = {${answersOf(description).map(([name, schema]) => `models.${name}: ${fieldsOf(schema)}`)}}`,
    "",
  ].join("\n");
}

/** The fields of a model, each with the types that it may have. A field that refers to a set of words has text in it. */
function fieldsOf({ properties = {} }: Schema): string {
  const fields = Object.entries(properties).map(([name, { type = "string" }]) => {
    const types = [type].flat().map((one) => TYPES[String(one)]);
    return `${quote(name)}: (${types.join(", ")},)`;
  });
  return `{${fields.join(", ")}}`;
}
