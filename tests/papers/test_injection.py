"""What people type stays text on every paper and reaches nothing: with a trap set for what tries."""

import re
import socket
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from markupsafe import escape

from macros.preview import sample
from macros.printing import reads_of
from order_logic.book import Book
from order_logic.columns import Kind, columns_of, key_fields
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of, render
from reports.report import Refused, Topic, papers
from tests.papers import samples
from tests.papers.own_folder import own_of
from tests.papers.reading import pages_of
from tests.papers.tripwire import SECRET, Tripwire

HOSTILE = """</td><script>fetch('{a}/1')</script><img src={a}/2 onerror=x><svg/onload=x><style>@import '{a}/3'</style>
<p style='background:url({a}/4)'><link rel=stylesheet href={f}><iframe src={f}></iframe>{{{{ 7*7 }}}}{{% include '{f}' %}}
{{{{ v.__class__ }}}}{{0}}{{a.__init__}} '"><!-- &lt;b&gt; %s"""


class Bones(HTMLParser):
    """The elements of a page and their attributes, without a word of text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Any] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))


def poisoned(book: Book, records: Any, words: str) -> Book:
    """The book with ``words`` added to every text that people type, but for keys."""
    rows = []
    for record in records:
        names = [c.name for c in columns_of(record) if c.kind is Kind.TEXT and not c.choices and c.name not in key_fields(record)]
        rows += [replace(row, **{n: f"{getattr(row, n)}{words}" for n in names if getattr(row, n)}) for row in book.all(record)]
    return Book.of(*rows)


def page_with(name: str, words: str, own: Any = None) -> str:
    """The first sheet of a paper about a company whose every text ends in ``words``."""
    report, seen = papers()[name], sample("zh")
    book = poisoned(seen.book, reads_of(report), words)
    rows: Any = book.all(report.about) if report.about else ()
    picked = [*report.due(book, seen.press), *(Topic("/".join(str(getattr(row, key)) for key in key_fields(report.about))) for row in rows)]
    views = (report.gather(book, topic, seen.press) for topic in picked)
    view = next(view for view in views if not isinstance(view, Refused))
    return "".join(html_of(report, copy, "zh", own) for copy in (view if isinstance(view, tuple) else (view,)))


def hostile(trap: Tripwire) -> str:
    return HOSTILE.format(a=trap.address, f=trap.canary.as_uri())


def test_the_trap_springs_when_somebody_runs_into_it(trap: Tripwire) -> None:
    with urlopen(trap.address) as answer:  # noqa: S310 - our own trap
        assert SECRET in answer.read().decode()
    assert trap.heard == ["/"]
    assert not trap.untouched

    trap.heard.clear()
    trap.called.clear()
    trap.canary.read_text("utf-8")

    assert not trap.untouched


@pytest.mark.parametrize("name", papers())
def test_what_people_typed_adds_no_element_to_a_paper(name: str, trap: Tripwire) -> None:
    attack = hostile(trap)

    page = page_with(name, attack)

    assert Bones(page).found == Bones(page_with(name, re.sub(r"\S", "x", attack))).found
    assert str(escape(attack)) in page or str(escape(" ".join(attack.split()))) in page
    assert trap.untouched


def test_what_people_typed_is_printed_letter_by_letter_and_reaches_nothing(trap: Tripwire) -> None:
    attack = hostile(trap)
    view = samples.statement(1, buyer=replace(samples.BUYER, name=attack, address=attack, contact=attack))

    paper = render(settlement_statement, view)

    text = "".join(pages_of(paper.pdf))
    assert text.count("".join(attack.split())) >= 3
    assert SECRET not in text
    assert trap.untouched


def test_what_people_typed_stays_text_in_an_own_page_too(trap: Tripwire, tmp_path: Path) -> None:
    page = "{% set name = v.buyer.name %}<p title='{{ name }}'>{{ name }}{% set x %}{{ name }}{% endset %}{{ x }}"
    own = own_of(tmp_path, settlement_statement__html=page)
    view = samples.statement(1, buyer=replace(samples.BUYER, name=hostile(trap)))

    page = html_of(settlement_statement, view, own=own)

    assert Bones(page).found == [("p", ["title"])]
    assert page.count(str(escape(hostile(trap)))) == 3
    assert trap.untouched


def test_no_name_is_looked_up_while_a_paper_is_printed(trap: Tripwire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", None)

    render(settlement_statement, samples.statement(1))

    assert trap.untouched
