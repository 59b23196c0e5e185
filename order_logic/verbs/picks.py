"""What a person picked: an order, one of its lines, or another document."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from order_logic.book import Book, order_field
from order_logic.columns import Kind, columns_of, key_fields
from order_logic.records import Customer, Dunning, IssuedStatement, Order, Receipt

LINE_MARK = "/"
"""Between order and line number in a pick, such as SO20261121-0001/2."""
_OF_CUSTOMERS = frozenset({Customer, Receipt, IssuedStatement, Dunning})
"""What is about all that a customer owes."""


class Pick(NamedTuple):
    """One picked row: the order that it belongs to, "" for none; a line of it, or the document with its record."""

    order: str
    line_no: int | None = None
    record: type | None = None
    document: str = ""


def line_pick(order: str, line_no: object) -> str:
    """How a picked line is written."""
    return f"{order}{LINE_MARK}{line_no}"


def order_in(pick: str) -> str:
    """The order's number in a pick, as far as the pick itself tells."""
    return pick.partition(LINE_MARK)[0]


@cache
def is_document(record: type) -> bool:
    """Whether rows of ``record`` are picked by a number or code of their own: documents and master data."""
    columns = columns_of(record)
    return key_fields(record) in (("number",), ("code",)) and columns[0].kind is Kind.CODE


def resolve(book: Book, pick: str) -> Pick:
    """What a pick stands for: an order by number or draft number, a line, or a document of any record that was read."""
    number, mark, line = pick.partition(LINE_MARK)
    line_no = int(line) if mark and line.isdigit() else None
    if book.get(Order, number) is not None:
        return Pick(number, line_no)
    document = _document(book, number)
    if document:
        return document
    order = next(iter(book.by(Order, "draft_no", number)), None)
    return Pick(order.number if order else number, line_no)


def _document(book: Book, number: str) -> Pick | None:
    for record in book.records():
        if record is not Order and is_document(record) and (row := book.get(record, number)) is not None:
            field = order_field(record)
            return Pick(str(getattr(row, field)) if field else "", None, record, number)
    return None


def resolved(book: Book, picks: Iterable[str]) -> list[Pick]:
    """Every pick, each once."""
    return list(dict.fromkeys(resolve(book, pick) for pick in picks))


def orders_of(picks: Iterable[Pick]) -> list[str]:
    """The orders that picks belong to, each once."""
    return list(dict.fromkeys(pick.order for pick in picks if pick.order))


def orders_behind(picks: Iterable[Pick], book: Book) -> list[str]:
    """The orders that picks belong to, and those that stand on the lines of a picked document: the orders a purchase was made for.

    Behind a customer, money, a statement and a reminder stand all orders of the customer: money may pay any of them.
    """
    picks = list(picks)
    found = dict.fromkeys(orders_of(picks))
    for pick in picks:
        if pick.record in _OF_CUSTOMERS:
            customer = pick.document if pick.record is Customer else row_of(pick, book).customer
            found |= dict.fromkeys(order.number for order in book.by(Order, "customer", customer))
        if pick.record and not pick.order and key_fields(pick.record) == ("number",):
            found |= dict.fromkeys(number for record in book.records() for number in _orders_on(record, pick, book))
    return list(found)


def _orders_on(record: Any, pick: Pick, book: Book) -> list[str]:
    """The orders on the rows of ``record`` that belong to a picked document."""
    order, document = order_field(record), next((c.name for c in columns_of(record) if c.refers_to is pick.record), "")
    rows = book.by(record, document, pick.document) if order and document else ()
    return [number for row in rows if (number := getattr(row, order))]


def row_of(pick: Pick, book: Book) -> Any:
    """The document that was picked."""
    return book.get(pick.record, pick.document) if pick.record else None


def documents_of(picks: Iterable[Pick], book: Book, record: Any) -> list[Any]:
    """The picked rows of ``record``; those of a picked order where none is picked itself."""
    found: dict[str, Any] = {}
    for pick in picks:
        if pick.record is record:
            found[pick.document] = row_of(pick, book)
        elif pick.record is None and pick.order and order_field(record):
            found |= {row.number: row for row in book.by(record, order_field(record), pick.order)}
    return list(found.values())
