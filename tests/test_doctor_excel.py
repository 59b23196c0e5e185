"""环境检查 of Excel: which program opens the book, whether its macros may run, and what Windows wrote beside it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.checkup import Around, Light
from macros.checkups.excel import of_wps
from macros.checkups.program import version_of
from macros.trust import MARK, OFFICE, PLACES, POLICY, Macros, unmark, versions
from tests.lights import NOW, lights, only
from tests.registry_keys import Keys

SECURITY = rf"{OFFICE}\16.0\Excel\Security"
POLICIES = rf"{POLICY}\16.0\Excel\Security"
BOOK = Path(r"D:\订单\订单台账.xlsm")
EXCEL: dict[str, dict[str, str | int]] = {r"HKCR\Excel.Application\CurVer": {"": "Excel.Application.16"}, SECURITY: {}}


def windows(more: Mapping[str, dict[str, str | int]] | None = None, book: Path | None = BOOK) -> Around:
    """A Windows machine with Excel and these keys."""
    return Around(NOW, book, system="win32", registry=Keys({**EXCEL, **(more or {})}))


def trusted(path: str, below: int = 1, root: str = SECURITY) -> dict[str, dict[str, str | int]]:
    return {rf"{root}\{PLACES}\Location7": {"Path": path, "allowsubfolders": below}}


def test_excel_is_named_with_its_version() -> None:
    assert lights("office", windows()) == [Light.GREEN]
    assert lights("office", Around(NOW, system="linux")) == [Light.GREEN]


def test_a_windows_without_excel_has_the_commands_all_the_same() -> None:
    assert only("office", Around(NOW, system="win32", registry=Keys())).light is Light.YELLOW


def test_excel_for_mac_wants_its_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    before = only("office", Around(NOW, system="darwin")).light
    script = tmp_path / "Library/Application Scripts/com.microsoft.Excel" / f"xlwings-{version_of('xlwings')}.applescript"
    script.parent.mkdir(parents=True)
    script.touch()

    assert (before, lights("office", Around(NOW, system="darwin"))) == (Light.YELLOW, [Light.GREEN])


@pytest.mark.parametrize("choice", ["KET.Sheet.12", "ET.Xlsm.6", "WPS.xlsm"])
def test_wps_as_the_program_behind_the_file_is_noted(choice: str) -> None:
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsm\UserChoice"

    line = only("office", windows({key: {"ProgId": choice}}))

    assert (line.light, line.facts["program"]) == (Light.YELLOW, choice)
    assert not of_wps("Excel.SheetMacroEnabled.12")


@pytest.mark.parametrize(
    ("program", "light"),
    [
        (r"C:\Program Files\Microsoft Office\root\Office16 16.0", Light.GREEN),
        (r"C:\Users\wang\AppData\Local\Kingsoft\WPS Office\12.1\office6 12.0", Light.RED),
    ],
)
def test_the_program_that_has_the_book_open_is_told(program: str, light: Light) -> None:
    class Open:
        pass

    gateway = Open()
    vars(gateway)["program"] = program

    assert lights("office", Around(NOW, BOOK, gateway, live=True)) == [light]  # type: ignore[arg-type]  # only its program is asked for


@pytest.mark.parametrize(
    ("number", "light"), [(None, Light.YELLOW), (Macros.ASK, Light.YELLOW), (Macros.SIGNED, Light.RED), (Macros.NONE, Light.RED)]
)
def test_outside_trusted_folders_the_macro_setting_decides(number: int | None, light: Light) -> None:
    assert lights("macros", windows({SECURITY: {"VBAWarnings": number}} if number else {})) == [light]


@pytest.mark.parametrize(
    ("path", "below", "light"),
    [
        ("D:\\订单\\", 0, Light.GREEN),
        ("d:\\订单", 0, Light.GREEN),
        ("D:\\", 1, Light.GREEN),
        ("D:\\", 0, Light.RED),
        ("D:\\订", 1, Light.RED),
    ],
)
def test_in_a_trusted_folder_macros_run_whatever_the_setting(path: str, below: int, light: Light) -> None:
    assert lights("macros", windows({**trusted(path, below), SECURITY: {"VBAWarnings": Macros.NONE}})) == [light]


def test_a_company_that_switches_trusted_folders_off_is_heeded() -> None:
    off: dict[str, dict[str, str | int]] = {rf"{POLICIES}\{PLACES}": {"AllLocationsDisabled": 1}, POLICIES: {"vbawarnings": 4}}

    line = only("macros", windows({**trusted("D:\\订单\\"), **off, SECURITY: {"VBAWarnings": 2}}))

    assert line.light is Light.RED
    assert "管理员" in line.advice("zh")


def test_a_folder_that_the_company_trusts_is_trusted() -> None:
    assert lights("macros", windows(trusted("D:\\订单", root=POLICIES))) == [Light.GREEN]


def test_an_excel_that_runs_every_macro_is_noted() -> None:
    assert only("macros", windows({SECURITY: {"VBAWarnings": Macros.ALL}})).light is Light.YELLOW


def test_on_other_systems_there_is_no_macro_setting() -> None:
    assert lights("macros", Around(NOW, BOOK, system="linux")) == []


def test_the_newest_excel_is_asked() -> None:
    keys = Keys()
    for place in (r"9.0\Excel", r"16.0\Excel", r"15.0\Excel", r"17.0\Word", "Common"):
        keys.put(rf"{OFFICE}\{place}", {})

    assert versions(keys) == ["16.0", "15.0", "9.0"]


def test_a_downloaded_book_is_red_until_its_mark_is_gone(tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsm"
    book.touch()
    Path(f"{book}{MARK}").write_text("[ZoneTransfer]\nZoneId=3\n", "ascii")

    assert only("blocked", windows(book=book)).light is Light.RED
    assert unmark(book)
    assert lights("blocked", windows(book=book)) == [Light.GREEN]
    assert not unmark(book)
