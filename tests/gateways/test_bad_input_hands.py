"""What a button wrote, or people typed into a document that is carried out, and a hand changed: told with cell, old and new value."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import (
    RECORDS,
    Allocation,
    Invoice,
    IssuedStatement,
    JournalRow,
    Order,
    OrderLine,
    OutboundLine,
    Receipt,
    Signature,
    Stock,
)
from order_logic.records.choices import InvoiceKind
from tests.logic.builders import NUMBER, PRODUCT, a_customer, a_line, a_product, a_stock, an_order, approved
from tests.logic.money_builders import a_shipment
from tests.stories.journey import DRAFT
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.journal.segments import read_segments
from workbook.journal.verdict import Code, Verdict
from workbook.journal.verify import verify
from workbook.keeping.anchor import anchor_path, read_anchor

NOTE, INVOICE, RECEIPT, STATEMENT = (f"{prefix}20261120-0001" for prefix in ("CK", "FP", "RC", "DZ"))
HOUSE = "成品仓"
Made = Callable[[Path], Office]


def audited(folder: Path) -> Office:
    office = Office.opened(folder, a_customer(), a_product(), an_order(DRAFT), a_line(DRAFT))
    office.moves(Role.ADMIN, "register", DRAFT)
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    return office


def allocated(folder: Path) -> Office:
    office = Office.opened(folder, a_customer(), a_product(), *approved(), a_stock(300))
    office.moves(Role.WAREHOUSE, "allocate", NUMBER)
    return office


def noted(folder: Path) -> Office:
    office = allocated(folder)
    office.moves(Role.QUALITY, "prepare", NUMBER)
    office.moves(Role.WAREHOUSE, "issue_note", NUMBER)
    return office


def invoiced(folder: Path) -> Office:
    office = Office.opened(folder, a_customer(), a_product(), *approved(), *a_shipment(signed_on=date(2026, 11, 19)))
    office.moves(Role.FINANCE, "request_invoice", NUMBER)
    typed = {"net": Decimal("8849.55"), "tax": Decimal("1150.45")}  # a cent off the reckoning, as the tax system rounds
    office.types(Invoice, INVOICE, kind=InvoiceKind.ORDINARY, invoice_no="26332000000012345678", **typed)
    office.moves(Role.FINANCE, "invoice_issue", INVOICE)
    return office


def received(folder: Path) -> Office:
    office = Office.opened(folder, a_customer(), a_product(), *approved())
    office.moves(Role.FINANCE, "register_receipt", NUMBER)
    office.types(Receipt, RECEIPT, amount=Decimal(5000), cleared=True)
    office.moves(Role.FINANCE, "register_receipt", RECEIPT)
    return office


def stated(folder: Path) -> Office:
    office = Office.opened(folder, a_customer(), a_product(), *approved(), *a_shipment(signed_on=date(2026, 11, 19)))
    office.moves(Role.SALES, "prepare_statement", NUMBER)
    return office


HANDS: dict[str, tuple[Made, type, tuple[Any, ...], str, Any, Any]] = {
    "status": (audited, Order, (NUMBER,), "commercial", Commercial.PENDING, Commercial.CONFIRMED),
    "signature": (audited, Signature, (NUMBER, 2), "person", "order_clerk", "order_head"),
    "stage": (allocated, OrderLine, (NUMBER, 1), "locked", Decimal(100), Decimal(5)),
    "reservation": (allocated, Stock, (PRODUCT, HOUSE, ""), "reserved", Decimal(100), Decimal(1)),
    "allocation": (allocated, Allocation, (NUMBER, 1, 1), "left", Decimal(100), Decimal(3)),
    "outbound quantity": (noted, OutboundLine, (NOTE, NUMBER, 1), "quantity", Decimal(100), Decimal(120)),
    "invoice as it was typed": (invoiced, Invoice, (INVOICE,), "net", Decimal("8849.55"), Decimal("8849.56")),
    "invoice": (invoiced, Invoice, (INVOICE,), "gross", Decimal(10_000), Decimal(1000)),
    "receipt": (received, Receipt, (RECEIPT,), "amount", Decimal(5000), Decimal(9000)),
    "statement": (stated, IssuedStatement, (STATEMENT,), "prepared_by", "sales", "finance"),
}


def verdict(office: Office) -> Verdict:
    workbook = FileWorkbook(office.path)
    book = workbook.read(dict.fromkeys(RECORDS, Reach.WHOLE))
    sealed = read_segments(office.path, workbook.nameplate.book)
    return verify(book, list(book.all(JournalRow)), read_anchor(anchor_path(office.path)), sealed)


@pytest.mark.parametrize("case", HANDS)
def test_a_hand_in_what_stands_is_told_with_cell_old_and_new_value(case: str, tmp_path: Path) -> None:
    made, record, key, field, old, new = HANDS[case]
    office = made(tmp_path)
    assert verdict(office).equal

    office.types(record, *key, **{field: new})

    found = [f for f in verdict(office).findings if f.code is Code.HAND_EDITED]
    assert [(f.record, f.key, f.field, f.facts["old"], f.facts["new"]) for f in found] == [(record, key, field, old, new)]
    assert found[0].advice("zh")


def test_a_hand_in_an_issued_invoice_stays_told_after_the_next_click(tmp_path: Path) -> None:
    office = invoiced(tmp_path)
    office.types(Invoice, INVOICE, gross=Decimal(1000))
    office.moves(Role.FINANCE, "invoice_hand_over", INVOICE)

    (found,) = verdict(office).findings
    assert (found.code, found.key, found.field) == (Code.TYPED_OVER, (INVOICE,), "gross")
    assert (found.facts["old"], found.facts["new"]) == (Decimal(10_000), Decimal(1000))


def test_an_invoice_that_waits_may_be_typed_over(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *approved(), *a_shipment(signed_on=date(2026, 11, 19)))
    office.moves(Role.FINANCE, "request_invoice", NUMBER)

    office.types(Invoice, INVOICE, gross=Decimal(1000))

    assert verdict(office).equal
