"""Every button of every sheet is bound to its own Sub; buttons are pressed with a good selection and with a bad one.

A press runs what LibreOffice has bound to the button, without a mouse: the first button of each sheet, and with ORDERDESK_CLICKS=all every
other Sub too, which takes some minutes more than a run of all checks has.
"""

import os
from collections.abc import Iterator
from datetime import datetime

import pytest

from macros.making import button_faces
from order_logic.sample import sample_company
from tests.clicks.books import a_book_of
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import LOGIN, Desktop
from workbook.schema import FIRST_ROW, HOME, SHEET_OF
from workbook.template.faces import ButtonFace
from workbook.vba import sub_name

pytestmark = pytest.mark.libreoffice

NOTHING, BROKEN = "A1", "程序出错"
FACES: dict[str, list[ButtonFace]] = {}
for face in button_faces():
    FACES.setdefault(HOME.zh if face.sheet is None else SHEET_OF[face.sheet].label.zh, []).append(face)


@pytest.fixture(scope="module")
def clerk(desktop: Desktop) -> Iterator[Clerk]:
    """A sample company's book, open for all these tests."""
    now = datetime.now().replace(microsecond=0)
    rows = sample_company(20261, 24, now.date(), lang="zh", maker=LOGIN, at=now.time()).book_rows
    clerk = Clerk.at(desktop, a_book_of(desktop.folder, rows))
    yield clerk
    clerk.closes()


@pytest.mark.parametrize("sheet", FACES)
def test_every_button_of_a_sheet_is_bound_to_its_own_sub(clerk: Clerk, sheet: str) -> None:
    found = clerk.buttons(sheet)

    assert sorted((one.command, one.caption) for one in found) == sorted((face.name, face.caption.zh) for face in FACES[sheet])
    assert all(f"DeskButtons.{sub_name(one.command)}?" in one.script for one in found)


def chosen() -> list[tuple[str, str]]:
    """The buttons to press: the first of each sheet, and with ORDERDESK_CLICKS=all every Sub on the sheet where it stands first."""
    first = {sheet: faces[0].name for sheet, faces in FACES.items()}
    others = {face.name: sheet for sheet, faces in reversed(FACES.items()) for face in faces}
    more = [(sheet, name) for name, sheet in others.items() if first[sheet] != name]
    return [*first.items(), *(more if os.environ.get("ORDERDESK_CLICKS") == "all" else [])]


@pytest.mark.parametrize(("sheet", "command"), chosen())
def test_a_button_answers_a_good_and_a_bad_selection(clerk: Clerk, sheet: str, command: str) -> None:
    button = clerk.button(sheet, command)
    clerk.selects(sheet, f"A{FIRST_ROW}")
    clerk.presses(button)
    good = clerk.answers()
    clerk.selects(sheet, NOTHING)
    clerk.presses(button)
    bad = clerk.answers()

    assert [bool(said) and BROKEN not in said for said in (good, bad)] == [True, True]
