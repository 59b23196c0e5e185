"""Books of LibreOffice, books without macros, and books in English are upgraded too."""

import shutil
import subprocess
from pathlib import Path

import pytest

from macros.making import make_book
from order_logic.records import Holiday
from order_logic.sample.standing import standing_rows
from order_logic.text import Lang
from tests.gateways.upgrade.doing import NOW, member, seen, upgraded, verified
from tests.gateways.upgrade.members import Members, rewrite_plate
from workbook.vba.reading import read_modules

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set:UserWarning")


def a_book(folder: Path, host: str, lang: Lang = "zh", name: str = "订单台账.xlsm") -> Path:
    """A new book of the version before."""
    path = folder / name
    make_book(path, standing_rows(lang, "admin"), lang=lang, host=host, maker="admin", now=NOW)
    book = Members.of(path)
    rewrite_plate(book, schema="0", app="0.0.9")
    book.save(path)
    return path


def _forms(path: Path, sheet: str) -> list[bytes]:
    book = Members.of(path)
    drawing = book.content[book.linked(book.sheet(sheet), "vmlDrawing")]
    return sorted(piece.split(b"<")[0] for piece in drawing.split(b"<x:FmlaMacro>")[1:])


def test_form_buttons_are_replaced_and_notes_stay(tmp_path: Path) -> None:
    path = a_book(tmp_path, "libreoffice")
    book = Members.of(path)
    drawing = book.linked(book.sheet("订单"), "vmlDrawing")
    wanted, notes = _forms(path, "订单"), book.content[drawing].count(b'ObjectType="Note"')
    book.swap(drawing, "Click_void", "Click_gone")
    book.save(path)

    upgraded(path)

    assert _forms(path, "订单") == wanted
    assert member(path, drawing).count(b'ObjectType="Note"') == notes > 0
    assert "Sub Click_void()" in read_modules(member(path, "xl/vbaProject.bin"))["DeskButtons"]


@pytest.mark.libreoffice
def test_a_book_that_libreoffice_saved_has_each_button_once(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program soffice on the path")
    path = a_book(tmp_path, "libreoffice")
    wanted = _forms(path, "订单")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = "xlsm:Calc MS Excel 2007 VBA XML"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = tmp_path / "out" / path.name

    upgraded(saved)

    assert _forms(saved, "订单") == wanted
    book = Members.of(saved)
    assert b"<control " not in book.content[book.sheet("订单")]
    assert not [name for name in book.content if "ctrlProp" in name]


def test_a_book_without_macros_gets_no_buttons(tmp_path: Path) -> None:
    path = a_book(tmp_path, "excel", name="订单台账.xlsx")

    done = upgraded(path)

    assert done.changed
    assert "xl/vbaProject.bin" not in Members.of(path).content
    assert verified(path).equal


def test_an_english_book_stays_english(tmp_path: Path) -> None:
    path = a_book(tmp_path, "excel", "en", "orders.xlsm")
    book = Members.of(path)
    book.drop_sheet("Holidays")
    book.save(path)

    done = upgraded(path)

    assert [sheet.record for sheet in done.gaps.sheets] == [Holiday]
    page = seen(path).worksheets[-1]
    assert (page.title, page["A4"].value) == ("Holidays", "Day")
    assert verified(path).equal
