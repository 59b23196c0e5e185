"""A book without prices, for those who need none (R-86): every amount, price and discount is blank, money's own sheets are empty."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from order_logic.book import Book
from order_logic.columns import Kind, columns_of
from order_logic.records import (
    RECORDS,
    ChangeField,
    ChangeRequest,
    Customer,
    Dunning,
    FoundProblem,
    Invoice,
    InvoiceLine,
    IssuedStatement,
    JournalRow,
    ManualHold,
    Matching,
    Memo,
    Notice,
    Offer,
    OpeningBalance,
    Order,
    OrderException,
    OrderLine,
    PaymentStep,
    PricePolicy,
    Receipt,
    Setting,
    Signature,
)
from order_logic.settings import setting_fields

MONEY_SHEETS: frozenset[type] = frozenset(
    {PricePolicy, Offer, PaymentStep, Invoice, InvoiceLine, Receipt, Matching, IssuedStatement, Dunning, OpeningBalance}
)
"""Sheets that tell of nothing but money."""
LEFT_OUT = MONEY_SHEETS | {JournalRow, FoundProblem}
"""The journal keeps every price that was ever typed, and findings quote amounts."""
_SECRET_KINDS = frozenset({Kind.MONEY, Kind.PRICE, Kind.DATA})  # data hold frozen figures, and digests from which prices could be guessed
_SECRET_FIELDS: dict[type, tuple[str, ...]] = {
    OrderLine: ("discount",),
    Customer: ("bank", "account", "tax_number", "credit_days"),
    ChangeField: ("before", "after"),
}
_FREE_TEXTS: frozenset[type] = frozenset({Memo, Notice, OrderException, ChangeRequest, ChangeField, ManualHold, Signature, Order})
_AMOUNT = re.compile(r"[¥￥]\s*[\d,]+(?:\.\d+)?|\d[\d,]*(?:\.\d+)?\s*万?元|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2}(?!\d)")
MASK = "＊＊＊"


def without_prices(book: Book) -> Iterator[Any]:
    """Every row that may be seen without prices, its secret cells blank, amounts in free text masked; ``book`` holds every sheet whole."""
    limits = {key for key, _, _, unit, _ in setting_fields() if unit.en == "CNY"}
    for record in RECORDS:
        if record in LEFT_OUT:
            continue
        rows: Any = book.all(record)
        for row in rows:
            if record is not Setting or row.key not in limits:
                yield priceless(row)


def priceless(row: Any) -> Any:
    """A row with its secret cells blank."""
    record: Any = type(row)
    blanks = {c.name: c.blank for c in columns_of(record) if c.kind in _SECRET_KINDS or c.name in _SECRET_FIELDS.get(record, ())}
    texts = {
        c.name: masked
        for c in columns_of(record)
        if record in _FREE_TEXTS and c.kind is Kind.TEXT and (masked := _AMOUNT.sub(MASK, getattr(row, c.name))) != getattr(row, c.name)
    }
    return replace(row, **texts | blanks)
