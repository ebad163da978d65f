"""Calls a second through the client and through raw httpx, in turns: bench.py URL KEY prints {"client": n, "raw": n} each time."""

import json
import sys
from collections.abc import Callable
from time import perf_counter

import httpx

sys.path.insert(0, "build/tree/src")
from autostagram import Panel

ROUNDS, CALLS = 10, 100

url, key = sys.argv[1:]
panel = Panel(key, url=url)
http = httpx.Client()


def client() -> str:
    return panel.get_order_status(1).status


def raw() -> str:
    return str(http.post(url, data={"key": key, "action": "status", "order": "1"}).json()["status"])


def speed(call: Callable[[], str]) -> float:
    start = perf_counter()
    for _ in range(CALLS):
        assert call() == "Partial"
    return CALLS / (perf_counter() - start)


for _ in range(ROUNDS):
    print(json.dumps({"client": speed(client), "raw": speed(raw)}))
