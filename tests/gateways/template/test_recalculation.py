"""What stands in the cells of 首页 is what its formulas give: LibreOffice reckons every one of them afresh."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from order_logic.book import Book
from order_logic.text import Lang
from tests.gateways.template.books import build_at
from tests.gateways.template.company import a_company
from workbook.schema import HOME

pytestmark = [pytest.mark.libreoffice, pytest.mark.filterwarnings("ignore:Print area cannot be set")]

ALWAYS_RECKON = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
Values = dict[tuple[str, str], object]


def reckoned(path: Path, folder: Path) -> Path:
    """The same workbook with every formula worked out by LibreOffice."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program soffice on the path")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECKON, encoding="utf-8")
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out")]
    subprocess.run(["soffice", *options, str(path)], check=True, capture_output=True, timeout=120)
    return folder / "out" / f"{path.stem}.xlsx"


def formulas(path: Path, lang: Lang) -> list[tuple[str, str]]:
    """(sheet, cell) of each formula on 首页 and behind it."""
    book = load_workbook(path)
    pages = (book[HOME.say(lang)], book["_charts"])
    return [(page.title, cell.coordinate) for page in pages for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def values(path: Path, places: list[tuple[str, str]]) -> Values:
    """What stands there; figures to nine digits, blanks as empty text."""
    book = load_workbook(path, data_only=True)
    found = {place: book[place[0]][place[1]].value for place in places}
    return {place: "" if value is None else f"{value:.9g}" if isinstance(value, int | float) else value for place, value in found.items()}


@pytest.mark.parametrize(
    ("lang", "book", "today"),
    [
        ("zh", a_company(), date(2026, 11, 20)),
        ("en", a_company(7), date(2026, 3, 31)),
        ("zh", Book.of(), date(2028, 2, 29)),
    ],
    ids=["twenty orders", "the last of a long month", "nothing yet"],
)
def test_formulas_give_what_stands_in_their_cells(tmp_path: Path, lang: Lang, book: Book, today: date) -> None:
    path = build_at(tmp_path, lang, book=book, today=today, name="book.xlsm")
    places = formulas(path, lang)

    again = values(reckoned(path, tmp_path), places)

    assert len(places) > 100
    assert again == values(path, places)
