"""A client for the panel API of 오토스타그램, and of other panels of this protocol."""

from .answers import Entry
from .errors import InputError, PanelError, RefusedError
from .panel import Panel

__all__ = ["Entry", "InputError", "Panel", "PanelError", "RefusedError"]
