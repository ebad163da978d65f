"""What the methods of the client are made of: one call, and lists of any length."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import httpcore

from .answers import Entry, T, error_in, parse, read, read_entry, read_value, rows_by_id
from .errors import InputError, PanelError, check
from .form import encode, mask
from .tables import ENDPOINT, KEY, URL
from .transport import Backend, send


class Calls:
    def __init__(self, key: str, *, url: str = URL, timeout: float = 30) -> None:
        if not KEY.fullmatch(key):
            raise InputError("the key is missing, or has characters in it that no key has")
        if not ENDPOINT.fullmatch(url):
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
        names_order = isinstance(answer, dict) and answer.get("order") is not None
        check(status, self._hide(error_in(answer) or ""), names_order, answer is not ...)
        return answer
