"""Asks a panel where an order stands: AUTOSTAGRAM_KEY=demo AUTOSTAGRAM_URL=http://127.0.0.1:4010/api/v2 python example.py"""

import os

from autostagram import Panel, RefusedError

panel = Panel(os.environ["AUTOSTAGRAM_KEY"], url=os.environ["AUTOSTAGRAM_URL"])
try:
    order = panel.get_order_status(1)
    print(order.status, order.remains, "to go,", order.charge, order.currency)
except RefusedError as error:
    print("refused:", error.text)
