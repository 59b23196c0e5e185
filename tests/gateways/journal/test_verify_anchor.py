"""A book that is older than its anchor is told apart from one that parted from it, and from a cut journal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from order_logic.book import Edit
from order_logic.records import JournalRow, Order
from tests.gateways.journal.desk import NUMBER, Desk
from workbook.journal import chained
from workbook.journal.verdict import Code
from workbook.journal.verify import verify
from workbook.keeping.anchor import Anchor, Way

HASTY = datetime(2026, 11, 22, 8, 0)


@pytest.fixture
def desk() -> Desk:
    """A book whose order was registered and audited once."""
    desk = Desk()
    desk.register()
    desk.audit()
    return desk


def rejournal(desk: Desk, change: Callable[[list[JournalRow]], list[JournalRow]]) -> None:
    """The journal sheet as a hand makes it; rows that lose their number to another stay under one of their own."""
    desk.rewrite(
        lambda rows: [*(r for r in rows if not isinstance(r, JournalRow)), *change([r for r in rows if isinstance(r, JournalRow)])]
    )


def relinked(rows: list[JournalRow]) -> list[JournalRow]:
    """A chain made whole again by somebody who knows how."""
    return chained([replace(row, link="") for row in rows], None)


def test_a_journal_written_anew_from_some_row_on_has_parted_from_the_anchor(desk: Desk) -> None:
    rejournal(desk, lambda rows: relinked([replace(r, user="nobody") if r.number == 3 else r for r in rows]))

    verdict = desk.verdict()

    assert verdict.codes() == [Code.FORKED]
    assert verdict.findings[0].facts["number"] == desk.entries[1].number


def test_a_cut_tail_is_told_because_its_effects_are_still_there(desk: Desk) -> None:
    before = desk.last.number or 0
    desk.second_audit()

    rejournal(desk, lambda rows: rows[:before])

    codes = desk.verdict().codes()
    assert codes[0] is Code.TAIL_CUT
    assert {Code.HAND_EDITED, Code.RESEALED, Code.ADDED_BY_HAND} <= set(codes)
    assert Code.OLDER_COPY not in codes
    assert desk.verdict().findings[0].facts["count"] == 1


@pytest.mark.parametrize(("way", "code"), [(Way.FILE, Code.OLDER_COPY), (Way.LIVE, Code.UNSAVED)])
def test_a_book_behind_its_anchor_lists_the_clicks_that_it_lacks(desk: Desk, way: Way, code: Code) -> None:
    older = desk.book
    desk.way = way
    desk.second_audit()
    desk.click("book", Edit(Order, (NUMBER,), "booked_at", None, desk.now))
    desk.gateway.book = older

    verdict = desk.verdict()

    assert verdict.codes() == [code]
    assert [(e.button, e.at) for e in verdict.lost] == [(e.button, e.at) for e in desk.entries[-2:]]
    assert verdict.sound is (way is Way.LIVE)


def test_a_saved_click_among_the_lost_ones_means_an_older_copy(desk: Desk) -> None:
    older = desk.book
    desk.second_audit()
    desk.way = Way.LIVE
    desk.click("book", Edit(Order, (NUMBER,), "booked_at", None, desk.now))
    desk.gateway.book = older

    assert desk.verdict().codes() == [Code.OLDER_COPY]


@pytest.mark.parametrize("way", [Way.RESTORED, Way.RESUMED])
def test_going_back_knowingly_is_no_finding_and_the_desk_works_on(desk: Desk, way: Way) -> None:
    older = desk.book
    desk.second_audit()
    desk.gateway.book = older
    desk.way = way
    desk.anchored("restore")
    desk.way = Way.FILE
    desk.second_audit()

    assert desk.verdict().equal


def test_working_on_from_an_older_copy_has_parted_from_the_anchor(desk: Desk) -> None:
    older, known = desk.book, len(desk.entries)
    desk.second_audit()
    desk.gateway.book = older
    desk.click("book", Edit(Order, (NUMBER,), "booked_at", None, HASTY))

    verdict = desk.verdict()

    assert verdict.codes() == [Code.FORKED]
    assert verdict.findings[0].facts["number"] == desk.entries[known].number


def test_without_an_anchor_the_rest_is_still_checked(desk: Desk) -> None:
    desk.entries.clear()
    desk.type_in(Order, (NUMBER,), "entered_by", "li")

    assert desk.verdict().codes() == [Code.NO_ANCHOR, Code.HAND_EDITED]


def test_the_anchor_of_another_book_is_told(desk: Desk) -> None:
    desk.entries[:] = [e._replace(book="book-0000") for e in desk.entries]

    assert desk.verdict().codes() == [Code.OTHER_BOOK]


def test_a_journal_that_went_on_past_its_fork_has_parted_from_the_anchor_too(desk: Desk) -> None:
    older, known = desk.book, len(desk.entries)
    desk.second_audit()
    desk.gateway.book = older
    for n in range(5):
        desk.click("book", Edit(Order, (NUMBER,), "booked_at", HASTY + timedelta(days=n) if n else None, HASTY + timedelta(days=n + 1)))

    verdict = desk.verdict()

    assert verdict.codes() == [Code.FORKED]
    assert verdict.findings[0].facts["number"] == desk.entries[known].number


def test_an_anchor_that_lags_behind_is_told(desk: Desk) -> None:
    del desk.entries[-1]

    (found,) = desk.verdict().findings
    assert (found.code, found.facts["count"]) == (Code.ANCHOR_BEHIND, 2)


@pytest.mark.parametrize(("bad", "cut", "codes"), [((9,), True, [Code.ANCHOR_CUT]), ((2, 9), True, [Code.ANCHOR_DAMAGED, Code.ANCHOR_CUT])])
def test_a_damaged_anchor_is_told(desk: Desk, bad: tuple[int, ...], cut: bool, codes: list[Code]) -> None:
    verdict = verify(desk.book, desk.journal, Anchor(tuple(desk.entries), bad, cut))

    assert verdict.codes() == codes
