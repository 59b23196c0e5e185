"""Rows that point to an order, a customer or a product that is not there."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from order_logic.book import Book, key_of, order_field
from order_logic.columns import Column, columns_of
from order_logic.records import Order, OrderLine, Receipt
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Text

_UNKNOWN = Text("「{column}」{value} 查无此项", "{column} {value} is not known")
_NOBODYS = Text("收款 {number} 没有客户编号", "the receipt {number} names no customer")
_NAME = Text("请填写客户编号；否则这笔钱不算在任何客户账上", "type the customer's code: until then the money is on nobody's account")
_MEND = Text("请核对编号；若是新的请先建档，多余的行请清空", "check it; add what is new to the master data, clear what is not needed")


def dangling(book: Book) -> Iterator[Finding]:
    """The references of a whole book that lead nowhere (R-07), and money of nobody; what orders and lines name the rules look at."""
    for receipt in book.all(Receipt):
        if not receipt.customer.strip() and not receipt.voided:
            yield Finding("R-07", Level.BLOCK, _NOBODYS, _NAME, {"number": receipt.number}, Receipt, key_of(receipt), "customer")
    for record in book.records():
        for column in _looked_at(record):
            if column.refers_to in book.records():
                yield from _lost(book, record, column)


def _looked_at(record: type) -> list[Column]:
    """The references of a record that no rule on orders sees."""
    if record is Order:
        return []
    return [c for c in columns_of(record) if c.refers_to and (record is not OrderLine or c.refers_to is Order)]


def _lost(book: Book, record: type, column: Column) -> Iterator[Finding]:
    known = {key[0] for key in book.keys(column.refers_to)} if column.refers_to else set()
    belongs = column.name == order_field(record)
    rows: Iterable[Any] = book.all(record)
    if not any(set(map(attrgetter(column.name), rows)) - known):  # as a rule: no look at each row
        return
    for row in rows:
        value = getattr(row, column.name)
        if value and value not in known:
            facts = {"column": column.label, "value": value}
            yield Finding("R-07", Level.BLOCK, _UNKNOWN, _MEND, facts, record, key_of(row), column.name, str(value) if belongs else "")
