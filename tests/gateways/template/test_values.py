"""Values that a cell holds only with care come back as they were, or are refused before anything is written."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from order_logic.book import Book
from order_logic.records import Customer, OrderLine, Receipt
from tests.gateways.template.books import a_plate, build_at
from tests.gateways.template.company import SETTINGS, TODAY
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.template import build
from workbook.template.cells import TooLong


def test_a_text_that_no_cell_holds_leaves_the_old_file(tmp_path: Path) -> None:
    path = build_at(tmp_path)
    before = path.read_bytes()

    with pytest.raises(TooLong):
        build(path, Book.of(Customer(code="C1", note="长" * 32_768)), a_plate(), (), SETTINGS, TODAY)

    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_text_with_any_sign_reads_back(tmp_path: Path) -> None:
    notes = [" 前后有空格 ", "两\n行", "a<b>&c", '说"引号"', "_x0041_", "制表\t符", "𠮷野家", "=SUM(A1)", "'撇号", "0.10", "　全角"]
    book = Book.of(*(Customer(code=f"C{n}", note=note) for n, note in enumerate(notes)))

    found = FileWorkbook(build_at(tmp_path, book=book)).read({Customer: Reach.WHOLE})

    assert [row.note for row in found.all(Customer)] == notes
    assert not found.faults


def test_figures_beyond_fifteen_digits_and_days_before_the_calendar_are_kept(tmp_path: Path) -> None:
    long = Decimal("1234567890123456.78")
    rows = [Receipt(number="R1", amount=long), OrderLine(order="SO1", line_no=1, this_on=date(1899, 1, 1))]
    path = build_at(tmp_path, book=Book.of(*rows))

    found = FileWorkbook(path).read({Receipt: Reach.WHOLE, OrderLine: Reach.WHOLE})

    assert [row.amount for row in found.all(Receipt)] == [long]
    assert [(fault.field, fault.shown) for fault in found.faults] == [("this_on", "1899-01-01")]
