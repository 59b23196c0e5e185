"""环境检查 of a book and its folder in every bad state that it knows."""

import locale
import shutil
from collections import namedtuple
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from macros.checkup import Around, Light
from macros.checkups import folder
from macros.doctor import checkups, examine, findings
from macros.edge import buttons
from order_logic.flows.roles import Role
from order_logic.records.choices import Level
from tests.gateways.desk_books import a_desk_book
from tests.gateways.tampering import DRAFT, a_desk
from tests.lights import NOW, lights, only
from tests.stories.office import Office
from workbook.keeping.anchor import anchor_path
from workbook.package import Package
from workbook.schema import SCHEMA

Patch = pytest.MonkeyPatch
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return a_desk(tmp_path)


def test_a_folder_that_is_not_there_or_not_writable_is_red(tmp_path: Path) -> None:
    assert only("folder", Around(NOW, tmp_path / "没有" / "账.xlsm")).light is Light.RED


def test_a_full_disk_is_red(office: Office, monkeypatch: Patch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 1000, 1000))

    assert only("folder", Around(NOW, office.path)).facts["free"] == 0


@pytest.mark.parametrize("mark", ["~${name}", ".~lock.{name}#"])
def test_a_book_that_is_open_somewhere_is_red_but_not_for_its_own_button(mark: str, office: Office) -> None:
    lock = office.path.with_name(mark.replace("{name}", office.path.name))
    lock.touch()

    assert only("lock", Around(NOW, office.path)).facts["mark"] == lock.name
    assert lights("lock", Around(NOW, office.path, live=True)) == []


def test_a_file_in_the_place_of_the_backups_is_red(office: Office) -> None:
    (office.path.parent / "备份").write_text("不是文件夹", "utf-8")

    assert only("backups", Around(NOW, office.path)).light is Light.RED


def test_backups_are_counted(office: Office) -> None:
    office.presses(Role.SALES, "register", DRAFT)

    (seen,) = examine(Around(NOW, office.path), [checkups()["backups"]])
    assert seen.line.facts["count"] == 1


@pytest.mark.parametrize(
    ("place", "system", "light"),
    [
        ("https://firma-my.sharepoint.com/Documents/账.xlsm", "win32", Light.RED),
        ("/data/订单=新.xlsm", "linux", Light.RED),
        ("/data/OneDrive - 公司/账.xlsm", "win32", Light.YELLOW),
        ("/data/" + "深" * 220 + "/账.xlsm", "win32", Light.RED),
        ("/data/" + "深" * 220 + "/账.xlsm", "linux", Light.GREEN),
        ("/data/账.xlsm", "win32", Light.GREEN),
    ],
)
def test_a_path_that_excel_cannot_bear_is_told(place: str, system: str, light: Light) -> None:
    assert lights("path", Around(NOW, Path(place), system=system)) == [light]


def test_a_path_whose_backups_would_be_too_long_is_red_too() -> None:
    book = "/" + "长" * 210 + ".xlsm"
    most = folder.LONGEST_PATH - len(book)

    assert lights("path", Around(NOW, Path(book), system="win32")) == [Light.GREEN]
    assert most > len("备份/")
    assert lights("path", Around(NOW, Path("/" + "长" * 213 + ".xlsm"), system="win32")) == [Light.RED]


def test_a_folder_that_the_system_names_as_onedrive_is_told(monkeypatch: Patch) -> None:
    monkeypatch.setenv("OneDriveCommercial", "/data/云盘")

    assert lights("path", Around(NOW, Path("/data/云盘/订单/账.xlsm"))) == [Light.YELLOW]


def _no_book(path: Path) -> None:
    path.unlink()


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def _foreign(path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(path)


@pytest.mark.parametrize("harm", [_no_book, _damage, _foreign])
def test_a_book_that_cannot_be_read_is_red_with_the_gateways_own_words(harm: Callable[[Path], None], office: Office) -> None:
    harm(office.path)

    assert only("book", Around(NOW, office.path)).light is Light.RED


@pytest.mark.parametrize("schema", [SCHEMA - 1, SCHEMA + 1])
def test_a_book_of_another_schema_is_red(schema: int, tmp_path: Path) -> None:
    line = only("book", Around(NOW, a_desk_book(tmp_path, schema=schema)))

    assert (line.light, line.facts["found"]) == (Light.RED, schema)


def test_a_book_without_a_journal_is_red(tmp_path: Path) -> None:
    assert only("book", Around(NOW, a_desk_book(tmp_path))).light is Light.RED


def test_a_missing_anchor_is_noted(office: Office) -> None:
    anchor_path(office.path).unlink()

    assert lights("book", Around(NOW, office.path)) == [Light.GREEN, Light.YELLOW, Light.GREEN]


def test_an_older_copy_put_back_is_red(office: Office) -> None:
    older = office.path.read_bytes()
    office.presses(Role.SALES, "register", DRAFT)
    office.path.write_bytes(older)

    assert only("book", Around(NOW, office.path)).facts["count"] == 1


@pytest.mark.parametrize(("late", "light"), [(timedelta(hours=2), Light.YELLOW), (timedelta(days=400), Light.RED)])
def test_a_clock_before_the_books_last_click_is_told(late: timedelta, light: Light, office: Office) -> None:
    assert only("book", Around(office.now - late, office.path)).light is light


def test_buttons_that_start_a_python_that_is_gone_are_red(office: Office) -> None:
    with Package(office.path) as package:
        cells = {1: {2: "/gone/python"}, 2: {2: "/gone/python"}}
        package.rewrite(office.path, {"xlwings.conf": cells})

    assert only("starter", Around(NOW, office.path, system="linux")).facts["path"] == "/gone/python"
    assert lights("starter", Around(NOW, office.path, system="win32")) == []


def test_the_button_tells_what_is_to_be_mended_and_changes_nothing(office: Office) -> None:
    (office.path.parent / "备份").write_text("不是文件夹", "utf-8")
    before = office.path.read_bytes()

    said = office.presses(Role.SALES, "doctor")

    assert said.pressed is not None, said.news
    assert [(f.rule, f.level) for f in said.pressed.findings if f.blocks] == [("E-BACKUPS", Level.BLOCK)]
    assert office.path.read_bytes() == before


def test_findings_begin_with_the_red_ones(office: Office, monkeypatch: Patch) -> None:
    monkeypatch.setattr(locale, "getencoding", lambda: "cp1252")
    anchor_path(office.path).unlink()
    (office.path.parent / "备份").write_text("", "utf-8")

    found = [f.level for f in findings(examine(Around(NOW, office.path)))]
    assert found == sorted(found, key=[Level.BLOCK, Level.WARN].index)
    assert set(found) == {Level.BLOCK, Level.WARN}


def test_the_button_stands_on_the_home_sheet_among_the_tools() -> None:
    from macros.button import TOOLS

    assert (buttons()["doctor"].sheet, buttons()["doctor"].group) == (None, TOOLS)
