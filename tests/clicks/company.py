"""The sample company's book for pressing: orders of every state, documents of every kind, some of them begun a moment ago."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from macros.archiving import rows_of_orders
from macros.buttons.importing import FOLDER
from macros.making import button_faces
from order_logic.book import Book, key_of, order_field
from order_logic.flows.commercial import Commercial
from order_logic.records import RECORDS, Component, Customer, JournalRow, Offer, Order, OrderLine, Product, Stock, Supplier, WorkCentre
from order_logic.records.choices import Supply
from order_logic.sample import sample_company
from tests.clicks.books import a_book_of
from tests.clicks.desktop import LOGIN
from tests.clicks.good_rows import Ends, choose
from tests.clicks.twin import Twin

NOW = datetime(2026, 11, 20, 9, 30)
"""When all is pressed: a Friday."""
_OF, _EACH = 600, 2
_KNOWN: tuple[Any, ...] = (Customer, Product, Stock, Component, Supplier, Offer, WorkCentre)
_BEGUN = {"ask_return": 5, "request_change": 6, "request_invoice": 4, "issue_note": 3, "buy": 5}
"""Documents that somebody has just begun, so that they can be pressed on: how many by which button."""

_PLATFORM = """订单编号,客户编号,下单日期,要求交期,渠道,付款方式,商品编码,数量,单价
TB-7731,C0001,2026-11-19,2026-12-20,电商平台,电汇,DJ-001,6,100
TB-7732,C0001,2026-11-19,2026-12-20,电商平台,电汇,DJ-001,几只,100
"""


def a_company_book(folder: Path) -> Path:
    """The workbook that is pressed, and everything that was begun in it beforehand; a new book with a journal of one row."""
    twin = Twin.of(a_book_of(folder, company_rows()), NOW)
    first = {face.name: face for face in reversed(button_faces()) if face.sheet}
    for name, count in _BEGUN.items():
        for _ in range(count):
            if (choice := choose(twin, first[name])).ends is Ends.MOVES:
                twin.types(choice.typed)
                twin.presses(choice.who, name, [choice.pick])
    kept: list[Any] = [row for record in RECORDS if record is not JournalRow for row in twin.rows(record)]
    path = a_book_of(folder, kept)
    (path.parent / FOLDER).mkdir()
    (path.parent / FOLDER / "平台.csv").write_text(_PLATFORM, "utf-8")
    return path


def company_rows() -> list[Any]:
    """The newest orders of each state, one of each kind of document, and all customers, goods and suppliers."""
    sample = sample_company(20261, _OF, NOW.date(), lang="zh", mistakes=False, maker=LOGIN, at=NOW.time())
    book, states = Book.of(*sample.book_rows), defaultdict[Any, list[str]](list)
    for order in book.all(Order):
        states[order.commercial, order.status].append(order.number)
    chosen = [number for numbers in states.values() for number in numbers[-_EACH:]]
    chosen += [number for record in RECORDS if (number := _last_of(book, record))]
    rows = rows_of_orders(book, dict.fromkeys(chosen))
    known: list[Any] = [row for record in _KNOWN for row in book.all(record)]
    found = {(type(row), key_of(row)): row for row in [*rows, *known]}
    return list((found | {(type(row), key_of(row)): row for row in _bought(found.values())}).values())


def _last_of(book: Book, record: Any) -> str:
    """The order of the newest row of a kind; "" where there is none."""
    name = order_field(record)
    rows: list[Any] = list(book.all(record)) if name else []
    return next((found for row in reversed(rows) if (found := getattr(row, name))), "")


def _bought(rows: Iterable[Any]) -> list[Any]:
    """What is on the lines of approved orders is bought here, and somebody offers it."""
    rows = list(rows)
    approved = {row.number for row in rows if isinstance(row, Order) and row.commercial is Commercial.CONFIRMED}
    goods = {row.product for row in rows if isinstance(row, OrderLine) and row.order in approved and row.line_no == 1}
    offered = next(row for row in rows if isinstance(row, Offer))
    bought = [replace(row, supply=Supply.BOUGHT) for row in rows if isinstance(row, Product) and row.code in goods]
    return [*bought, *(replace(offered, product=row.code) for row in bought)]
