/** Writes errors.py: how calls fail, and what the answers and words of a panel stand for. */
import { condition, KINDS, OUTCOMES, reasonsIn, TOO_MANY, VERDICTS, WITHOUT_WORDS } from "../errors.ts";
import type { Words } from "../reasons.ts";
import { quote } from "../words.ts";

const IN_PYTHON = { "||": "or", "&&": "and", "!": "not ", namesOrder: "names_order", isJson: "is_json" };

export function writeErrors(words: readonly Words[]): string {
  return `"""How calls fail. Made by clients/python/errors.ts: do not edit. No error holds the key."""

from typing import Any, Literal

Kind = Literal[${Object.keys(KINDS).map(quote).join(", ")}]
Outcome = Literal[${Object.keys(OUTCOMES).map(quote).join(", ")}]
Reason = Literal[${[...reasonsIn(words), ...WITHOUT_WORDS].map(quote).join(", ")}]


class PanelError(Exception):
    """
    A call failed, and \`kind\` says how:

${Object.entries(KINDS)
  .map(([kind, text]) => `    - "${kind}": ${text}`)
  .join("\n")}

    After the outcome "unknown" an order, refill or cancel may exist.
    """

    def __init__(self, kind: Kind, message: str, outcome: Outcome = "unknown") -> None:
        super().__init__(message)
        self.kind, self.outcome = kind, outcome
        self.answered: list[Any] = []  # Of a list of more than 100 ids: the entries before the part that failed.


class InputError(PanelError, ValueError):
    """${KINDS.input} Nothing was sent."""

    def __init__(self, message: str) -> None:
        super().__init__("input", message, "not-sent")


class RefusedError(PanelError):
    """The panel said no, and did nothing. \`text\` has its own words, \`reason\` what they mean."""

    def __init__(self, text: str, reason: Reason, outcome: Outcome = "refused") -> None:
        super().__init__("rate_limited" if reason == "rate_limit" else "refused", text, outcome)
        self.text, self.reason = text, reason


_REASONS: list[tuple[str, Reason]] = [${words.map((row) => `(${quote(row.words)}, ${quote(row.reason)})`).join(", ")}]


def reason_of(text: str) -> Reason:
    return next((reason for words, reason in _REASONS if words in text.lower()), "other")


def check(status: int, refusal: str, names_order: bool, is_json: bool) -> None:
    """Raises what an answer stands for, unless it is a good one."""
    refusal = refusal or (${quote(TOO_MANY)} if status == 429 else "")
${VERDICTS.map(writeVerdict).join("\n")}
`;
}

function writeVerdict({ when, kind, outcome, text }: (typeof VERDICTS)[number]): string {
  const made = text
    ? `PanelError(${quote(kind)}, f${quote(text)}, ${quote(outcome)})`
    : `RefusedError(refusal, "rate_limit" if status == 429 else reason_of(refusal), ${quote(outcome)})`;
  return `    if ${condition(when, IN_PYTHON)}:\n        raise ${made}`;
}
