"""The anchor remembers every number, and says so when its last line broke off."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.keeping.anchor import Anchor, Entry, Way, anchor_path, append, fresh_numbers, in_force, read_anchor

AT = datetime(2026, 11, 21, 9, 0)
DAYS = st.sampled_from(["20261120", "20261121", "20261122"])
HIGHEST = st.dictionaries(st.tuples(st.sampled_from(["SO", "D", "CK"]), DAYS), st.integers(1, 9999), max_size=4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return anchor_path(tmp_path / "订单.xlsm")


def entry(number: int, way: Way = Way.FILE, **values: object) -> Entry:
    return Entry("book-7f3a", number, f"link-{number}", way, AT + timedelta(minutes=number))._replace(**values)  # type: ignore[arg-type]  # free fields of a test


def test_the_anchor_lies_beside_the_book(path: Path) -> None:
    assert path.name == "订单.xlsm.anchor"


def test_no_file_is_an_empty_anchor(path: Path) -> None:
    assert read_anchor(path) == Anchor()


def test_entries_come_back_as_they_were_written(path: Path) -> None:
    written = [entry(1, button="new_order", highest={("D", "20261121"): 1}), entry(3, Way.LIVE, highest={("SO", "20261121"): 12})]
    for each in written:
        append(path, each)

    assert read_anchor(path) == Anchor(tuple(written))


def test_a_cut_last_line_is_reported_and_the_next_entry_still_counts(path: Path) -> None:
    append(path, entry(1))
    append(path, entry(2))
    path.write_bytes(path.read_bytes()[:-20])

    cut = read_anchor(path)
    append(path, entry(3))
    later = read_anchor(path)

    assert ([e.number for e in cut.entries], cut.bad_lines, cut.cut) == ([1], (2,), True)
    assert ([e.number for e in later.entries], later.bad_lines, later.cut) == ([1, 3], (2,), False)


@pytest.mark.parametrize(
    "line", [b"[]", b"7", b"null", b'{"book":"b"}', b"\xff\xfe", b'{"book":"b","number":"x","link":"","way":"file","at":""}']
)
def test_a_line_that_is_no_entry_is_counted_and_the_others_read(path: Path, line: bytes) -> None:
    append(path, entry(1))
    path.write_bytes(line + b"\n" + path.read_bytes())

    anchor = read_anchor(path)

    assert ([e.number for e in anchor.entries], anchor.bad_lines) == ([1], (1,))


@given(st.lists(HIGHEST, max_size=6))
def test_numbers_are_never_taken_back_whatever_was_restored(known: list[dict[tuple[str, str], int]]) -> None:
    entries = [entry(n, Way.RESTORED if n % 2 else Way.FILE, highest=highest) for n, highest in enumerate(known)]

    merged = Anchor(tuple(entries)).highest

    assert all(merged[at] >= number for highest in known for at, number in highest.items())
    assert all(any(highest.get(at) == number for highest in known) for at, number in merged.items())


def test_an_entry_needs_to_carry_only_what_is_new() -> None:
    known = {("SO", "20261121"): 12, ("D", "20261121"): 3}

    assert fresh_numbers(known, {("SO", "20261121"): 13, ("D", "20261121"): 3}) == {("SO", "20261121"): 13}


def test_clicks_taken_back_knowingly_are_no_longer_in_force() -> None:
    entries = [entry(1), entry(4), entry(6), entry(4, Way.RESTORED), entry(5)]

    assert [(e.number, e.way) for e in in_force(entries)] == [(1, Way.FILE), (4, Way.FILE), (4, Way.RESTORED), (5, Way.FILE)]
