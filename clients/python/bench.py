"""Calls a second through the client and through raw httpx, in turns: bench.py URL KEY prints {"client": n, "raw": n}."""

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


def best(call: Callable[[], str], known: float) -> float:
    start = perf_counter()
    for _ in range(CALLS):
        assert call() == "Partial"
    return max(known, CALLS / (perf_counter() - start))


speeds = {"client": 0.0, "raw": 0.0}
for _ in range(ROUNDS):
    speeds = {"client": best(client, speeds["client"]), "raw": best(raw, speeds["raw"])}
print(json.dumps(speeds))
