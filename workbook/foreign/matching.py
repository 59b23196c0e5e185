"""Without a mapping the headings tell: ours in either language, and what shops and platforms usually say."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from order_logic.characters import heading_key
from order_logic.records import Customer, OpeningBalance, Order, OrderLine, PricePolicy, Product, Receipt, Stock
from workbook.foreign.mapping import Feed, SourceMap, Spec
from workbook.foreign.opening import Opening
from workbook.foreign.sources import SourceTable
from workbook.foreign.words import TARGETS, fields_of, words_of
from workbook.schema import SHEET_OF

_HEAD = frozenset({"customer", "ordered_on", "requested_on", "address", "contact", "phone", "customer_po"})
_SINGLE = ((Receipt, ("number",)), (PricePolicy, ("number",)), (Stock, ("product", "on_hand")), (OpeningBalance, ("customer", "amount")))
_NEVER = frozenset({(OrderLine, "shipped")})  # only a mapping may say that a column holds opening quantities

Found = dict[str, Spec]


def matched(table: SourceTable) -> SourceMap | None:
    """What a table feeds by its name or its headings; None when it feeds nothing."""
    found = {record: _found(record, table.headings) for record in TARGETS if record is not Opening}
    named = _named(table)
    if named is not None and _whole(named, found[named]):
        return SourceMap("", (Feed(named, found[named]),), guessed=True)
    feeds = _by_headings(found)
    return SourceMap("", tuple(feeds), guessed=True) if feeds else None


def _found(record: Any, headings: Iterable[str]) -> Found:
    """The fields of a record that have a column; our own heading goes before what others say."""
    by_key = {heading_key(h): h for h in reversed(list(headings)) if h}
    fields: Found = {}
    for column in fields_of(record):
        own = [heading_key(word) for word in (*column.label, *column.formerly)]
        words = [*own, *sorted(words_of(record, column.name) - set(own))]
        heading = next((by_key[w] for w in words if w in by_key), None)
        if heading is not None and (record, column.name) not in _NEVER:
            fields[column.name] = Spec((heading,))
    return fields


def _named(table: SourceTable) -> Any:
    """The record whose sheet has the name of this sheet or file, or None."""
    names = {heading_key(table.sheet), heading_key(PurePath(table.file).stem)}
    return next((r for r in TARGETS if r in SHEET_OF and names & {heading_key(word) for word in SHEET_OF[r].label}), None)


def _whole(record: Any, fields: Found) -> bool:
    """Whether every key that must be named has a column."""
    return all(c.name in fields for c in fields_of(record) if c.key and c.name not in ("line_no", "lot"))


def _by_headings(found: dict[Any, Found]) -> list[Feed]:
    order, line, customer, product = (found[r] for r in (Order, OrderLine, Customer, Product))
    for record, needed in _SINGLE:
        of_orders = record is Stock and ("number" in order or "quantity" in line)
        if set(needed) <= set(found[record]) and _whole(record, found[record]) and not of_orders:
            return [Feed(record, found[record])]
    if not ("number" in order or {"product", "quantity"} <= set(line) or {"name", "quantity"} <= set(line)):
        masters = [(Customer, customer), (Product, product)]
        return [Feed(record, fields) for record, fields in masters if "code" in fields and len(fields) > 1][:1]
    return _orders(order, line, customer, product)


def _orders(order: Found, line: Found, customer: Found, product: Found) -> list[Feed]:
    """A table of orders, of their lines, or of both with buyer and goods in the same row."""
    feeds: list[Feed] = []
    lines = "quantity" in line and ("product" in line or "name" in line)
    head = bool(_HEAD & set(order)) or "name" in customer or not lines
    if head and "name" in customer:
        key = customer.get("code", customer["name"])
        order = {**order, "customer": key}
        feeds.append(Feed(Customer, {**customer, "code": key}))
    if lines and "name" in product:
        key = product.get("code", product["name"])
        line = {**line, "product": key}
        feeds.append(Feed(Product, {**_plain(product, order), "code": key}))
    if head:
        feeds.append(Feed(Order, {n: s for n, s in order.items() if n != "note" or not lines or "note" not in line}))
    if lines:
        same = {"order": order["number"]} if "number" in order else {}
        feeds.append(Feed(OrderLine, {**line, **same}))
    return feeds


def _plain(product: Found, order: Found) -> Found:
    """What an order table tells of a product: the price of one order is no list price, its note no product's note."""
    return {name: spec for name, spec in product.items() if name in ("code", "name", "model", "unit")}
