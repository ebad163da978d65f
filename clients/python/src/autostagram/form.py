"""Writes forms as panels read them, and finds the key in what comes back."""

import re
from base64 import b64encode
from collections.abc import Callable
from typing import Any

from .errors import InputError
from .tables import ID_FIELDS


def encode(name: str, value: Any) -> str:
    """A whole number, or text; a list becomes lines, of which none may be empty: each one is charged."""
    if type(value) is int and (name not in ID_FIELDS or 0 < value < 2**53):
        return str(value)
    lines = value if isinstance(value, list) and value else [value]
    if all(isinstance(line, str) and re.fullmatch(r"(?=.*\S)[^\0\r\n\ud800-\udfff]+", line) for line in lines):
        return "\n".join(lines)
    raise InputError(f"{name} must be an id, a whole number, a text of one line, or a list of such texts")


def mask(key: str) -> Callable[[str], str]:
    """Takes the key out of a text, however forms, JSON, HTML or base64 spell it."""
    spell = r"(?:\\*{}|(?:%(?:25)*|\\+u00){:x}|&#?\w+;)"
    plain = re.sub(r"\W", lambda one: spell.format(re.escape(one[0]), ord(one[0])), key)
    coded = [b64encode(b" " * n + key.encode()).decode()[n and n + 1 :] for n in range(3)]
    stems = [re.escape(re.sub(".=*$", "", text)) for text in coded if len(text) > 9]
    pattern = re.compile("|".join([plain, *stems]), re.IGNORECASE)
    return lambda text: pattern.sub("[key]", text)
