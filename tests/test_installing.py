"""orderdesk install-excel: the book, its mark, the trusted folder; and all of it taken back."""

from datetime import datetime
from pathlib import Path, PureWindowsPath
from zipfile import ZipFile

import pytest

from macros.checkup import Around, Light
from macros.installing import OURS, make_ready, take_back, trust_folder
from macros.trust import MARK, OFFICE, PLACES, POLICY, trusts
from tests.registry_keys import Keys
from workbook.file import FileWorkbook

NOW = datetime(2026, 11, 20, 9, 0)
FOLDER = PureWindowsPath(r"D:\订单")
TRUSTED = rf"{OFFICE}\16.0\Excel\Security\{PLACES}"


def windows(keys: Keys, book: Path | None = None) -> Around:
    return Around(NOW, book, system="win32", registry=keys)


def ours(keys: Keys) -> list[str]:
    return [name for name in keys.keys(TRUSTED) if name.startswith(OURS)]


def test_a_new_book_is_made_in_a_folder_of_its_own_and_a_second_time_kept(tmp_path: Path) -> None:
    book = tmp_path / "订单台" / "订单台账.xlsm"

    first = list(make_ready(Around(NOW, book, system="linux"), "wangfang"))
    before = book.read_bytes()
    second = list(make_ready(Around(NOW, book, system="linux"), "wangfang"))

    assert [line.light for line in (*first, *second)] == [Light.GREEN, Light.GREEN]
    assert FileWorkbook(book).nameplate.host == "excel"
    assert book.read_bytes() == before


def test_a_downloaded_book_is_unblocked_and_its_folder_trusted(tmp_path: Path) -> None:
    book, keys = tmp_path / "订单台账.xlsm", Keys()
    list(make_ready(Around(NOW, book, system="linux"), "wangfang"))
    mark = Path(f"{book}{MARK}")
    mark.write_text("[ZoneTransfer]\nZoneId=3\n", "ascii")

    said = list(make_ready(windows(keys, book), "wangfang"))

    assert (mark.exists(), len(said), len(ours(keys))) == (False, 3, 1)


def test_a_book_with_code_of_others_stays_blocked_and_its_folder_untrusted(tmp_path: Path) -> None:
    book, keys = tmp_path / "订单台账.xlsm", Keys()
    list(make_ready(Around(NOW, book, system="linux"), "wangfang"))
    with ZipFile(book, "a") as parts:
        parts.writestr("xl/macrosheets/sheet1.xml", "<macrosheet/>")
    mark = Path(f"{book}{MARK}")
    mark.write_text("[ZoneTransfer]\nZoneId=3\n", "ascii")

    said = list(make_ready(windows(keys, book), "wangfang"))

    assert (said[-1].light, mark.exists(), ours(keys)) == (Light.RED, True, [])


def test_a_folder_is_trusted_alone_and_once() -> None:
    keys = Keys({rf"{OFFICE}\16.0\Excel\Security": {"VBAWarnings": 2}})

    lights = [trust_folder(windows(keys), FOLDER).light for _ in range(2)]

    assert lights == [Light.GREEN, Light.GREEN]
    assert (trusts(keys, FOLDER), trusts(keys, FOLDER / "备份")) == (True, False)
    assert len(ours(keys)) == 1


@pytest.mark.parametrize("place", ["D:\\", r"C:\Users\wang\Downloads", r"C:\Users\wang\Desktop", r"\\server\share\订单"])
def test_places_where_any_file_may_lie_are_not_trusted(place: str) -> None:
    keys = Keys()

    line = trust_folder(windows(keys), PureWindowsPath(place))

    assert (line.light, ours(keys)) == (Light.YELLOW, [])


def test_a_company_that_forbids_it_and_a_registry_that_refuses_are_told() -> None:
    forbidden = Keys({rf"{POLICY}\16.0\Excel\Security\{PLACES}": {"AllLocationsDisabled": 1}})

    lights = [trust_folder(windows(keys), FOLDER).light for keys in (forbidden, Keys(refuses=True))]

    assert lights == [Light.YELLOW, Light.YELLOW]


def test_taking_back_removes_what_was_entered_and_nothing_else() -> None:
    keys = Keys({rf"{TRUSTED}\Location2": {"Path": "C:\\XLSTART\\"}})
    for folder in (FOLDER, PureWindowsPath(r"E:\订单")):
        trust_folder(windows(keys), folder)

    said = list(take_back(windows(keys)))

    assert said[0].facts["count"] == 2
    assert keys.keys(TRUSTED) == ["Location2"]


def test_a_damaged_book_is_red_and_left_alone(tmp_path: Path) -> None:
    book = tmp_path / "订单台账.xlsm"
    book.write_bytes(b"PK\x03\x04 not a book")

    said = list(make_ready(windows(Keys(), book), "wangfang"))

    assert [line.light for line in said] == [Light.RED]
    assert book.read_bytes() == b"PK\x03\x04 not a book"
