"""Letters and forms as somebody last looked at them, in both languages, and everything they say found again in the PDF."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.money import TaxSplit
from order_logic.records import RECORDS
from order_logic.text import Lang
from reports import figures
from reports.blocks import Head, TaxPart
from reports.render import html_of, render
from reports.report import papers
from tests.papers import sample_letters, sample_months
from tests.papers.conftest import Golden
from tests.papers.reading import families_of, pages_of

LETTERS: dict[str, Callable[[], Any]] = {
    "order_confirmation": sample_letters.confirmation,
    "change_request": sample_letters.change,
    "exception_record": sample_letters.case,
    "internal_memo": sample_letters.memo,
    "dunning_letter": sample_months.dunning,
    "project_acceptance": sample_months.acceptance,
    "exception_analysis": sample_months.analysis,
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_as_it_was_last_looked_at(name: str, lang: Lang, golden: Golden) -> None:
    made = html_of(papers()[name], LETTERS[name](), lang)

    assert made == golden.page(f"{name}.{lang}", made)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", LETTERS)
def test_a_printed_letter_says_every_figure_and_day_of_its_view(name: str, lang: Lang) -> None:
    view = LETTERS[name]()

    paper = render(papers()[name], view, lang)

    text = "".join(pages_of(paper.pdf))
    assert [value for value in values_of(view) if not any(form.replace(" ", "") in text for form in forms_of(value))] == []
    assert paper.missing == ()
    assert families_of(paper.pdf) == {"Paper"}


def values_of(view: Any) -> Iterator[Decimal | date]:
    """Every figure and day in a view; a row of the book and the tax of a single line are not printed."""
    if isinstance(view, Decimal | date):
        yield view
    elif isinstance(view, TaxPart):
        yield view.tax  # the net amounts of all rates are printed as one
    elif is_dataclass(view) and type(view) not in RECORDS and not isinstance(view, Head):
        for part in fields(view):
            yield from values_of(getattr(view, part.name))
    elif isinstance(view, tuple | list) and not isinstance(view, TaxSplit):
        for one in view:
            yield from values_of(one)


def forms_of(value: Decimal | date) -> tuple[str, ...]:
    """The ways in which paper writes a figure or a day."""
    if isinstance(value, date):
        return figures.day(value), str(figures.short_day(value))
    ways = [figures.quantity(value), figures.price(value), figures.price(abs(value))]
    return (*ways, figures.money(value)) if value == round(value, 2) else tuple(ways)
