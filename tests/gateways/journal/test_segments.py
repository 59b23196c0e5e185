"""A journal that grew too long: its oldest rows go to sealed files, the chain runs on, and nothing of it is lost."""

import gzip
import json
from pathlib import Path

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.records import JournalRow, Order
from tests.gateways.journal.desk import MORNING, NUMBER, PLATE
from tests.gateways.journal.long_books import files, in_sheet, notes, numbers, sealed, verdict
from tests.gateways.journal.test_on_disk import WHOLE, anchored, audit, press
from tests.gateways.package.books import packed as members
from workbook.file import FileWorkbook
from workbook.journal import link_of
from workbook.journal.joining import joined
from workbook.journal.refused import Refused
from workbook.journal.segments import segment_folder, write_segment
from workbook.journal.shortening import shorten
from workbook.journal.undo import undo_changes, undoable
from workbook.keeping.anchor import Way
from workbook.keeping.backup import snapshot
from workbook.keeping.restore import restore
from workbook.package import Package


def test_the_oldest_rows_move_to_a_sealed_file_and_the_chain_runs_on(long: Path) -> None:
    before = in_sheet(long)

    gone = shorten(long, 10, 7)

    assert gone == 7
    assert [path.name for path in files(long)] == ["0001.jsonl.gz"]
    assert sealed(long).rows == before[:7]
    assert in_sheet(long) == before[7:]
    assert verdict(long).findings == ()


def test_a_short_journal_is_left_alone(long: Path) -> None:
    before = long.read_bytes()

    gone = shorten(long, 14, 5)

    assert gone == 0
    assert long.read_bytes() == before
    assert not segment_folder(long).exists()


def test_no_other_part_of_the_book_is_touched(long: Path) -> None:
    before = members(long)

    shorten(long, 10, 7)

    after = members(long)
    with Package(long) as package:
        own = {package.sheets["操作日志"], package.tables["tblJournal"].part}
    assert {name for name in before if before[name] != after.get(name)} == own
    assert before.keys() == after.keys()


def test_the_same_rows_make_the_same_bytes(long: Path, tmp_path: Path) -> None:
    rows = in_sheet(long)

    one, other = write_segment(tmp_path / "a.xlsx", PLATE.book, rows, ""), write_segment(tmp_path / "b.xlsx", PLATE.book, rows, "")

    assert one.read_bytes() == other.read_bytes()


def test_each_line_of_a_segment_can_be_hashed_as_it_stands(long: Path) -> None:
    shorten(long, 10, 7)

    header, *lines, last = (json.loads(line) for line in gzip.decompress(files(long)[0].read_bytes()).splitlines())

    link = header["previous"]
    for row, line in zip(sealed(long).rows, lines, strict=True):
        link = link_of(link, row)
        assert line["link"] == link
    assert header == {"book": PLATE.book, "first": 1, "last": 7, "previous": ""}
    assert last.keys() == {"sha256"}


def test_a_click_is_never_cut_in_two(long: Path) -> None:
    rows = in_sheet(long)
    assert rows[-1].click == rows[-4].click

    shorten(long, 10, 1)

    assert in_sheet(long) == rows[-4:]


def test_clicks_go_on_after_and_the_next_segment_follows_the_first(long: Path) -> None:
    shorten(long, 10, 7)
    audit(long)
    notes(long, 3)

    shorten(long, 8, 4)

    every = sealed(long).rows + in_sheet(long)
    assert [row.number for row in every] == list(range(1, len(every) + 1))
    assert [(s.name[-13:], s.whole) for s in sealed(long).segments] == [("0001.jsonl.gz", True), ("0002.jsonl.gz", True)]
    assert verdict(long).findings == ()


def test_the_first_segment_is_never_written_again(long: Path) -> None:
    shorten(long, 10, 7)
    first = files(long)[0].read_bytes()
    notes(long, 6)

    shorten(long, 8, 4)

    assert files(long)[0].read_bytes() == first


def test_the_last_click_can_still_be_undone(long: Path) -> None:
    shorten(long, 10, 3)
    audit(long)
    book = FileWorkbook(long).read(WHOLE)
    last = undoable(list(book.all(JournalRow)))
    assert last is not None
    changes = undo_changes(book, last.rows)
    assert not isinstance(changes, Refused)

    press(long, "undo", *changes, undoes=last.click)

    order = FileWorkbook(long).read(WHOLE).get(Order, NUMBER)
    assert order is not None
    assert order.commercial is Commercial.DRAFT
    assert verdict(long).findings == ()


def test_a_click_that_was_sealed_away_is_found_again_for_an_undo(long: Path) -> None:
    shorten(long, 10, 3)
    rows = in_sheet(long)

    whole = joined(sealed(long), rows, ()).rows

    assert [row.number for row in whole] == list(range(1, 15))
    assert undoable(whole[:9]) is not None


def crashed(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power fails after the segment was written and before the book was."""

    def fail(*_: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("workbook.package.place._swap", fail)
        shorten(book, 10, 7)


def test_a_crash_between_segment_and_book_leaves_the_rows_in_both_and_all_is_well(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = long.read_bytes()

    crashed(long, monkeypatch)

    assert long.read_bytes() == before
    assert [row.number for row in sealed(long).rows] == [1, 2, 3, 4, 5, 6, 7]
    assert verdict(long).findings == ()


def test_after_a_crash_the_next_time_seals_only_what_is_not_sealed_yet(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crashed(long, monkeypatch)
    notes(long, 3)

    shorten(long, 10, 3)

    assert [(s.first, s.last) for s in sealed(long).segments] == [(1, 7), (8, 14)]
    assert numbers(long) == [15, 16, 17]
    assert verdict(long).findings == ()


def test_a_book_put_back_to_before_a_segment_goes_on_and_its_new_rows_count(long: Path) -> None:
    backup = snapshot(long, 10, MORNING)
    notes(long, 6)
    shorten(long, 12, 2)
    restore(long, 10, MORNING, to=backup.number)
    anchored(long, "restore", Way.RESTORED)
    audit(long)
    notes(long, 2)

    shorten(long, 12, 2)

    assert [(s.first, s.last) for s in sealed(long).segments] == [(1, 18), (15, 16)]
    assert verdict(long).findings == ()
