"""Yesterday's book works with today's program after orderdesk upgrade, and nothing happens to it otherwise."""

import shutil
import subprocess
from pathlib import Path

import pytest

from order_logic.records import Customer, Holiday, JournalRow, Order
from tests.gateways.upgrade.doing import WAITING, a_copy, member, presses, seen, upgraded, verified
from tests.gateways.upgrade.members import Members
from tests.gateways.upgrade.older_books import AT, KEPT, LACKING
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable
from workbook.keeping.backup import backups
from workbook.nameplate import OLDER, UPGRADE
from workbook.schema import SCHEMA, SHEET_OF
from workbook.vba.reading import read_modules

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set:UserWarning")
BOOKS = sorted(KEPT.parent.glob("schema_*.xlsm"))


def test_a_book_of_every_released_schema_is_kept() -> None:
    assert [path.name for path in BOOKS] == [f"schema_{number}.xlsm" for number in range(1, SCHEMA + 1)]
    assert all(path.stat().st_size < 600_000 for path in BOOKS)


@pytest.mark.parametrize("kept", BOOKS, ids=lambda path: path.stem)
def test_a_kept_book_is_upgraded_checked_advanced_and_verified(tmp_path: Path, kept: Path) -> None:
    path = a_copy(tmp_path, kept)

    done = upgraded(path)
    checked, moved = presses(path, "check"), presses(path, "advance", WAITING)

    assert done.after.schema == SCHEMA
    assert checked.pressed is not None and checked.code in (0, 1)
    assert moved.pressed is not None and moved.pressed.moved == (WAITING,)
    assert verified(path).equal


def test_the_book_of_this_schema_works_as_it_is(tmp_path: Path) -> None:
    path = a_copy(tmp_path, BOOKS[-1])

    moved = presses(path, "advance", WAITING)

    assert moved.pressed is not None and moved.pressed.moved == (WAITING,)
    assert verified(path).equal


def test_an_older_book_is_refused_for_clicks_with_the_remedy(older: Path) -> None:
    before = older.read_bytes()

    said = presses(older, "advance", WAITING)

    assert said.code == 3
    assert said.news.sentence == Unusable(OLDER, UPGRADE, found=0, own=SCHEMA).say("zh")
    assert older.read_bytes() == before


def test_an_older_book_gets_what_it_lacks(older: Path) -> None:
    done = upgraded(older)

    assert (done.before.schema, done.after.schema, done.found) == (0, SCHEMA, 0)
    assert [sheet.record for sheet in done.gaps.sheets] == [Holiday]
    last = SHEET_OF[Customer].columns[-1].name
    assert {gap.sheet.record: [c.name for c in gap.missing] for gap in done.gaps.parts} == {Order: [], Customer: [last]}
    assert [(r.old, r.new) for gap in done.gaps.parts for r in gap.renamed] == [("剩余天数", "余天"), ("客户简称", "简称")]
    assert done.settings == ("订货会模块",)
    assert done.buttons


def test_clicks_work_after_an_upgrade(older: Path) -> None:
    upgraded(older)

    checked, moved = presses(older, "check"), presses(older, "advance", WAITING)

    assert checked.pressed is not None
    assert moved.pressed is not None and moved.pressed.moved == (WAITING,)
    assert verified(older).equal


def test_an_upgrade_is_a_chapter_of_the_journal(older: Path) -> None:
    upgraded(older)

    rows = list(FileWorkbook(older).read({JournalRow: Reach.WHOLE}).all(JournalRow))
    assert [(row.number, row.action, row.button, row.user) for row in rows[-1:]] == [(2, "open", "upgrade", "admin")]
    assert verified(older).equal


def test_the_file_before_is_kept(older: Path) -> None:
    before = older.read_bytes()

    done = upgraded(older)

    assert done.backup is not None and done.backup.read_bytes() == before


def test_a_second_upgrade_changes_nothing(older: Path) -> None:
    upgraded(older)
    before = older.read_bytes()

    again = upgraded(older)

    assert not again.changed
    assert older.read_bytes() == before
    assert len(backups(older)) == 1


def test_buttons_of_another_day_in_a_book_of_today_are_renewed(tmp_path: Path) -> None:
    path = a_copy(tmp_path, KEPT)
    upgraded(path)
    book = Members.of(path)
    book.swap(book.linked(book.sheet("订单"), "drawing"), "Click_void", "Click_gone")
    book.save(path)

    done = upgraded(path)

    assert done.buttons
    assert b"Click_gone" not in member(path, book.linked(book.sheet("订单"), "drawing"))


def test_every_sheet_has_its_module_and_every_button_its_sub(older: Path) -> None:
    upgraded(older)

    book, modules = Members.of(older), read_modules(member(older, "xl/vbaProject.bin"))
    pages = [content for name, content in book.content.items() if name.startswith("xl/worksheets/sheet")]
    names = sorted(content.split(b'codeName="')[1].split(b'"')[0].decode() for content in pages)
    assert names == sorted(name for name in modules if name.startswith("Sheet"))
    bound = {piece.split(b'"')[0].decode() for content in book.content.values() for piece in content.split(b'macro="[0]!')[1:]}
    assert "Click_void" in bound
    assert all(f"Sub {sub}()" in modules["DeskButtons"] for sub in bound)


@pytest.mark.libreoffice
def test_libreoffice_opens_an_upgraded_book(older: Path, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program soffice on the path")
    upgraded(older)

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(older)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    book = seen(tmp_path / "out" / f"{older.stem}.xlsx")
    assert book.sheetnames[-1] == "节假日"
    assert book["客户"].cell(4, AT + 1).value == LACKING
