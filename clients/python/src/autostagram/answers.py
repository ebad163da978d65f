"""Reads what a panel answers. Panels write numbers as text and text as numbers: here all numbers become text."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qsl

from .errors import PanelError, Reason, reason_of
from .tables import ENVELOPES, FIELDS

T = TypeVar("T")


@dataclass(frozen=True)
class Entry(Generic[T]):
    """One id of a list: its value; or the panel's words for why there is none, and what they mean."""

    id: int
    value: T | None = None
    error: str | None = None
    reason: Reason | None = None


def parse(body: bytes) -> Any:
    """JSON without its envelope, or a refusal in form encoding; an Ellipsis for what is neither."""
    text = body.decode("utf-8-sig", "replace")
    try:
        answer = json.loads(text, parse_int=str, parse_float=_plain, parse_constant=json.loads)
    except (ValueError, RecursionError):
        return dict(parse_qsl(text)) if text.startswith("error=") else ...
    for name in ENVELOPES:
        inner = answer.get(name) if isinstance(answer, dict) else None
        answer = inner if isinstance(inner, (dict, list)) else answer
    return answer


def _plain(number: str) -> str:
    return format(Decimal(number), "f") if re.fullmatch(r"[^e]+(e[+-]?\d\d?)?", number, re.IGNORECASE) else number


def error_in(value: Any) -> str | None:
    error = value.get("error") if isinstance(value, dict) else None
    return error if error and isinstance(error, str) else None


def read_value(types: tuple[type, ...], value: Any) -> Any:
    if int in types and (digits := re.fullmatch(r"([1-9][0-9]{,15})(\.0+)?", str(value))) and int(digits[1]) < 2**53:
        return int(digits[1])
    if int in types or not isinstance(value, types):
        raise PanelError("unexpected", f"the answer has no {types[0].__name__} where one belongs")
    return value


def read(kind: type[T], value: Any) -> T:
    """An id, a text, a sign that a wish is taken, or a generated model with every field of the type that it says."""
    if kind in FIELDS:
        row = read_value((dict,), value)
        fields = {name: read_value(types, row.get(name)) for name, types in FIELDS[kind].items()}
        value = kind.from_dict({**row, **fields})  # type: ignore[attr-defined]
    elif value is not True or kind is not bool:
        value = kind(read_value((int if kind is bool else kind,), value))  # type: ignore[call-arg]
    return value  # type: ignore[no-any-return]


def read_entry(kind: type[T], id: int, found: Any, hide: Callable[[str], str]) -> Entry[T]:
    if found is None:
        return Entry(id, None, "left out of the answer", "missing")
    if text := error_in(found):
        return Entry(id, None, hide(text), reason_of(text))
    try:
        return Entry(id, read(kind, found))
    except PanelError as error:
        return Entry(id, None, str(error), "unexpected")


def rows_by_id(answer: Any, own: str, field: str) -> dict[str, Any]:
    if isinstance(answer, list) and all(isinstance(row, dict) and own in row for row in answer):
        answer = {row[own]: row for row in answer}  # Rows that name their id become a map, as other answers are.
    rows = read_value((dict,), answer).items()
    return {id: row.get(field, row) if isinstance(row, dict) else row for id, row in rows}
