"""What a button of money is about: an order or a customer, who presses, and why it may be refused."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Any

from order_logic.book import Book, key_of
from order_logic.flows.tasks import DOES, Task
from order_logic.press import Press
from order_logic.records import Customer, Order
from order_logic.records.choices import Level
from order_logic.rule import Case, Finding
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import Pick, resolved, row_of
from order_logic.verbs.refusal_words import money
from order_logic.verbs.refusal_words.why import Why


class Unfit(Enum):
    """Why a button of money is refused: code, words and remedy."""

    NO_AMOUNT = money.NO_AMOUNT
    NO_PLAN = money.NO_PLAN
    SHARES = money.SHARES
    UNDATED_STEP = money.UNDATED_STEP
    NOTHING_TO_INVOICE = money.NOTHING_TO_INVOICE
    NO_CUSTOMER = money.NO_CUSTOMER
    WRONG_SIGN = money.WRONG_SIGN
    NO_ORIGIN = money.NO_ORIGIN
    TOO_MUCH_BACK = money.TOO_MUCH_BACK
    OTHERS_ORDER = money.OTHERS_ORDER
    NOTHING_TO_MATCH = money.NOTHING_TO_MATCH
    TAKEN_ALREADY = money.TAKEN_ALREADY
    NO_OPEN = money.NO_OPEN
    ABOVE_TOLERANCE = money.ABOVE_TOLERANCE
    STATED = money.STATED
    UNDATED = money.UNDATED
    DONE_ALREADY = money.DONE_ALREADY
    NOT_OVERDUE = money.NOT_OVERDUE
    LATER_ONE = money.LATER_ONE


def unfit(why: Unfit, row: Any, field: str = "number", order: str = "", **facts: Any) -> Finding:
    """The finding of a refusal on ``row``."""
    words: Why = why.value
    return Finding(words.code, Level.BLOCK, words.text, words.remedy, facts, type(row), key_of(row), field, order)


def case_of_customer(customer: Customer | None, book: Book, press: Press, row: Any = None) -> Case:
    """A case that is about a customer and no order."""
    return Case(Order(number="", customer=customer.code if customer else ""), book, press, None, row if row is not None else customer)


def not_allowed(case: Case, task: Task) -> list[Finding]:
    """Why this person may not press it; nothing when they may."""
    role = signing_role(case, task.text, DOES[task])
    return [role] if isinstance(role, Finding) else []


def customers_of(book: Book, picked: Sequence[str]) -> list[str]:
    """The customers that picks stand for, each once: customers themselves, those of orders and of documents of money."""
    return list(dict.fromkeys(code for code in _codes(book, resolved(book, picked)) if code))


def _codes(book: Book, picks: Iterable[Pick]) -> Iterator[str]:
    for pick in picks:
        order, row = book.get(Order, pick.order), row_of(pick, book)
        yield row.code if isinstance(row, Customer) else getattr(row, "customer", "") or (order.customer if order else "")
