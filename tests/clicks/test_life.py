"""An order goes from draft to archive on the screen, through whatever can happen to it; after every press all is as it is in memory."""

from collections.abc import Iterator

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.records import Order
from tests.clicks.books import a_book_of
from tests.clicks.desktop import Desktop
from tests.clicks.endings import LIVED, REFUSED
from tests.clicks.good_rows import Ends
from tests.clicks.life import Deed, a_life
from tests.clicks.pressing import Pair, opened_twice
from tests.walks.house import House

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]
ROWS, DEEDS = a_life()


@pytest.fixture(scope="module")
def house(desktop: Desktop) -> Iterator[Pair]:
    """The small company's book, open, and its twin in memory."""
    with opened_twice(desktop, a_book_of(desktop.folder, ROWS), House.now) as made:
        yield made


@pytest.mark.parametrize("deed", DEEDS, ids=[f"{at:02d}-{deed.command}" for at, deed in enumerate(DEEDS, 1)])
def test_a_press_moves_the_order_on_the_screen_as_in_memory(house: Pair, deed: Deed) -> None:
    answer = house.presses_as_noted(deed, House.now + deed.later)

    assert (answer.said, answer.differ) == (answer.expected, [])
    assert answer.ends is Ends.MOVES or deed.command not in LIVED


def test_in_the_end_the_order_lies_in_the_archive_and_every_sheet_is_the_same(house: Pair) -> None:
    assert house.all_differing() == []
    assert Commercial.ARCHIVED in [order.commercial for order in house.twin.rows(Order)]


def test_a_life_moves_what_no_row_of_the_sample_company_does() -> None:
    assert {deed.command for deed in DEEDS} & REFUSED == LIVED
