"""A paper declares every record that it looks at: with those and nothing else the sample company's papers are made."""

import pytest

from order_logic.book import Book
from order_logic.columns import key_fields
from order_logic.records import Setting, User
from reports.report import Report, Topic, papers
from tests.logic.sample_book import press, the_book


def declared(paper: Report) -> Book:
    """The sample company, of which only what ``paper`` declares was read."""
    return Book({record: the_book()._table(record) for record in (*paper.reads, Setting, User)})


@pytest.mark.parametrize("paper", papers().values(), ids=papers())
def test_every_paper_of_the_sample_is_gathered_from_what_it_declares(paper: Report) -> None:
    book = declared(paper)
    rows = [Topic(str(getattr(row, key_fields(paper.about)[0]))) for row in book.all(paper.about)] if paper.about else []

    gathered = [paper.gather(book, topic, press()) for topic in (*paper.due(book, press()), *rows[:150])]

    assert gathered
