"""Books of LibreOffice, books without macros, and books in English are upgraded too."""

import re
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


FORM = (
    b'<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe"/>'
    b'<v:shape id="_x0000_s1900" type="#_x0000_t201" style="position:absolute" o:button="t"><v:textbox><div>Void</div></v:textbox>'
    b'<x:ClientData ObjectType="Button"><x:Anchor>1, 0, 1, 0, 2, 0, 2, 0</x:Anchor>'
    b"<x:FmlaMacro>[0]!Click_void</x:FmlaMacro></x:ClientData></v:shape>"
)


def _drawn(path: Path, sheet: str) -> list[str]:
    """The Subs behind the drawn buttons of a sheet."""
    book = Members.of(path)
    drawing = book.content[book.linked(book.sheet(sheet), "drawing")]
    return sorted(re.findall(r'macro="\[0\]!(Click_\w+)"', drawing.decode()))


def test_form_buttons_of_earlier_books_give_way_to_drawn_ones_and_notes_stay(tmp_path: Path) -> None:
    path = a_book(tmp_path, "libreoffice")
    book = Members.of(path)
    notes, buttons = (book.linked(book.sheet("订单"), kind) for kind in ("vmlDrawing", "drawing"))
    wanted, count = _drawn(path, "订单"), book.content[notes].count(b'ObjectType="Note"')
    book.swap(notes, "</xml>", f"{FORM.decode()}</xml>")
    book.swap(buttons, "Click_void", "Click_gone")
    book.save(path)

    upgraded(path)

    assert _drawn(path, "订单") == wanted
    assert (member(path, notes).count(b"FmlaMacro"), member(path, notes).count(b'ObjectType="Note"')) == (0, count)
    assert "Sub Click_void()" in read_modules(member(path, "xl/vbaProject.bin"))["DeskButtons"]


@pytest.mark.libreoffice
def test_a_book_that_libreoffice_saved_has_each_button_once(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program soffice on the path")
    path = a_book(tmp_path, "libreoffice")
    wanted = _drawn(path, "订单")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = "xlsm:Calc MS Excel 2007 VBA XML"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = tmp_path / "out" / path.name

    upgraded(saved)

    assert _drawn(saved, "订单") == wanted


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
