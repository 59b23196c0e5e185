"""Values pasted over columns that the program or its buttons fill, in an open book."""

from pathlib import Path

import pytest

from order_logic.flows.roles import Role
from order_logic.records import Order
from order_logic.records.choices import Level
from order_logic.rule import Finding
from tests.gateways.live_office import LiveOffice, a_day
from workbook.unreadable import KEPT_BY_BUTTONS, REFILL


@pytest.fixture
def office(tmp_path: Path) -> LiveOffice:
    return LiveOffice.opened(tmp_path, *a_day())


def found(office: LiveOffice, field: str) -> list[Finding]:
    """What 检查 finds in this column."""
    pressed = office.presses(Role.SALES, "check").pressed
    assert pressed is not None
    return [finding for finding in pressed.findings if finding.field == field]


def test_a_computed_cell_is_filled_again_and_stops_no_order(office: LiveOffice) -> None:
    office.types(Order, 0, status="乱写")
    office.selects(Order, 0)

    said = office.presses(Role.SALES, "advance")

    assert said.code == 0
    assert office.reads(Order, "status")[0] == "待确认"


def test_the_check_that_fills_it_again_warns_with_a_remedy_that_fits(office: LiveOffice) -> None:
    office.types(Order, 0, status="乱写")

    assert [(finding.level, finding.remedy) for finding in found(office, "status")] == [(Level.WARN, REFILL)]
    assert found(office, "status") == []


def test_what_a_button_keeps_is_to_be_put_back(office: LiveOffice) -> None:
    office.types(Order, 0, commercial="乱写")

    assert [(finding.level, finding.remedy) for finding in found(office, "commercial")] == [(Level.BLOCK, KEPT_BY_BUTTONS)]
