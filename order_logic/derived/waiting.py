"""How long an order may stay in its step (R-32)."""

from datetime import datetime, timedelta
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.steps import next_move
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Order
from order_logic.settings import Settings


def step_limit(order: Order, book: Book, settings: Settings) -> int | None:
    """Hours that the step an order stands in may take, from the settings; None where no step waits for a person's time."""
    if order.commercial is Commercial.PENDING:
        second = next_move(order, book, settings) is Move.SECOND_AUDIT
        return settings.second_audit_hours if second else settings.first_audit_hours
    limits = {
        Commercial.AUDITED: settings.review_hours,
        Commercial.IN_REVIEW: settings.review_hours,
        Commercial.IN_APPROVAL: settings.approval_hours,
    }
    return limits.get(order.commercial)


def waited_hours(order: Order, now: datetime) -> Decimal | None:
    """Hours since the order came into its status, to the second; None while that moment is not known."""
    return None if order.since is None else Decimal((now - order.since) // timedelta(seconds=1)) / 3600
