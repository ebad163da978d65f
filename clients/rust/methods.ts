/** Writes panel.rs: a method for each operation of the description, in its own words. */
import { type Operation, textOf } from "../operations.ts";
import { quote, snake } from "../words.ts";

export function writeMethods(operations: readonly Operation[]): string {
  const methods = operations.map((operation) => {
    const { parameters, gives, body } = writeMethod(operation);
    const cut = operation.takes === "ids" ? " A longer list is sent in parts." : "";
    return `${comment(textOf(operation, operations, snake) + cut)}
    pub fn ${snake(operation.name)}(&self${parameters}) -> ${gives} {
        ${body}
    }`;
  });
  return `//! Generated from the description. Do not edit.

use super::models::{${[...new Set(operations.map(({ gives }) => gives))].filter((name) => TYPES[name] === undefined).join(", ")}};
use crate::{Entry, Error, ListError, Order, Panel};
use serde_json::json;

impl Panel {
${methods.join("\n\n")}
}
`;
}

function writeMethod({ action, takes, own, gives, isCatalogue, field }: Operation) {
  const type = TYPES[gives] ?? gives;
  if (takes === "ids") {
    return {
      parameters: `, ${own}s: &[u64]`,
      gives: `Result<Vec<Entry<${type}>>, ListError<${type}>>`,
      body: `self.many([${[action, own, field].map(quote).join(", ")}], ${own}s)`,
    };
  }
  const fields = { nothing: "&json!({})", form: "order", id: `&json!({ ${quote(own)}: ${own} })` }[takes];
  const parameters = { nothing: "", form: ", order: &impl Order", id: `, ${own}: u64` }[takes];
  return {
    parameters,
    gives: `Result<${isCatalogue ? `Vec<${type}>` : type}, Error>`,
    body: `self.one(${quote(action)}, ${fields})`,
  };
}

/** What stands for values of lists that are no models. Of a wish that was taken there is nothing to tell. */
const TYPES: { [schema: string]: string } = { RefillId: "u64", integer: "()" };

function comment(text: string): string {
  return text
    .split("\n\n")
    .map((paragraph) =>
      (paragraph.replaceAll("\n", " ").match(/.{1,110}(?:\s|$)/g) ?? [])
        .map((line) => `    /// ${line.trim()}`)
        .join("\n"),
    )
    .join("\n    ///\n");
}
