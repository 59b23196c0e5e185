"""The order as it will be: what its rules look at while a change goes round."""

from dataclasses import replace

from order_logic.book import Edit
from order_logic.derived.change_made import new_values
from order_logic.derived.steps import changing
from order_logic.flows.moves import Move
from order_logic.records import Order
from order_logic.rule import Case
from order_logic.seals import seal_in

FORESEEING = frozenset({Move.PROMISE, Move.SUBMIT, Move.APPROVE})
"""The moves of a change that are about the order as it will be; the last 批准 writes it (SPEC 1)."""


def as_changed(case: Case, move: Move) -> Case:
    """The case with the new values in force, the case as it stands beside it; the case itself when no change goes round.

    A seal that fits is made to fit the new values, so that a broken one still shows.
    """
    change = changing(case.order, case.book)
    if change is None or move not in FORESEEING:
        return case
    number, seal = case.order.number, case.order.seal
    fits = seal == seal_in(case.book, number)
    book = case.book.tried(new_values(change, case.book, case.press.settings))
    if seal and fits:
        book = book.after([Edit(Order, (number,), "seal", seal, seal_in(book, number))])
    return replace(case, book=book, order=book.get(Order, number) or case.order, stands=case)
