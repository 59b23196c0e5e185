"""Every button of 首页 and 订单, pressed on a good row and on a cell of no row: the screen says and shows what memory does."""

import pytest

from order_logic.records import Order
from tests.clicks.endings import ending, faces
from tests.clicks.pressing import NOWHERE, Pair, sheet_of
from workbook.template.faces import ButtonFace

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]
FACES = [face for face in faces() if face.sheet in (None, Order)]


def test_a_button_answers_on_the_screen_as_in_memory(pair: Pair, at: int, face: ButtonFace) -> None:
    choice, good = pair.presses_well(face)
    bad = pair.presses_amiss(face, NOWHERE[at % len(NOWHERE)])

    assert (good.said, good.differ) == (good.expected, [])
    assert (bad.said, bad.differ) == (bad.expected, [])
    assert ending(face) in (choice.ends, None)


def test_in_the_end_every_row_of_every_sheet_is_the_same(pair: Pair) -> None:
    assert pair.all_differing() == []


def test_a_mouse_has_clicked_on_every_sheet(pair: Pair, request: pytest.FixtureRequest) -> None:
    assert pair.clicked == {sheet_of(face) for face in request.module.FACES}
