"""A long sheet is read for the picked orders only, and gives what reading all of it gives."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from order_logic.flows.roles import Role
from order_logic.records import Order, OrderLine
from tests.gateways.live_office import LiveOffice
from tests.logic.builders import a_customer, a_line, a_product, a_stock, an_order
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.live.pages import Page, read_page
from workbook.schema import FIRST_ROW, SHEET_OF

ORDERS = 110
LAST = FIRST_ROW + 2 * ORDERS - 1


def draft(at: int) -> str:
    return f"D20261120-{at + 1:04d}"


def a_long_day() -> list[Any]:
    """Drafts of two lines each: more lines than are read at a glance."""
    lines = [a_line(draft(at), no, quantity=Decimal(10 * no + at)) for at in range(ORDERS) for no in (1, 2)]
    return [a_customer(), a_product(), a_stock(90_000), *(an_order(draft(at), customer_po=f"PO-{at}") for at in range(ORDERS)), *lines]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> LiveOffice:
    return LiveOffice.opened(tmp_path_factory.mktemp("long"), *a_long_day())


def lines_page(office: LiveOffice, reach: Reach, *orders: str) -> Page:
    sheets = {sheet.name: sheet for sheet in office.excel.sheets}
    return read_page(sheets, SHEET_OF[OrderLine], reach, frozenset(orders))


PICKS = [(), (draft(0),), (draft(3), draft(90)), (draft(ORDERS - 1),), ("SO20261120-0001",)]


@pytest.mark.parametrize("picks", PICKS)
def test_the_rows_of_the_picked_orders_are_those_that_reading_everything_gives(office: LiveOffice, picks: tuple[str, ...]) -> None:
    part, whole = lines_page(office, Reach.PICKED, *picks), lines_page(office, Reach.WHOLE)

    found = part.table(Reach.PICKED, frozenset(picks))

    assert found == whole.table(Reach.PICKED, frozenset(picks))
    assert part.places == whole.places
    assert len(part.unread) >= 2 * ORDERS - 200


ODD: list[tuple[int, str, Any]] = [
    (LAST + 3, "数量", 7),  # below everything, without an order
    (FIRST_ROW + 50, "订单号", None),  # a line that has lost its order
    (FIRST_ROW + 6, "数量", "很多"),  # what is no number, in a picked row
    (FIRST_ROW + 60, "订单号", 20261120.0),  # a number in place of text
]


def test_what_people_typed_into_a_long_sheet_is_found_as_when_all_is_read(tmp_path: Path) -> None:
    office, picks = LiveOffice.opened(tmp_path, *a_long_day()), (draft(3), draft(5), "20261120")
    headings = office.sheet(OrderLine).range((FIRST_ROW - 1, 1), (FIRST_ROW - 1, 60)).value
    for row, heading, value in ODD:
        office.sheet(OrderLine).range((row, headings.index(heading) + 1)).value = value
    part, whole = lines_page(office, Reach.PICKED, *picks), lines_page(office, Reach.WHOLE)

    table, faults = part.table(Reach.PICKED, frozenset(picks))

    assert (table, faults) == whole.table(Reach.PICKED, frozenset(picks))
    assert (part.places.rows, part.places.last) == (whole.places.rows, LAST + 3)
    assert (len(table.rows), len(faults)) == (5, 1)


def test_a_row_that_was_not_read_is_never_taken_for_an_empty_one(office: LiveOffice) -> None:
    page = lines_page(office, Reach.PICKED, draft(0))

    with pytest.raises(KeyError):
        page.cell(FIRST_ROW + 20, 1)


def test_a_page_serves_only_what_was_read_of_it(office: LiveOffice) -> None:
    one, two = frozenset({draft(0)}), frozenset({draft(0), draft(1)})
    part, end, whole = lines_page(office, Reach.PICKED, *two), lines_page(office, Reach.TAIL), lines_page(office, Reach.WHOLE)

    assert [part.serves(Reach.PICKED, one), part.serves(Reach.PICKED, two), part.serves(Reach.PICKED, two | {"SO1"})] == [True, True, False]
    assert [part.serves(reach, one) for reach in (Reach.WHOLE, Reach.TAIL)] == [False, False]
    assert [end.serves(reach, one) for reach in Reach] == [False, False, True]
    assert [whole.serves(reach, one) for reach in Reach] == [True, True, True]


def test_clicks_on_a_long_book_cross_into_it_as_often_for_five_orders_as_for_one_and_leave_the_others_alone(tmp_path: Path) -> None:
    office, moved, counted = LiveOffice.opened(tmp_path, *a_long_day()), dict[str, str](), list[int]()
    for picks in ((3,), (4, 20, 50, 70, ORDERS - 1)):
        office.selects(Order, *picks)
        said = office.presses(Role.SALES, "register")
        assert said.pressed is not None, said.news
        moved |= zip(map(draft, picks), said.pressed.moved, strict=True)
        counted.append(office.trips("read")[SHEET_OF[OrderLine].label.zh])
    office.saves()
    book = FileWorkbook(office.path).read({Order: Reach.WHOLE, OrderLine: Reach.WHOLE})

    assert counted[0] == counted[1]
    assert [(line.order, line.line_no, line.quantity) for line in book.all(OrderLine)] == [
        (moved.get(line.order, line.order), line.line_no, line.quantity) for line in a_long_day() if isinstance(line, OrderLine)
    ]
    assert [order.customer_po for order in book.all(Order)] == [f"PO-{at}" for at in range(ORDERS)]
