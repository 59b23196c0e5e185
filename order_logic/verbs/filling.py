"""Fills blanks of an order from master data: people type what only they know."""

from dataclasses import replace
from typing import Any

from order_logic.book import Change, Edit, key_of
from order_logic.records import Customer, Order, OrderLine, Product
from order_logic.records.choices import LineKind
from order_logic.rule import Case

_FROM_CUSTOMER = ("contact", "phone", "address", "settlement", "payment", "salesperson")
_FROM_PRODUCT = ("name", "model", "unit", "price", "tax_rate")
_MAY_BE_FREE = frozenset({LineKind.GIFT, LineKind.SAMPLE, LineKind.REPLACEMENT})


def filled(case: Case) -> list[Change]:
    """The edits that take contact, address, terms, price and unit from customer and product where the order leaves them blank."""
    changes: list[Change] = []
    if case.customer:
        changes += _from(Order, case.order, _FROM_CUSTOMER, case.customer)
    for line in case.lines:
        product = case.book.get(Product, line.product)
        if product:
            names = [n for n in _FROM_PRODUCT if n != "price" or line.kind not in _MAY_BE_FREE]
            changes += _from(OrderLine, line, tuple(names), product)
        if line.kind is None:
            changes.append(Edit(OrderLine, key_of(line), "kind", None, LineKind.GOODS))
    return changes


def as_filled(case: Case) -> Case:
    """The case as registering will find it, with nothing filled in yet: what master data answers is not asked of people."""
    changes = filled(case)
    if not changes:
        return case
    values: dict[Any, dict[str, Any]] = {}
    for change in changes:
        if isinstance(change, Edit):
            values.setdefault((change.record, change.key), {})[change.field] = change.after
    looked_at = replace(case, order=replace(case.order, **values.get((Order, key_of(case.order)), {})))
    lines = tuple(replace(line, **values.get((OrderLine, key_of(line)), {})) for line in case.lines)
    vars(looked_at)["lines"] = lines  # found once and kept, as the case itself does it: a book of its own for each draft would be slow
    return looked_at


def _from(record: type, row: Any, names: tuple[str, ...], source: Customer | Product) -> list[Change]:
    blanks = [n for n in names if getattr(row, n) in (None, "") and getattr(source, n) not in (None, "")]
    return [Edit(record, key_of(row), n, getattr(row, n), getattr(source, n)) for n in blanks]
