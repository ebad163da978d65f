/** Writes tables.rs: how a call can fail, what refusals mean, what order forms there are, and how answers are read. */
import { answersOf, type Description, orderForms, type Schema, urlOf } from "../description.ts";
import type { Operation } from "../operations.ts";
import type { Words } from "../reasons.ts";
import { pascal, quote } from "./methods.ts";

type Failure = { name: string; fields?: string; words: string; outcome?: string; text: string };

const REFUSED = "Outcome::Refused";
const UNKNOWN = "Outcome::Unknown";

/** The kinds of clients/vectors/README.md, and that of an id which the answer to a list leaves out. */
const FAILURES: Failure[] = [
  {
    name: "Input",
    fields: "(String)",
    words: "{text}",
    outcome: "Outcome::NotSent",
    text: "An argument, the key or the URL cannot be right.",
  },
  {
    name: "Refused",
    fields: "{ text: String, reason: Reason, outcome: Outcome }",
    words: "refused: {text}",
    outcome: "*outcome",
    text: "The panel said no: its own words, and what they mean.",
  },
  {
    name: "RateLimited",
    fields: "{ text: String }",
    words: "refused: {text}",
    outcome: REFUSED,
    text: "The panel said that there were too many calls.",
  },
  {
    name: "Http",
    fields: "{ status: u16 }",
    words: "HTTP {status}",
    outcome: `if matches!(status, 408 | 425 | 499..) { ${UNKNOWN} } else { ${REFUSED} }`,
    text: "An HTTP status from 400 up, without a refusal.",
  },
  {
    name: "Redirect",
    fields: "{ status: u16 }",
    words: "HTTP {status}, which is not followed",
    text: "A redirect. It would take the key elsewhere.",
  },
  { name: "Unreadable", words: "the answer is no JSON", text: "What came is no JSON, or more than 32 MiB." },
  { name: "Unexpected", words: "the answer is JSON of another shape", text: "What came is JSON of another shape." },
  { name: "Missing", words: "left out of the answer", text: "Of one id in a list: the answer leaves it out." },
  { name: "Timeout", words: "no whole answer in time", text: "No whole answer came within the timeout." },
  {
    name: "Connection",
    fields: "{ sent: bool }",
    words: "no connection, or it broke",
    outcome: `if *sent { ${UNKNOWN} } else { Outcome::NotSent }`,
    text: "No connection came about, or it broke.",
  },
];

export function writeTables(
  description: Description,
  operations: readonly Operation[],
  words: readonly Words[],
): string {
  const reasons = [...new Set(words.map(({ reason }) => reason)), "other"];
  const answers = answersOf(description);
  // What stands in a list without a model of its own is a word.
  const models = new Set(answers.map(([name]) => name));
  const sets = operations.map(({ gives }) => gives).filter((name) => name.endsWith("State") && !models.has(name));
  return `//! Generated from the description. Do not edit.

use crate::answers::{read_row, Answer};
use crate::form::Order;
use crate::models;

/// The panel of the description.
pub const URL: &str = ${quote(urlOf(description))};

/// How a call failed. No error holds the key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Error {
${FAILURES.map(({ name, fields = "", text }) => `/// ${text}\n${name}${fields},`).join("\n")}
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
${FAILURES.map((failure) => `Self::${patternOf(failure, failure.words)} => write!(f, ${quote(failure.words)}),`).join("\n")}
        }
    }
}

impl Error {
    /// What became of the order, refill or cancel that the call asked for.
    pub fn outcome(&self) -> Outcome {
        match self {
${FAILURES.map(({ outcome = UNKNOWN, ...failure }) => `Self::${patternOf(failure, outcome)} => ${outcome},`).join("\n")}
        }
    }
}

/// What became of an order, a refill or a cancel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The panel never heard of it.
    NotSent,
    /// The panel did nothing.
    Refused,
    /// It may exist: look before you repeat the call.
    Unknown,
}

/// What the words of a refusal mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Reason {
${reasons.map((reason) => `${pascal(reason)},`).join("\n")}
}

const REASONS: &[(&str, Reason)] = &[
${words.map((row) => `(${quote(row.words)}, Reason::${pascal(row.reason)}),`).join("\n")}
];

pub(crate) fn reason_of(text: &str) -> Reason {
    let text = text.to_lowercase();
    REASONS.iter().find(|(words, _)| text.contains(words)).map_or(Reason::Other, |(_, reason)| *reason)
}

${orderForms(description)
  .map((form) => `impl Order for models::${form} {}`)
  .join("\n")}
${answers.map(([name, schema]) => writeAnswer(name, `read_row(value, &[${idsOf(schema).map(quote).join(", ")}])`)).join("")}
${sets.map((name) => writeAnswer(name, "serde_json::from_value(value).ok()")).join("")}`;
}

/** The fields that what follows asks for, and no others. */
function patternOf({ name, fields = "" }: { name: string; fields?: string }, used: string): string {
  if (fields.startsWith("(")) return used.includes("{text}") ? `${name}(text)` : `${name}(_)`;
  const names = [...fields.matchAll(/(\w+):/g)].map(([, field = ""]) => field);
  const bound = names.filter((field) => new RegExp(`\\b${field}\\b`).test(used));
  return names.length > 0
    ? `${name} { ${[...bound, ...(bound.length < names.length ? [".."] : [])].join(", ")} }`
    : name;
}

function writeAnswer(name: string, body: string): string {
  return `
impl Answer for models::${name} {
    fn read(value: serde_json::Value) -> Option<Self> {
        ${body}
    }
}
`;
}

function idsOf({ properties = {} }: Schema): string[] {
  return Object.keys(properties).filter((field) => properties[field]?.type === "integer");
}
