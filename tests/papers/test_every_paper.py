"""Every paper as somebody last looked at it, in both languages, and printed over several pages: every figure, its headings, our fonts."""

from typing import Any

import pytest

from order_logic.money import shown
from order_logic.text import Lang
from reports.render import html_of, render
from reports.report import papers
from tests.papers.conftest import Golden
from tests.papers.reading import embedded, families_of, pages_of, unsaid, words_of
from tests.papers.shelf import GROWN, VIEWS, grown


def copies_of(view: Any) -> tuple[Any, ...]:
    return view if isinstance(view, tuple) else (view,)


def test_every_paper_stands_on_the_shelf() -> None:
    assert papers().keys() - VIEWS.keys() == {"monthly_summary"}
    assert GROWN.keys() == VIEWS.keys()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", VIEWS)
def test_a_paper_is_as_it_was_last_looked_at_and_says_every_figure(name: str, lang: Lang, golden: Golden) -> None:
    view = VIEWS[name]()

    made = "\n".join(html_of(papers()[name], copy, lang) for copy in copies_of(view))

    assert made == golden.page(f"{name}.{lang}", made)
    assert unsaid(view, words_of(made)) == []


@pytest.mark.parametrize("name", VIEWS)
def test_a_paper_of_several_pages_says_every_figure_and_repeats_its_headings_in_our_fonts(name: str) -> None:
    view, (_, heading, row, end) = grown(name), GROWN[name]

    paper = render(papers()[name], view)

    pages = pages_of(paper.pdf)
    with_rows = [page for page in pages if row in page]
    assert len(with_rows) >= 2
    assert all(heading in page for page in with_rows)
    assert [row in page for page in pages if (end or "¥" + shown(view.gross)) in page] == [True]
    assert unsaid(view, "".join(pages)) == []
    assert paper.missing == ()
    assert families_of(paper.pdf) == {"Paper"}
    assert embedded(paper.pdf)
