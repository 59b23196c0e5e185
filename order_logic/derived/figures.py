"""The figures that a signature was given on, frozen as JSON on its row."""

import json
from datetime import date

from order_logic.book import Book
from order_logic.derived.credit import exposure, on_credit
from order_logic.flows.moves import Move, Shifting
from order_logic.records import Customer, Order
from order_logic.settings import Settings
from order_logic.spelling import spelled

_SHOWING = frozenset({Move.APPROVE, Move.SECOND_AUDIT, Shifting.RELEASE})


def frozen_figures(order: Order, book: Book, settings: Settings, move: Move | Shifting, today: date) -> str:
    """Amount, promised date and credit as they stood when this move was signed; "" for moves that rest on no figures.

    The same text whether an amount was just reckoned or read from a cell.
    """
    if move not in _SHOWING:
        return ""
    told: dict[str, str] = {"amount": spelled(order.amount), "promised_on": str(order.promised_on or ""), "day": today.isoformat()}
    customer = book.get(Customer, order.customer)
    if customer and on_credit(order, customer):
        told |= {name: spelled(value) for name, value in exposure(book, customer, order, settings)._asdict().items()}
    told["limit_of_manager"] = spelled(settings.sales_manager_limit)
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
