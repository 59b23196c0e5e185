"""A paper declares every record that it looks at: with those and nothing else the sample company's papers are made, as plain values."""

import pickle
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from order_logic.book import Book, key_of
from order_logic.records import Setting, User
from order_logic.verbs.picks import LINE_MARK
from reports.report import Refused, Report, Topic, papers
from tests.logic.sample_book import NOW, press, the_book


def declared(paper: Report) -> Book:
    """The sample company, of which only what ``paper`` declares was read."""
    return Book({record: the_book()._table(record) for record in (*paper.reads, Setting, User)})


def topics_in(book: Book, paper: Report) -> list[Topic]:
    """What was due on one of the last days, and the rows that the paper is about."""
    days = [replace(press(), now=NOW - timedelta(days=n)) for n in range(5)]
    rows: Iterable[Any] = book.all(paper.about) if paper.about else ()
    keys = [LINE_MARK.join(str(part) for part in key_of(row)) for row in rows]
    return [*(topic for day in days for topic in paper.due(book, day)), *map(Topic, keys)]


@pytest.mark.parametrize("paper", papers().values(), ids=papers())
def test_every_paper_of_the_sample_is_gathered_from_what_it_declares(paper: Report) -> None:
    book = declared(paper)

    views = [paper.gather(book, topic, press()) for topic in topics_in(book, paper)]

    assert any(not isinstance(view, Refused) for view in views)  # NotRead is what would stop it
    away = [pickle.loads(pickle.dumps(view)) for view in views]  # noqa: S301 - our own views, as a worker gets them
    assert list(map(repr, away)) == list(map(repr, views))
    assert not [text for text in map(repr, views) if " at 0x" in text or "frozenset(" in text]  # which would differ from run to run
