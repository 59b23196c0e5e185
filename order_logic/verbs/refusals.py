"""Why the desk itself refuses a move, before any regulation is asked."""

from enum import Enum
from typing import Any

from order_logic.book import Book, Fault, Key
from order_logic.columns import Owner, columns_of, key_fields
from order_logic.records import Order, OrderLine
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.verbs.refusal_words import changes, following, goods, orders, supply
from order_logic.verbs.refusal_words.why import Why


class Refusal(Enum):
    """A refusal's code, words and remedy; what they say stands in ``refusal_words`` by subject."""

    UNKNOWN = orders.UNKNOWN
    ILLEGAL = orders.ILLEGAL
    NOT_YOURS = orders.NOT_YOURS
    SEPARATED = orders.SEPARATED
    NO_REASON = orders.NO_REASON
    NO_DATE = orders.NO_DATE
    SEAL = orders.SEAL
    NOTHING = orders.NOTHING
    NO_VERDICT = orders.NO_VERDICT
    NO_ROW = orders.NO_ROW
    BUTTON_ELSEWHERE = orders.BUTTON_ELSEWHERE
    FINISHED = orders.FINISHED
    HELD = orders.HELD
    NO_USER = orders.NO_USER
    STOPPED = orders.STOPPED
    NO_PAPER = orders.NO_PAPER
    NO_QUANTITY = goods.NO_QUANTITY
    TOO_MUCH = goods.TOO_MUCH
    NOT_CONFIRMED = goods.NOT_CONFIRMED
    NO_DOCUMENT = goods.NO_DOCUMENT
    WRONG_STATE = goods.WRONG_STATE
    BELOW_ZERO = goods.BELOW_ZERO
    FILL_FIRST = goods.FILL_FIRST
    NOT_SHIPPED = goods.NOT_SHIPPED
    GONE = goods.GONE
    BAD_DAY = goods.BAD_DAY
    LOCK_SHORT = goods.LOCK_SHORT
    NO_OFFER = supply.NO_OFFER
    BOTH_WAYS = supply.BOTH_WAYS
    NO_RESULT = supply.NO_RESULT
    LOT_MISSING = supply.LOT_MISSING
    NO_SOURCE = supply.NO_SOURCE
    NOTHING_ARRIVED = supply.NOTHING_ARRIVED
    NOT_ALL = supply.NOT_ALL
    AMOUNT_GREW = supply.AMOUNT_GREW
    NOTHING_LOW = supply.NOTHING_LOW
    NOTHING_SHORT = supply.NOTHING_SHORT
    NO_HOLD = following.NO_HOLD
    NOTHING_TO_SEND = following.NOTHING_TO_SEND
    NOT_DELIVERED = following.NOT_DELIVERED
    UNCLEAR_CHANGE = changes.UNCLEAR_CHANGE
    EMPTY_CHANGE = changes.EMPTY_CHANGE
    NOT_TO_CHANGE = changes.NOT_TO_CHANGE
    CHANGE_GOES_ON = changes.CHANGE_GOES_ON
    NO_PROPOSAL = changes.NO_PROPOSAL


def refused(why: Refusal, number: str = "", field: str = "number", record: type = Order, key: Key = (), **facts: Any) -> Finding:
    """The finding of a refusal on an order, or on another row when ``record`` and ``key`` are given."""
    words: Why = why.value
    return Finding(
        words.code,
        Level.BLOCK,
        words.text,
        words.remedy,
        {"number": number, **facts},
        record,
        key or ((number,) if number else ()),
        field if hasattr(record, field) else key_fields(record)[0],
        number,
    )


def unreadable(fault: Fault, order: str = "") -> Finding:
    """The finding of a cell that could not be read (R-07: malformed fields are caught on entry)."""
    level = Level.WARN if computed_anew(fault) else Level.BLOCK
    return Finding("R-07", level, fault.reason, fault.remedy, {"shown": fault.shown}, fault.record, fault.key, fault.field, order)


def faults_of(order: str, book: Book) -> list[Finding]:
    """The unreadable cells of an order and its lines: until they are right it cannot advance (R-08)."""
    mine = (f for f in book.faults if f.record in (Order, OrderLine) and f.key and f.key[0] == order)
    return [unreadable(f, order) for f in mine if not computed_anew(f)]


def computed_anew(fault: Fault) -> bool:
    """Whether somebody wrote over a cell that the program fills: what stands there is never used, and stops nothing."""
    return any(column.name == fault.field and column.owner is Owner.DERIVED for column in columns_of(fault.record))
