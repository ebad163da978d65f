"""What a call can end with besides an answer. No error holds the key."""

from typing import Any

from .tables import Kind, Outcome, Reason


class PanelError(Exception):
    """A call failed, and `kind` says how. After the outcome "unknown" an order, refill or cancel may exist."""

    def __init__(self, kind: Kind, message: str, outcome: Outcome = "unknown") -> None:
        super().__init__(message)
        self.kind, self.outcome = kind, outcome
        self.answered: list[Any] = []  # Of a list of more than 100 ids: the entries before the part that failed.


class InputError(PanelError, ValueError):
    """An argument, the key or the URL cannot be right. Nothing was sent."""

    def __init__(self, message: str) -> None:
        super().__init__("input", message, "not-sent")


class RefusedError(PanelError):
    """The panel said no, and did nothing. `text` has its own words, `reason` what they mean."""

    def __init__(self, text: str, reason: Reason, outcome: Outcome = "refused") -> None:
        super().__init__("rate_limited" if reason == "rate_limit" else "refused", text, outcome)
        self.text, self.reason = text, reason
