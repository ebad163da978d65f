/** Writes the facade's tables from the description: the order forms, the fields of answers, the reasons. */
import { answersOf, type Description, orderForms, type Schema, urlOf } from "../description.ts";
import type { Context } from "../language.ts";
import { readReasons } from "../reasons.ts";

/** How a call fails: the kinds of clients/vectors/README.md. */
const KINDS = "refused rate_limited http redirect unreadable unexpected timeout connection input".split(" ");

/** What the schemas' types are in Python. */
const TYPES: { [type: string]: string } = { string: "str", integer: "int", boolean: "bool", null: "NoneType" };

export async function writeTables({ root }: Context, description: Description): Promise<string> {
  const words = await readReasons(root);
  const reasons = [...new Set(words.map(({ reason }) => reason)), "other", "missing", "unexpected"];
  const forms = orderForms(description);
  return [
    '"""Made from the description. Do not edit."""',
    "from types import NoneType",
    "from typing import Literal",
    "from . import models",
    `URL = ${quote(urlOf(description))}`,
    `Order = ${forms.map((form) => `models.${form}`).join(" | ")}`,
    `Kind = Literal[${KINDS.map(quote).join(", ")}]`,
    'Outcome = Literal["not-sent", "refused", "unknown"]',
    `Reason = Literal[${reasons.map(quote).join(", ")}]`,
    `FIELDS: dict[type, dict[str, tuple[type, ...]]] = {${answersOf(description).map(([name, schema]) => `models.${name}: ${fieldsOf(schema)}`)}}`,
    `_REASONS: list[tuple[str, Reason]] = [${words.map((row) => `(${quote(row.words)}, ${quote(row.reason)})`).join(", ")}]`,
    "def reason_of(text: str) -> Reason:",
    '    return next((reason for words, reason in _REASONS if words in text.lower()), "other")',
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

function quote(text: string): string {
  return JSON.stringify(text);
}
