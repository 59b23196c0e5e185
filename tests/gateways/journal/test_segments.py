"""A journal that grew too long: its oldest rows go to sealed files, the chain runs on, and nothing of it is lost."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from order_logic.book import Edit
from order_logic.flows.commercial import Commercial
from order_logic.records import JournalRow, Order
from order_logic.text import Text
from tests.gateways.journal.desk import MORNING, NUMBER, OLD, PLATE
from tests.gateways.journal.test_on_disk import WHOLE, anchored, audit, path, press, register
from tests.gateways.package.books import packed as members
from workbook.file import FileWorkbook
from workbook.journal import link_of
from workbook.journal.joining import joined
from workbook.journal.refused import Refused
from workbook.journal.segments import Sealed, read_segments, segment_folder, write_segment
from workbook.journal.shortening import PATIENCE, Held, held, note, shorten, too_long
from workbook.journal.undo import undo_changes, undoable
from workbook.journal.verdict import Code, Verdict
from workbook.journal.verify import verify
from workbook.keeping.anchor import Way, anchor_path, read_anchor
from workbook.keeping.backup import snapshot
from workbook.keeping.restore import restore
from workbook.package import Link, Package

__all__ = ["path"]  # the fixture: a book on disk with its opening row and its anchor
OWN = PLATE.book


def notes(book: Path, count: int) -> None:
    """``count`` clicks of one row each."""
    for _ in range(count):
        row = FileWorkbook(book).read(WHOLE).get(Order, OLD)
        assert row is not None
        press(book, "note", Edit(Order, (OLD,), "note", row.note, f"{row.note}+"), order=OLD)


@pytest.fixture
def long(path: Path) -> Path:
    """A book of 14 journal rows, the last four of one click."""
    notes(path, 8)
    register(path)
    return path


def in_sheet(book: Path) -> list[JournalRow]:
    return list(FileWorkbook(book).read(WHOLE).all(JournalRow))


def numbers(book: Path) -> list[int | None]:
    return [row.number for row in in_sheet(book)]


def sealed(book: Path) -> Sealed:
    return read_segments(book, OWN)


def files(book: Path) -> list[Path]:
    return sorted(segment_folder(book).iterdir())


def verdict(book: Path) -> Verdict:
    whole = FileWorkbook(book).read(WHOLE)
    return verify(whole, list(whole.all(JournalRow)), read_anchor(anchor_path(book)), sealed(book))


def rewritten(file: Path, change: Callable[[list[Any]], list[Any]], *, digest: bool = True) -> None:
    """A segment as somebody with patience would change it: its rows by ``change``, with a digest that fits."""
    lines = [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]
    told = change(lines[:-1])
    raw = b"".join(json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n" for line in told)
    last = sha256(raw).hexdigest() if digest else lines[-1]["sha256"]
    file.write_bytes(gzip.compress(raw + json.dumps({"sha256": last}).encode() + b"\n"))


def reasoned(lines: list[Any]) -> list[Any]:
    lines[3]["said"]["reason"] = "别的理由"
    return lines


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

    one, other = write_segment(tmp_path / "a.xlsx", OWN, rows, ""), write_segment(tmp_path / "b.xlsx", OWN, rows, "")

    assert one.read_bytes() == other.read_bytes()


def test_each_line_of_a_segment_can_be_hashed_as_it_stands(long: Path) -> None:
    shorten(long, 10, 7)

    header, *lines, last = (json.loads(line) for line in gzip.decompress(files(long)[0].read_bytes()).splitlines())

    link = header["previous"]
    for row, line in zip(sealed(long).rows, lines, strict=True):
        link = link_of(link, row)
        assert line["link"] == link
    assert header == {"book": OWN, "first": 1, "last": 7, "previous": ""}
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


def test_a_row_changed_in_a_segment_is_found_even_with_a_new_digest(long: Path) -> None:
    shorten(long, 10, 7)

    rewritten(files(long)[0], reasoned)

    assert [(f.code, f.facts) for f in verdict(long).findings] == [(Code.ROW_EDITED, {"number": 3})]


def test_a_segment_whose_digest_does_not_fit_is_found(long: Path) -> None:
    shorten(long, 10, 7)

    rewritten(files(long)[0], reasoned, digest=False)

    assert [f.code for f in verdict(long).findings] == [Code.SEGMENT_DAMAGED, Code.ROW_EDITED]


def test_a_row_taken_out_of_a_segment_is_found(long: Path) -> None:
    shorten(long, 10, 7)

    rewritten(files(long)[0], lambda lines: lines[:3] + lines[4:])

    assert [f.code for f in verdict(long).findings] == [Code.SEGMENT_DAMAGED, Code.ROWS_REMOVED]


def test_a_chain_forged_to_the_end_of_a_segment_breaks_at_the_sheet(long: Path) -> None:
    shorten(long, 10, 7)

    def forged(lines: list[Any]) -> list[Any]:
        rows, link = reasoned(lines), ""
        for line, row in zip(rows[1:], sealed(long).rows, strict=True):
            changed = row if line["said"]["reason"] == row.reason else replace(row, reason=line["said"]["reason"])
            link = line["link"] = link_of(link, changed)
        return rows

    rewritten(files(long)[0], forged)

    assert [(f.code, f.facts) for f in verdict(long).findings] == [(Code.ROW_EDITED, {"number": 8})]


def test_a_missing_segment_is_told_with_the_rows_that_lack(long: Path) -> None:
    shorten(long, 10, 7)

    files(long)[0].unlink()

    found = verdict(long).findings
    assert [(f.code, f.facts["first"], f.facts["last"]) for f in found] == [(Code.SEGMENT_MISSING, 1, 7)]


def test_a_segment_missing_between_two_others_is_told(long: Path) -> None:
    notes(long, 6)
    for limit, kept in ((15, 12), (10, 5), (4, 2)):
        assert shorten(long, limit, kept)
    last = sealed(long).segments[1]

    files(long)[1].unlink()

    found = verdict(long).findings
    assert [(f.code, f.facts["first"], f.facts["last"]) for f in found] == [(Code.SEGMENT_MISSING, last.first, last.last)]


@pytest.mark.parametrize("broken", [b"", b"no gzip", gzip.compress(b"[]\n"), gzip.compress(b"{}\nnonsense"), gzip.compress(b"\xff\n")])
def test_a_segment_that_is_none_is_damaged_and_its_rows_lack(long: Path, broken: bytes) -> None:
    shorten(long, 10, 7)

    files(long)[0].write_bytes(broken)

    assert [f.code for f in verdict(long).findings] == [Code.SEGMENT_DAMAGED, Code.SEGMENT_MISSING]


def test_a_segment_cut_off_keeps_the_rows_that_can_be_read(long: Path) -> None:
    notes(long, 20)
    shorten(long, 20, 3)
    raw = files(long)[0].read_bytes()

    files(long)[0].write_bytes(raw[: len(raw) * 3 // 4])

    assert 0 < len(sealed(long).rows) < 29
    assert [f.code for f in verdict(long).findings] == [Code.SEGMENT_DAMAGED]


def test_what_follows_the_digest_is_no_part_of_a_segment(long: Path) -> None:
    shorten(long, 10, 7)
    file = files(long)[0]

    file.write_bytes(file.read_bytes() + gzip.compress(b'{"link":"","said":{"number":8},"state":""}\n'))

    assert verdict(long).codes()[0] is Code.SEGMENT_DAMAGED


def test_a_segment_of_another_book_is_told_and_left_out(long: Path) -> None:
    rows = in_sheet(long)
    write_segment(long, "another", rows, "")

    found = verdict(long)

    assert [f.code for f in found.findings] == [Code.SEGMENT_FOREIGN]
    assert found.sound


def test_a_row_in_two_places_that_is_not_the_same_is_told(long: Path) -> None:
    rows = in_sheet(long)
    write_segment(long, OWN, [*rows[:3], replace(rows[3], reason="别的理由")], "")

    assert (Code.SEGMENT_DIFFERS, (4,)) in [(f.code, f.key) for f in verdict(long).findings]


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
