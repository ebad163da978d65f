"""Runs vectors: runner.py FILE BASE prints one line of JSON for each, as clients/vectors/README.md says."""

import json
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

sys.path.insert(0, "build/tree/src")
from autostagram import (
    Entry,
    InputError,
    Panel,
    PanelError,
    RefusedError,
    models,
)

KEY = "k3y-canary-7Q2x"
FORMS = [form for name, form in vars(models).items() if name.endswith("Order") and name != "PlacedOrder"]
LISTS = {
    "getOrderStatuses": ("get_order_statuses", "orders"),
    "createRefills": ("create_refills", "orders"),
    "getRefillStatuses": ("get_refill_statuses", "refills"),
    "cancelOrders": ("cancel_orders", "orders"),
}


def call(panel: Panel, operation: str, given: dict[str, Any]) -> Any:
    if operation in LISTS:
        method, ids = LISTS[operation]
        return [show_entry(entry) for entry in getattr(panel, method)(given[ids])]
    if operation == "listServices":
        return [service.to_dict() for service in panel.list_services()]
    if operation == "addOrder":
        return panel.add_order(order_of(given["form"])).to_dict()
    if operation == "getOrderStatus":
        return panel.get_order_status(given["order"]).to_dict()
    if operation == "createRefill":
        return panel.create_refill(given["order"]).to_dict()
    if operation == "getRefillStatus":
        return panel.get_refill_status(given["refill"]).to_dict()
    return panel.get_balance().to_dict()


def order_of(form: dict[str, Any]) -> Any:
    """The first typed form that takes these fields and no others. Only an emoji has none: it stands for undescribed types."""
    for kind in FORMS:
        try:
            if (order := kind.from_dict(form)).to_dict() == form:
                return order
        except (KeyError, TypeError):
            continue
    if "emoji" not in form:
        raise InputError(f"no form has the fields {', '.join(form)}")
    return form


def show_entry(entry: Entry[Any]) -> dict[str, Any]:
    if entry.reason in ("missing", "unexpected"):
        return {"id": entry.id, entry.reason: True}
    if entry.error is not None:
        return {"id": entry.id, "error": {"text": entry.error}}
    value: Any = entry.value
    return {"id": entry.id, "value": value.to_dict() if hasattr(value, "to_dict") else value}


def seen(value: object) -> list[str]:
    """Every text in which a person may meet it: printed, in a debugger, in a log, and in what it holds."""
    return [str(value), repr(value), *(repr(getattr(value, "__dict__", "")), repr(getattr(value, "args", "")))]


def run(index: int, vector: dict[str, Any], base: str) -> str:
    client = vector.get("client", {})
    timeout = {"timeout": client["timeoutMs"] / 1000} if "timeoutMs" in client else {}
    shown: list[str] = []
    try:
        panel = Panel(client.get("key", KEY), url=client.get("url", f"{base}/{index}/api/v2"), **timeout)
        shown += seen(panel)
        outcome: dict[str, Any] = {"value": call(panel, vector["operation"], vector["arguments"])}
    except PanelError as error:
        failure = {
            "kind": error.kind,
            "outcome": error.outcome,
            "answered": [show_entry(entry) for entry in error.answered],
        }
        outcome = {"error": failure | ({"text": error.text} if isinstance(error, RefusedError) else {})}
        cause: BaseException | None = error
        while cause is not None:
            shown += [*seen(cause), "".join(traceback.format_exception(cause))]
            cause = cause.__cause__ or cause.__context__
    return json.dumps({"id": vector["id"], "outcome": outcome, "shown": shown}, ensure_ascii=False)


def main() -> None:
    file, base = sys.argv[1:]
    with open(file, encoding="utf-8") as text:
        vectors = json.load(text)["vectors"]
    with ThreadPoolExecutor(16) as pool:
        for line in pool.map(lambda index: run(index, vectors[index], base), range(len(vectors))):
            print(line, flush=True)


main()
