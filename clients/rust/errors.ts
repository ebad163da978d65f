/** Writes errors.rs: how calls and the entries of lists end, and what the answers and words of a panel stand for. */
import { condition, KINDS, type Kind, OUTCOMES, reasonsIn, TOO_MANY, VERDICTS } from "../errors.ts";
import type { Words } from "../reasons.ts";
import { pascal, quote } from "../words.ts";

type Failure = { fields?: string; words: string; outcome?: string; text?: string };

const UNKNOWN = "Outcome::Unknown";

/** What each kind holds, how it is shown, and its outcome where that is not unknown. */
const FAILURES: { [kind in Kind | "missing"]: Failure } = {
  input: { fields: "(String)", words: "{text}", outcome: "Outcome::NotSent" },
  refused: {
    fields: "{ text: String, reason: Reason, outcome: Outcome }",
    words: "refused: {text}",
    outcome: "*outcome",
  },
  rate_limited: { fields: "{ text: String }", words: "refused: {text}", outcome: "Outcome::Refused" },
  http: { fields: "{ status: u16 }", words: "HTTP {status}", outcome: "outcome_of(*status)" },
  redirect: { fields: "{ status: u16 }", words: "HTTP {status}, which is not followed" },
  unreadable: { words: "the answer is no JSON" },
  unexpected: { words: "the answer is JSON of another shape" },
  missing: { words: "left out of the answer", text: "Of one id in a list: the answer leaves it out." },
  timeout: { words: "no whole answer in time" },
  connection: {
    fields: "{ sent: bool }",
    words: "no connection, or it broke",
    outcome: `if *sent { ${UNKNOWN} } else { Outcome::NotSent }`,
  },
};

const IN_RUST = { refusal: "refusal.is_some()", namesOrder: "names_order", isJson: "is_json" };

export function writeErrors(words: readonly Words[]): string {
  const failures = Object.entries(FAILURES).map(([kind, failure]) => ({
    name: pascal(kind),
    text: KINDS[kind as Kind],
    ...failure,
  }));
  return `//! How calls and the entries of lists end. Made by clients/rust/errors.ts: do not edit.

use std::fmt;

/// How a call failed. No error holds the key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Error {
${failures.map(({ name, fields = "", text }) => `/// ${text}\n${name}${fields},`).join("\n")}
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
${failures.map((failure) => `Self::${patternOf(failure, failure.words)} => write!(f, ${quote(failure.words)}),`).join("\n")}
        }
    }
}

impl Error {
    /// What became of the order, refill or cancel that the call asked for.
    pub fn outcome(&self) -> Outcome {
        match self {
${failures.map(({ outcome = UNKNOWN, ...failure }) => `Self::${patternOf(failure, outcome)} => ${outcome},`).join("\n")}
        }
    }

    fn refused(text: String, is_too_many: bool, outcome: Outcome) -> Self {
        match reason_of(&text) {
            reason if !is_too_many && reason != Reason::RateLimit => Self::Refused { text, reason, outcome },
            _ => Self::RateLimited { text },
        }
    }

    /// What an answer stands for, unless it is a good one.
    pub(crate) fn check(status: u16, mut refusal: Option<String>, names_order: bool, is_json: bool) -> Result<(), Self> {
        let is_too_many = status == 429;
        if is_too_many {
            refusal = refusal.or(Some(${quote(TOO_MANY)}.into()));
        }
        ${VERDICTS.map(writeVerdict).join("\n")}
        Ok(())
    }

    /// What stands for one id of a list, unless the panel refuses it or leaves it out.
    pub(crate) fn check_entry<T>(refusal: Option<String>, found: Option<T>) -> Result<T, Self> {
        if let Some(text) = refusal {
            return Err(Self::refused(text, false, Outcome::Refused));
        }
        found.ok_or(Self::Missing)
    }
}

fn outcome_of(status: u16) -> Outcome {
    ${VERDICTS.filter(({ kind }) => kind === "http")
      .map(({ when, outcome }) => `if ${condition(when, IN_RUST)} { return Outcome::${pascal(outcome)}; }`)
      .join("\n")}
    ${UNKNOWN}
}

/// One id of a list, and what became of it: its value, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Entry<T> {
    pub id: u64,
    pub result: Result<T, Error>,
}

/// A list failed, whole or after its first hundreds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListError<T> {
    /// Why the call that failed did.
    pub error: Error,
    /// The entries of the calls before it.
    pub answered: Vec<Entry<T>>,
}

impl<T> fmt::Display for ListError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<T: fmt::Debug> std::error::Error for ListError<T> {}

impl<T> From<ListError<T>> for Error {
    fn from(list: ListError<T>) -> Self {
        list.error
    }
}

/// What became of an order, a refill or a cancel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
${Object.entries(OUTCOMES)
  .map(([outcome, text]) => `/// ${text}\n${pascal(outcome)},`)
  .join("\n")}
}

/// What the words of a refusal mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Reason {
${reasonsIn(words)
  .map((reason) => `${pascal(reason)},`)
  .join("\n")}
}

const REASONS: &[(&str, Reason)] = &[
${words.map((row) => `(${quote(row.words)}, Reason::${pascal(row.reason)}),`).join("\n")}
];

fn reason_of(text: &str) -> Reason {
    let text = text.to_lowercase();
    REASONS.iter().find(|(words, _)| text.contains(words)).map_or(Reason::Other, |(_, reason)| *reason)
}
`;
}

function writeVerdict({ when, kind, outcome }: (typeof VERDICTS)[number]): string {
  const { fields } = FAILURES[kind];
  const made =
    kind === "refused"
      ? `Self::refused(refusal.unwrap_or_default(), is_too_many, Outcome::${pascal(outcome)})`
      : `Self::${pascal(kind)}${fields ? " { status }" : ""}`;
  return `if ${condition(when, IN_RUST)} { return Err(${made}); }`;
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
