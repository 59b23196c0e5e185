"""Where the oldest rows of a journal cannot go they stay, it is said why, and nothing breaks."""

from pathlib import Path

from order_logic.book import Edit
from order_logic.records import JournalRow
from order_logic.text import Text
from tests.gateways.journal.long_books import files, notes, numbers, reasoned, rewritten, sealed, verdict
from tests.gateways.journal.test_on_disk import WHOLE
from tests.gateways.package.books import remade
from workbook.file import FileWorkbook
from workbook.journal.shortening import PATIENCE, Held, held, note, shorten, too_long
from workbook.package import Link, Package


def test_a_sorted_sheet_keeps_its_rows_and_says_why(long: Path) -> None:
    gateway = FileWorkbook(long)
    gateway.read(WHOLE)
    places = gateway.places[JournalRow]
    with Package(long) as package:
        values = {5: {places.columns["number"]: 2}, 6: {places.columns["number"]: 1}}
        package.rewrite(long, {"操作日志": values})

    gone = shorten(long, 10, 7)

    stopped = held(long)
    assert gone == 0
    assert stopped is not None
    assert stopped.rows == 14
    assert [path.name for path in files(long)] == ["held.json"]


def test_a_formula_beside_the_rows_keeps_them_and_no_segment_is_written(long: Path) -> None:
    with Package(long) as package:
        package.rewrite(long, {"操作日志": {7: {20: Link("看这里", "'订单'!A1")}}})

    gone = shorten(long, 10, 7)

    assert gone == 0
    assert held(long) is not None
    assert sealed(long).segments == ()
    assert verdict(long).findings == ()


def test_a_broken_chain_is_not_sealed_away(long: Path) -> None:
    gateway = FileWorkbook(long)
    gateway.read(WHOLE)
    gateway.write([Edit(JournalRow, (3,), "reason", "客户来电", "别的理由")])

    gone = shorten(long, 10, 7)

    assert gone == 0
    assert held(long) is not None
    assert numbers(long) == list(range(1, 15))


def test_a_damaged_last_segment_stops_the_next(long: Path) -> None:
    shorten(long, 10, 7)
    notes(long, 6)
    rewritten(files(long)[0], reasoned, digest=False)

    gone = shorten(long, 8, 4)

    assert gone == 0
    assert held(long) is not None


def test_a_removal_that_failed_is_tried_again_only_much_later(long: Path) -> None:
    note(long, Held(100, Text("原因", "why")))

    tries = [rows for rows in (99, 100, 100 + PATIENCE - 1, 100 + PATIENCE) if too_long(long, rows, 50)]

    assert tries == [99, 100 + PATIENCE]


def test_a_removal_that_succeeds_forgets_why_it_failed(long: Path) -> None:
    note(long, Held(2, Text("原因", "why")))

    shorten(long, 10, 7)

    assert held(long) is None


def test_an_open_book_keeps_its_rows(long: Path) -> None:
    long.with_name(f"~${long.name}").touch()

    gone = shorten(long, 10, 7)

    assert gone == 0
    assert numbers(long) == list(range(1, 15))


def test_rows_outside_the_table_keep_the_others(long: Path) -> None:
    with Package(long) as package:
        part = package.tables["tblJournal"].part
    remade(long, {part: lambda xml: xml.replace(b'ref="A4:N18"', b'ref="A4:N9"')})

    gone = shorten(long, 10, 7)

    assert gone == 0
    assert held(long) is not None


def test_a_journal_that_is_one_single_click_stays(long: Path) -> None:
    shorten(long, 10, 4)

    gone = shorten(long, 3, 1)

    assert gone == 0
    assert numbers(long) == [11, 12, 13, 14]
