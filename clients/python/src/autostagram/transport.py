"""Sends a form over HTTP, once, and ends in time. httpx limits each read alone, so this goes one layer deeper."""

import zlib
from threading import local
from time import monotonic
from typing import Any

import httpcore

from .errors import Outcome, PanelError

_HEADERS = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept-Encoding", "gzip")]
_call = local()


def _left() -> float:
    if (left := float(_call.end - monotonic())) > 0:
        return left
    raise httpcore.ReadTimeout


class _Stream:
    def __init__(self, stream: Any) -> None:
        self.close, self.get_extra_info = stream.close, stream.get_extra_info
        self.read = lambda size, timeout=None: stream.read(size, _left())
        self.write = lambda data, timeout=None: stream.write(data, _left())
        self.start_tls = lambda **options: _Stream(stream.start_tls(**options | {"timeout": _left()}))


class Backend(httpcore.SyncBackend):
    def connect_tcp(self, *args: Any, **options: Any) -> Any:
        return _Stream(super().connect_tcp(*args, **options | {"timeout": _left()}))


def send(pool: httpcore.ConnectionPool, url: str, form: str, timeout: float) -> tuple[int, bytes]:
    _call.end, body = monotonic() + timeout, bytearray()
    try:
        with pool.stream("POST", url, headers=_HEADERS, content=form.encode()) as response:
            for chunk in response.iter_stream():
                body += chunk if len(body) < 2**25 else b""  # What is cut off there is no JSON any more.
        is_zipped = any(name.lower() == b"content-encoding" for name, _ in response.headers)
        return response.status, zlib.decompressobj(31).decompress(body, 2**25) if is_zipped else bytes(body)
    except httpcore.TimeoutException:
        failure = PanelError("timeout", f"no whole answer within {timeout} s")
    except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error) as error:
        outcome: Outcome = "not-sent" if isinstance(error, httpcore.ConnectError) else "unknown"
        failure = PanelError("connection", f"no connection, or it broke ({type(error).__name__})", outcome)
    raise failure  # Out here it does not drag along the other error, which may quote what came.
