"""The day that goods leave, are signed for or come back: no later than today, not before its time, not in a month that is closed."""

from datetime import date

from order_logic.book import key_of
from order_logic.derived.outbound import closed_until
from order_logic.records import IssuedStatement, Receipt
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.refusals import Refusal, refused

DATING_READS = (IssuedStatement,)
_FUTURE = Text("晚于今天", "it has not come yet")
_BEFORE = Text("早于 {earliest}", "it lies before {earliest}")
_CLOSED = Text("对账单已开到 {closed}", "a statement was issued up to {closed}")


def misdated(case: Case, day: date, earliest: date | None = None, *, counts: bool = True) -> Finding | None:
    """Why a move of the case's document may not be dated ``day``; None when it may.

    ``earliest`` is the day of the step before; ``counts``: whether what the customer owes changes on that day.
    """
    closed = closed_until(case.customer, case.book) if counts else None
    why: Text | None = None
    if day > case.press.today:
        why = _FUTURE
    elif earliest and day < earliest:
        why = Text(*(words.format(earliest=earliest) for words in _BEFORE))
    elif closed and day <= closed:
        why = Text(*(words.format(closed=closed) for words in _CLOSED))
    if why is None:
        return None
    row = case.row or case.order
    typed = "received_on" if isinstance(row, Receipt) else "number"  # the day of a receipt stands on it; others are given with the press
    return refused(Refusal.BAD_DAY, case.order.number, typed, type(row), key_of(row), day=day, because=why, document=row.number)
