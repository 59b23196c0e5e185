"""Orders on their way out of the house: ready, noted, released, shipped, signed for; and what their notes carry."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.derived.stages import stages_of
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Logistics, OutboundLine, OutboundNote, Return, ReturnLine, Signature
from order_logic.records.choices import Carriage
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.passing import pass_documents
from order_logic.verbs.shifting import shift_lines
from tests.logic.builders import NOW, NUMBER, TODAY, a_line, a_press, approved, login, rows_of
from tests.logic.stock_builders import HOUSE, a_shelf, an_allocation, line_of

NOTE = "CK20261120-0001"
BACK = "TH20261120-0001"
BEFORE = TODAY - timedelta(days=2)


def an_order_of(quantity: int | str, order: str = NUMBER, line: dict[str, Any] | None = None, **fields: Any) -> list[Any]:
    """A confirmed order of ``quantity`` ball valves, ¥100 each."""
    first, _, *rest = approved(order, **fields)
    return [first, a_line(order, quantity=Decimal(quantity), **line or {}), *rest]


def ready(quantity: int | str = 15, **fields: Any) -> list[Any]:
    """All of it is packed: passed, and locked for the order."""
    rows = an_order_of(quantity, line={"passed": Decimal(quantity)}, **fields)
    return [*rows, an_allocation(quantity), a_shelf(str(quantity), str(quantity))]


def a_plan(note: str = NOTE, order: str = NUMBER, **fields: Any) -> Logistics:
    """By express, told the day before, one parcel with one waybill."""
    usual: dict[str, Any] = {
        "mode": Carriage.EXPRESS, "carrier": "顺丰速运", "planned_on": TODAY, "expected_on": date(2026, 11, 23),
        "sales_told_on": BEFORE, "customer_told_on": BEFORE, "waybills": 1, "parcels": 1, "system_parcels": 1,
    }  # fmt: skip
    return Logistics(note=note, order=order, **usual | fields)


def a_note(number: str = NOTE, order: str = NUMBER, **fields: Any) -> OutboundNote:
    """Issued two days ago, checked, one parcel."""
    usual: dict[str, Any] = {
        "issued_on": BEFORE, "waybill": f"SF{number[-4:]}", "parcels": 1, "checked_by": login(Role.QUALITY), "checked_at": NOW,
    }  # fmt: skip
    return OutboundNote(number=number, order=order, **usual | fields)


def a_part(quantity: int | str, number: str = NOTE, order: str = NUMBER, line_no: int = 1, **fields: Any) -> OutboundLine:
    return OutboundLine(note=number, order=order, line_no=line_no, quantity=Decimal(quantity), warehouse=HOUSE, **fields)


def releases(number: str = NOTE, order: str = NUMBER, *roles: Role) -> list[Signature]:
    """Finance and the sales manager signed the release of a note."""
    signed = roles or (Role.FINANCE, Role.SALES_MANAGER)
    return [
        Signature(order=order, number=10 + n, move=Shifting.RELEASE, role=role, person=login(role), signed_at=NOW, document=number)
        for n, role in enumerate(signed)
    ]


def noted(quantity: int | str = 15, of: int | str | None = None, **fields: Any) -> list[Any]:
    """A note over ``quantity`` of an order of ``of`` (default: the same), nothing signed yet; the rest is packed."""
    whole = Decimal(of or quantity)
    rest = whole - Decimal(quantity)
    rows = an_order_of(str(whole), line={"passed": rest or None})
    return [*rows, an_allocation(whole), a_shelf(str(whole), str(whole)), a_note(**fields), a_part(quantity), a_plan()]


def released(quantity: int | str = 15, of: int | str | None = None, **fields: Any) -> list[Any]:
    """The same with both signatures."""
    return [*noted(quantity, of, released_at=NOW, **fields), *releases()]


def shipped(quantity: int | str = 15, *more: Any, **fields: Any) -> list[Any]:
    """A note over all of an order is on its way since the day before yesterday."""
    rows = an_order_of(quantity)
    note = a_note(released_at=NOW, shipped_on=BEFORE, **fields)
    return [*rows, an_allocation(0, quantity=Decimal(quantity)), a_shelf(0), note, a_part(quantity), a_plan(), *releases(), *more]


def signed(quantity: int | str = 15, *more: Any, **fields: Any) -> list[Any]:
    """Everything was delivered yesterday."""
    rows = [row for row in shipped(quantity, *more, **fields) if not isinstance(row, OutboundNote | OutboundLine)]
    note = a_note(released_at=NOW, shipped_on=BEFORE, signed_on=TODAY - timedelta(days=1), **fields)
    return [*rows, note, a_part(quantity, signed=Decimal(quantity))]


def a_return(state: Any, **fields: Any) -> Return:
    usual: dict[str, Any] = {"order": NUMBER, "reason": "阀体渗漏", "asked_on": TODAY, "asked_by": login(Role.SALES)}
    return Return(number=BACK, state=state, **usual | fields)


def a_return_line(quantity: int | str, **fields: Any) -> ReturnLine:
    usual: dict[str, Any] = {"order": NUMBER, "line_no": 1, "warehouse": HOUSE}
    return ReturnLine(number=BACK, quantity=Decimal(quantity), **usual | fields)


def changed(rows: Iterable[Any], record: type, **fields: Any) -> list[Any]:
    """The same rows, those of ``record`` with these fields."""
    return [replace(row, **fields) if isinstance(row, record) else row for row in rows]  # type: ignore[type-var]  # records are dataclasses


def moved(book: Book, move: Shifting | Passing, who: Role, *picks: str, **typed: Any) -> Outcome:
    """``who`` presses ``move`` on the picks; on the usual order where none are given."""
    press = a_press(who, **typed)
    if isinstance(move, Passing):
        return pass_documents(book, picks or (BACK,), move, press)
    return shift_lines(book, picks or (NUMBER,), move, press)


def carried(book: Book, move: Shifting | Passing, who: Role, *picks: str, **typed: Any) -> Book:
    """The book after a move that must go through, fresh to be read again."""
    outcome = moved(book, move, who, *picks, **typed)
    assert outcome.moved, [f.say("en") for f in outcome.findings]
    return Book.of(*rows_of(book.after(outcome.changes)))


def stops(outcome: Outcome) -> set[str]:
    """The rules that block."""
    return {f.rule for f in outcome.findings if f.blocks}


def lies(book: Book, line_no: int = 1) -> dict[Stage, int]:
    """Where the quantity of a line lies, without the empty stages."""
    return {stage: int(q) for stage, q in stages_of(line_of(book, line_no), book).items() if q}
