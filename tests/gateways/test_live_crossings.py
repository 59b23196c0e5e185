"""How often a click crosses into Excel: each crossing is time that the person waits."""

from pathlib import Path
from typing import Any

import pytest

from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Order
from tests.gateways.live_office import LiveOffice, a_day
from workbook.schema import SHEET_OF


@pytest.fixture
def office(tmp_path: Path) -> LiveOffice:
    return LiveOffice.opened(tmp_path, *a_day())


PRESSES: list[tuple[Role, str, tuple[int, ...]]] = [
    (Role.SALES, "register", (0, 1, 2)),
    (Role.ORDER_CLERK, "first_audit", (0, 1)),
    (Role.SALES, "advance", (0, 2)),
    (Role.SALES, "why", (0, 1)),
    (Role.SALES, "check", ()),
    (Role.SALES, "contract_review", (0,)),
    (Role.SALES, "undo", ()),
]


def test_every_sheet_is_read_once_and_a_touched_one_a_second_time_before_it_is_written(office: LiveOffice) -> None:
    """Besides, each stroke is looked at once after it was made: Excel may have made something else of it."""
    for who, button, rows in PRESSES:
        if rows:
            office.selects(Order, *rows)
        office.presses(who, button)
        written = {name: n for name, n in office.trips("write").items() if name not in ("首页", "_charts")}

        reads = {name: n - written.get(name, 0) for name, n in office.trips("read").items() if name not in ("首页", "_charts")}
        assert {name: n for name, n in reads.items() if n != (2 if name in written else 1)} == {}, button
        assert reads.keys() >= written.keys(), button


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


def test_registering_three_neighbours_takes_one_stroke_a_column(office: LiveOffice) -> None:
    office.selects(Order, 0)
    office.presses(Role.SALES, "register")
    one = office.trips("write")[SHEET_OF[Order].label.zh]
    office.presses(Role.SALES, "undo")
    office.selects(Order, 0, 1, 2)
    office.presses(Role.SALES, "register")

    assert office.trips("write")[SHEET_OF[Order].label.zh] <= one + 1
