"""手工录入: what staff typed into an order since the last click, noted before the click is."""

from collections.abc import Iterator
from typing import Any

from order_logic.book import Book
from order_logic.records import Order, OrderLine
from order_logic.seals import typed_columns, typed_digest
from workbook.codes import packed
from workbook.journal.chain import Action
from workbook.journal.parts import LINE, in_parts
from workbook.journal.touched import Touched


def notes_of(t: Touched, before: Book) -> Iterator[dict[str, Any]]:
    """The columns of the note rows for a touched order whose typed columns differ from the digest that it carries; else nothing."""
    if t.record is not Order or t.added or "typed" not in t.fields:
        return
    order = before.get(Order, *t.first)
    if order is None:
        return
    lines = list(before.by(OrderLine, "order", order.number))
    if typed_digest(order, lines) == order.typed:
        return
    now = str(t.key[0])
    shown = now if now == order.number else f"{now} {order.number}"
    told: dict[str, Any] = {**typed_values(order), **{f"{LINE}{line.line_no}": typed_values(line) for line in lines}}
    same = {"action": Action.NOTE.value, "record": Order.__name__, "key": packed([order.number]), "order": shown, "seal": order.seal}
    for text in in_parts(told, {}):
        yield {**same, "fields": text}


def typed_values(row: Any) -> dict[str, Any]:
    """The typed columns of a row that are not blank."""
    record: Any = type(row)
    return {c.name: getattr(row, c.name) for c in typed_columns(record) if getattr(row, c.name) != c.blank}
