"""Every button of every sheet stands where a person sees it and is bound to its own Sub."""

from collections.abc import Iterator

import pytest

from macros.making import button_faces
from tests.clicks.books import a_book_of_drafts
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import Desktop
from tests.clicks.mouse import spots_of
from tests.clicks.patience import eventually
from tests.clicks.pressing import sheet_of
from workbook.template.faces import ButtonFace
from workbook.vba import sub_name

pytestmark = pytest.mark.libreoffice

FACES: dict[str, list[ButtonFace]] = {}
for face in button_faces():
    FACES.setdefault(sheet_of(face), []).append(face)


@pytest.fixture(scope="module")
def clerk(desktop: Desktop) -> Iterator[Clerk]:
    """A book that is looked at by all these tests."""
    clerk = Clerk.at(desktop, a_book_of_drafts(desktop.folder))
    yield clerk
    clerk.closes()


@pytest.mark.parametrize("sheet", FACES)
def test_every_button_of_a_sheet_is_in_view_and_bound_to_its_own_sub(clerk: Clerk, sheet: str) -> None:
    clerk.selects(sheet, "A1")

    found = clerk.buttons(sheet)
    in_view = eventually(lambda: spots_of(clerk.view) or None)

    assert sorted((one.command, one.caption) for one in found) == sorted((face.name, face.caption.zh) for face in FACES[sheet])
    assert all(f"DeskButtons.{sub_name(one.command)}?" in one.script for one in found)
    assert {face.name for face in FACES[sheet]} - in_view.keys() == set()
