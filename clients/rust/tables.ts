/** Writes tables.rs: what is known of the protocol, what order forms there are, and how answers are read. */
import { answersOf, type Description, idRange, orderForms, type Schema, urlOf } from "../description.ts";
import type { Operation } from "../operations.ts";
import { ENDPOINT, ENVELOPES, ID_FIELDS, KEY } from "../protocol.ts";
import { quote } from "../words.ts";

export function writeTables(description: Description, operations: readonly Operation[]): string {
  const answers = answersOf(description);
  // What stands in a list without a model of its own is a word.
  const models = new Set(answers.map(([name]) => name));
  const sets = operations.map(({ gives }) => gives).filter((name) => name.endsWith("State") && !models.has(name));
  const { smallest, largest } = idRange(description);
  return `//! Generated from the description. Do not edit.

use super::models;
use crate::answers::read_row;
use serde_json::Value;

/// The panel of the description.
pub const URL: &str = ${quote(urlOf(description))};

pub(crate) const KEY: &str = ${quote(`^${KEY}$`)};
pub(crate) const ENDPOINT: &str = ${quote(`^${ENDPOINT}$`)};
pub(crate) const ENVELOPES: &[&str] = &[${ENVELOPES.map(quote).join(", ")}];
pub(crate) const ID_FIELDS: &[&str] = &[${ID_FIELDS.map(quote).join(", ")}];

/// Whether a panel can have such an id.
pub(crate) fn is_id(number: &u64) -> bool {
    (${smallest}..=${largest}).contains(number)
}

/// One of the order forms in [\`models\`](crate::models). For a type that is not documented, an object of your own with texts,
/// whole numbers and lists of texts: \`serde_json::json!({ "service": 7, "link": "…" })\`.
pub trait Order: serde::Serialize {}
impl Order for Value {}
${orderForms(description)
  .map((form) => `impl Order for models::${form} {}`)
  .join("\n")}

/// What is read from answers and from the entries of lists.
pub trait Answer: Sized {
    fn read(value: Value) -> Option<Self>;
}

/// A wish that was taken: a number, or true.
impl Answer for () {
    fn read(value: Value) -> Option<Self> {
        (value == Value::Bool(true) || u64::read(value).is_some()).then_some(())
    }
}

impl<T: Answer> Answer for Vec<T> {
    fn read(mut value: Value) -> Option<Self> {
        value.as_array_mut()?.drain(..).map(T::read).collect()
    }
}
${answers.map(([name, schema]) => writeAnswer(name, `read_row(value, &[${idsOf(schema).map(quote).join(", ")}])`)).join("")}
${sets.map((name) => writeAnswer(name, "serde_json::from_value(value).ok()")).join("")}`;
}

function writeAnswer(name: string, body: string): string {
  return `
impl Answer for models::${name} {
    fn read(value: Value) -> Option<Self> {
        ${body}
    }
}
`;
}

function idsOf({ properties = {} }: Schema): string[] {
  return Object.keys(properties).filter((field) => properties[field]?.type === "integer");
}
