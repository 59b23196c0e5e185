"""What people may do to the sealed files of a journal comes to light."""

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.gateways.journal.desk import PLATE
from tests.gateways.journal.long_books import files, in_sheet, notes, reasoned, rewritten, sealed, verdict
from workbook.journal import link_of
from workbook.journal.segments import write_segment
from workbook.journal.shortening import shorten
from workbook.journal.verdict import Code


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
            changed = replace(row, reason=line["said"].get("reason", ""))
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


@pytest.mark.parametrize("broken", [b"", b"no gzip", *(gzip.compress(no, mtime=0) for no in (b"[]\n", b"{}\nnonsense", b"\xff\n"))])
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
    write_segment(long, PLATE.book, [*rows[:3], replace(rows[3], reason="别的理由")], "")

    assert (Code.SEGMENT_DIFFERS, (4,)) in [(f.code, f.key) for f in verdict(long).findings]
