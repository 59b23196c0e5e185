"""How often a click crosses into Excel: each crossing is time that the person waits."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Order, OrderLine
from tests.gateways.live_office import DRAFTS, LiveOffice, a_day
from tests.logic.builders import a_customer, a_line, a_product, a_stock, an_order
from workbook.schema import SHEET_OF


@pytest.fixture
def office(tmp_path: Path) -> LiveOffice:
    return LiveOffice.opened(tmp_path, *a_day())


def many_drafts(count: int) -> list[Any]:
    """Drafts that nobody would take for one another, of two lines each."""
    drafts = [f"D20261120-{n:04d}" for n in range(1, count + 1)]
    orders = [an_order(draft, customer_po=f"PO-{n}") for n, draft in enumerate(drafts)]
    lines = [a_line(draft, no, quantity=Decimal(10 * no + n)) for n, draft in enumerate(drafts) for no in (1, 2)]
    return [a_customer(), a_product(), a_stock(9000), *orders, *lines]


NAMED_CELLS = frozenset({"首页", "_charts", "_desk"})
"""Sheets with a single cell that tells the message, the day, or where notes are."""
OTHERS = ("number", "commercial", "status", "note", "phone", "customer_po", "problem", "next_step", "draft_no")

PRESSES: list[tuple[Role, str, tuple[int, ...]]] = [
    (Role.SALES, "register", (0, 1, 2)),
    (Role.ORDER_CLERK, "first_audit", (0, 1)),
    (Role.SALES, "advance", (0, 2)),
    (Role.SALES, "why", (0, 1)),
    (Role.SALES, "check", ()),
    (Role.SALES, "contract_review", (0,)),
    (Role.SALES, "undo", ()),
]


def test_every_sheet_is_read_once_and_a_written_one_looked_at_once_before_and_once_after(office: LiveOffice) -> None:
    """Before: only the rows at hand, somebody may have typed meanwhile. After: Excel may have made something else of what was written."""
    for who, button, rows in PRESSES:
        if rows:
            office.selects(Order, *rows)
        office.presses(who, button)
        written = office.trips("write").keys() - NAMED_CELLS

        reads = {name: n for name, n in office.trips("read").items() if name not in NAMED_CELLS}
        assert {name: n for name, n in reads.items() if n != (3 if name in written else 1)} == {}, button
        assert reads.keys() >= written, button


def test_a_click_writes_each_cell_once_but_for_the_journals_state(office: LiveOffice) -> None:
    written: list[tuple[str, int, int]] = []
    for name, page in office.excel.impl.pages.items():
        page.enter = _listening(page.enter, name, written)
    office.selects(Order, 0, 1, 2)

    office.presses(Role.SALES, "register")

    twice = {spot for spot in written if written.count(spot) > 1}
    state = [c.name for c in SHEET_OF[JournalRow].columns].index("state") + 1
    assert {(sheet, column) for sheet, _, column in twice} == {(SHEET_OF[JournalRow].label.zh, state)}


def _listening(enter: Any, name: str, written: list[tuple[str, int, int]]) -> Any:
    def listen(box: Any, rows: Any) -> None:
        written.extend(
            (name, row, column) for row in range(box.row, box.row + box.height) for column in range(box.column, box.column + box.width)
        )
        enter(box, rows)

    return listen


def test_crossings_do_not_grow_with_the_number_of_orders(tmp_path: Path) -> None:
    """Neighbours or scattered, two or five: as many reads, looks and strokes on each sheet; only a table may grow by one more crossing."""
    counted: list[dict[str, int]] = []
    for rows in ((0, 2), (0, 2, 4, 6, 8), (0, 1, 2, 3, 4)):
        folder = tmp_path / str(len(counted))
        folder.mkdir()
        office = LiveOffice.opened(folder, *many_drafts(9))
        office.selects(Order, *rows)
        said = office.presses(Role.SALES, "register")
        assert said.pressed is not None, said.news
        assert len(said.pressed.moved) == len(rows)
        counted.append({kind: sum(office.trips(kind).values()) for kind in ("read", "write", "format")})

    assert counted[0] == counted[1]
    assert all(counted[2][kind] <= counted[1][kind] for kind in counted[1])


def test_what_lies_between_the_rows_of_a_click_stays_what_it_was(office: LiveOffice) -> None:
    office.types(Order, 1, note="改不得", phone="0574-12345678")
    before = {name: office.reads(Order, name)[1] for name in OTHERS}
    office.selects(Order, 0, 2)

    office.presses(Role.SALES, "register")

    assert {name: office.reads(Order, name)[1] for name in OTHERS} == before
    assert office.reads(OrderLine, "order")[2:4] == [DRAFTS[1]] * 2
