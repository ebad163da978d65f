"""What the methods of the client are made of: one call, and lists of any length."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import httpcore

from .answers import Entry, T, error_in, parse, read, read_entry, read_value, rows_by_id
from .errors import InputError, PanelError, RefusedError
from .form import encode, mask
from .tables import URL, Outcome, reason_of
from .transport import Backend, send

_SAFE = re.compile(
    r"(https://[\w.:\[\]-]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(/[\w.~-]+)*/api/v2", re.ASCII
)


class Calls:
    def __init__(self, key: str, *, url: str = URL, timeout: float = 30) -> None:
        if not re.fullmatch("[!-~]+", key):
            raise InputError("the key is missing, or has characters in it that no key has")
        if not _SAFE.fullmatch(url):
            raise InputError("the URL must be https, or http to this machine, and end in /api/v2")
        self._url, self._timeout, self._hide = url, timeout, mask(key)
        self._pool = httpcore.ConnectionPool(max_connections=None, network_backend=Backend())
        self.close = self._pool.close
        self._sign: Callable[[dict[str, str]], str] = lambda form: urlencode({**form, "key": key})

    def _one(self, action: str, kind: type[T], request: Any) -> T:
        return read(kind, self._call(action, request if isinstance(request, Mapping) else request.to_dict()))

    def _all(self, action: str, kind: type[T]) -> list[T]:
        return [read(kind, row) for row in read_value((list,), self._call(action, {}))]

    def _many(self, action: str, own: str, ids: Iterable[int], field: str, kind: type[T]) -> list[Entry[T]]:
        distinct = list(dict.fromkeys(ids))
        texts, entries = [encode(own, id) for id in distinct], list[Entry[T]]()
        for start in range(0, max(1, len(texts)), 100):  # The panel refuses a longer list whole.
            part = slice(start, start + 100)
            try:
                found = rows_by_id(self._call(action, {f"{own}s": ",".join(texts[part])}), own, field)
            except PanelError as error:
                error.answered = entries
                raise
            entries += [read_entry(kind, id, found.get(str(id)), self._hide) for id in distinct[part]]
        return entries

    def _call(self, action: str, fields: Mapping[str, Any]) -> Any:
        form = {name: encode(name, value) for name, value in fields.items()}
        status, body = send(self._pool, self._url, self._sign({**form, "action": action}), self._timeout)
        answer = parse(body)
        text = error_in(answer) or ("Too many calls" if status == 429 else None)
        if status >= 500 or status in (408, 425, 499):
            raise PanelError("http", f"HTTP {status}")
        if text:
            outcome: Outcome = "unknown" if isinstance(answer, dict) and answer.get("order") else "refused"
            raise RefusedError(self._hide(text), "rate_limit" if status == 429 else reason_of(text), outcome)
        if status >= 400:
            raise PanelError("http", f"HTTP {status}", "refused")
        if status >= 300 or answer is ...:
            raise PanelError("redirect" if status >= 300 else "unreadable", f"HTTP {status}, and no answer of this API")
        return answer
