"""The ordinary way of an order, for stories that tell of something else: audited, reviewed, approved, shipped, paid."""

from datetime import date
from decimal import Decimal

from order_logic.flows.commercial import DEPARTMENTS
from order_logic.flows.roles import Role
from order_logic.records import Invoice, Logistics, Opinion, OutboundNote, Receipt
from order_logic.records.choices import Carriage, InvoiceKind, Verdict
from tests.logic.builders import NUMBER
from tests.stories.office import Office

DRAFT = "D20261120-0001"


def audited(office: Office, number: str = NUMBER) -> None:
    """The order clerk and the order head look at it."""
    office.moves(Role.ORDER_CLERK, "first_audit", number)
    office.moves(Role.ORDER_HEAD, "second_audit", number)


def reviewed(office: Office, number: str = NUMBER, on: date = date(2026, 12, 18)) -> None:
    """Five departments find it feasible, and planning promises a day; it waits for its approval."""
    office.moves(Role.PMC, "send_to_review", number)
    opinions(office, number)
    office.moves(Role.PMC, "promise", number, on=on)
    office.moves(Role.PMC, "submit", number)


def opinions(office: Office, number: str = NUMBER, turn: int = 1) -> None:
    """All five departments find it feasible, in this round of the review."""
    for role in DEPARTMENTS:
        office.types(Opinion, number, turn, role, verdict=Verdict.YES)
        office.moves(role, "give_opinion", number)


def released(office: Office, number: str = NUMBER, quantity: int | None = None) -> str:
    """The warehouse writes the outbound note over all or so many, finance and the sales manager sign it; gives its number."""
    office.moves(Role.WAREHOUSE, "issue_note", number, quantity=quantity)
    note = next(str(row["出库单号"]) for row in office.lists(OutboundNote, order=number) if row["放行时间"] is None)
    office.moves(Role.FINANCE, "release", note)
    office.moves(Role.SALES_MANAGER, "release", note)
    return note


def packed(office: Office, note: str, arrives: date) -> None:
    """Two parcels are checked and counted, the courier is booked, sales and the customer know of it."""
    office.types(OutboundNote, note, parcels=2, waybill=f"SF{note[-4:]}")
    office.moves(Role.QUALITY, "check_out", note)
    day = office.now.date()
    plan = {"mode": Carriage.EXPRESS, "carrier": "顺丰速运", "planned_on": day, "expected_on": arrives, "waybills": 2, "parcels": 2}
    office.types(Logistics, note, **plan)
    office.moves(Role.WAREHOUSE, "tell_shipping", note)
    office.types(Logistics, note, customer_told_on=day)


def paid(office: Office, amount: int | str, number: str = NUMBER) -> None:
    """Money for the order comes in and is matched with it."""
    receipt = office.moves(Role.FINANCE, "register_receipt", number)
    office.types(Receipt, receipt, amount=Decimal(amount), cleared=True)
    office.moves(Role.FINANCE, "match", receipt)


def settled(office: Office, number: str = NUMBER) -> None:
    """What was delivered and paid is reconciled and invoiced, and finance settles the order."""
    statement = office.moves(Role.SALES, "prepare_statement", number)
    office.moves(Role.FINANCE, "confirm_statement", statement)
    office.moves(Role.FINANCE, "request_invoice", number)
    invoice = str(office.lists(Invoice, order=number)[-1]["开票单号"])
    office.types(Invoice, invoice, kind=InvoiceKind.ORDINARY, invoice_no="26332000000012345678")
    office.moves(Role.FINANCE, "invoice_issue", invoice)
    office.moves(Role.FINANCE, "settle", number)
