"""Which record is on which sheet, in what order; columns are found by heading, never by position."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from order_logic.characters import heading_key
from order_logic.columns import Column, columns_of
from order_logic.records import (
    Customer,
    FoundProblem,
    Holiday,
    JournalRow,
    OpeningBalance,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    OutboundLine,
    OutboundNote,
    PricePolicy,
    Product,
    Promise,
    Receipt,
    Setting,
    Signature,
    Stock,
    User,
)
from order_logic.text import Text, Word

SCHEMA = 1
"""The number that a book carries; it grows when a sheet or a column is added or renamed."""

HEADER_ROW, FIRST_ROW = 4, 5
"""Where a new sheet has its headings and its first row; an existing book is searched for them."""


class Subject(Word):
    """What a sheet is about; sheets of one subject share a tab colour."""

    DESK = ("工作台", "Desk")
    ORDERS = ("订单", "Orders")
    PROCESS = ("过程", "Process")
    MONEY = ("往来", "Money")
    MASTER = ("资料", "Master data")
    CONTROL = ("控制", "Control")


class Sheet(NamedTuple):
    """One record's sheet: its names, its table's name, its subject."""

    record: Any
    label: Text
    table: str
    subject: Subject

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.record)

    def heading(self, field: str) -> Text:
        return next(c.label for c in self.columns if c.name == field)


S = Subject
SHEETS: tuple[Sheet, ...] = (
    Sheet(Order, Text("订单", "Orders"), "tblOrders", S.ORDERS),
    Sheet(OrderLine, Text("订单明细", "Order lines"), "tblOrderLines", S.ORDERS),
    Sheet(Opinion, Text("评审意见", "Opinions"), "tblOpinions", S.PROCESS),
    Sheet(Signature, Text("签核", "Signatures"), "tblSignatures", S.PROCESS),
    Sheet(Promise, Text("承诺台账", "Promises"), "tblPromises", S.PROCESS),
    Sheet(OutboundNote, Text("出库单", "Outbound notes"), "tblOutboundNotes", S.PROCESS),
    Sheet(OutboundLine, Text("出库明细", "Outbound lines"), "tblOutboundLines", S.PROCESS),
    Sheet(Receipt, Text("收款", "Receipts"), "tblReceipts", S.MONEY),
    Sheet(OpeningBalance, Text("期初余额", "Opening balances"), "tblOpeningBalances", S.MONEY),
    Sheet(Customer, Text("客户", "Customers"), "tblCustomers", S.MASTER),
    Sheet(Product, Text("产品", "Products"), "tblProducts", S.MASTER),
    Sheet(PricePolicy, Text("价格政策", "Price policy"), "tblPricePolicy", S.MASTER),
    Sheet(Stock, Text("库存", "Stock"), "tblStock", S.MASTER),
    Sheet(User, Text("用户", "Users"), "tblUsers", S.MASTER),
    Sheet(OrderType, Text("订单类型", "Order types"), "tblOrderTypes", S.MASTER),
    Sheet(Holiday, Text("节假日", "Holidays"), "tblHolidays", S.MASTER),
    Sheet(Setting, Text("设置", "Settings"), "tblSettings", S.CONTROL),
    Sheet(FoundProblem, Text("检查结果", "Findings"), "tblFindings", S.CONTROL),
    Sheet(JournalRow, Text("操作日志", "Journal"), "tblJournal", S.CONTROL),
)
HOME, GUIDE = Text("首页", "Home"), Text("使用说明", "Guide")
SHEET_OF: dict[Any, Sheet] = {sheet.record: sheet for sheet in SHEETS}


class MissingColumn(NamedTuple):
    """A column that a sheet must have and does not."""

    sheet: Text
    column: Text


def sheet_named(label: Text, names: Iterable[str]) -> str | None:
    """The sheet among ``names`` that carries ``label`` in any language and spelling, or None."""
    wanted = {heading_key(word) for word in label}
    return next((name for name in names if heading_key(name) in wanted), None)


def header_row(sheet: Sheet, rows: Sequence[Sequence[Any]], within: int = 12) -> int | None:
    """The position of the heading row among the first rows: it names every key column and most others; None when there is none."""
    spellings = {c.name: {heading_key(w) for w in (*c.label, *c.formerly)} for c in sheet.columns}
    keys = [spellings[c.name] for c in sheet.columns if c.key]
    best, most = None, len(keys)
    for at, row in enumerate(rows[:within]):
        words = {heading_key(cell) for cell in row if isinstance(cell, str) and cell}
        named = sum(bool(words & own) for own in spellings.values())
        if named > most and all(words & key for key in keys):
            best, most = at, named
    return best


def places_of(sheet: Sheet, headings: Sequence[Any]) -> tuple[dict[str, int], tuple[MissingColumn, ...]]:
    """Where each column stands (field -> position from 0), and the columns that are not there. People move columns; headings hold still."""
    at: dict[str, int] = {}
    for i, word in reversed(list(enumerate(headings))):
        if isinstance(word, str) and word:
            at[heading_key(word)] = i
    places, missing = {}, []
    for column in sheet.columns:
        words = [heading_key(w) for w in (*column.label, *column.formerly)]
        found = next((at[w] for w in words if w in at), None)
        if found is None:
            missing.append(MissingColumn(sheet.label, column.label))
        else:
            places[column.name] = found
    return places, tuple(missing)
