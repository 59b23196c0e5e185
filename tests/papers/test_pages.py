"""Filling a page: names stay names, figures say what they are, a statement that does not add up is never shown."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from order_logic.text import Text
from reports import figures
from reports.blocks import TaxPart
from reports.pages import environment
from reports.papers.contract_review import contract_review
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of
from tests.papers import samples
from tests.papers.sample_review import review

ATTACKS = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "<img src=http://x/y>",
    '"><svg onload=x>',
    "{number}",
    "{0}",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_name_stays_what_was_typed(attack: str) -> None:
    buyer = replace(samples.BUYER, name=attack, address=attack, contact=attack)

    page = html_of(settlement_statement, samples.statement(buyer=buyer))

    assert str(escape(attack)) in page
    assert "<script" not in page
    assert "<img" not in page
    assert "49" not in page.split("</table>")[3]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_opinion_stays_what_was_typed(attack: str) -> None:
    view = review(rush=attack)
    opinions = (replace(view.opinions[0], text=attack), *view.opinions[1:])

    page = html_of(contract_review, replace(view, opinions=opinions))

    assert page.count(str(escape(attack))) >= 2


def test_a_statement_whose_lines_miss_the_total_is_not_made() -> None:
    view = samples.statement()

    with pytest.raises(ValueError, match="lines"):
        replace(view, lines=view.lines[1:])


def test_a_statement_whose_ageing_misses_the_balance_is_not_made() -> None:
    view = samples.statement()

    with pytest.raises(ValueError, match="ageing"):
        replace(view, ageing=replace(view.ageing, unmatched=Decimal(0)))


def test_a_review_whose_credit_does_not_add_up_is_not_made() -> None:
    view = review()

    with pytest.raises(ValueError, match="credit"):
        replace(view, credit=view.credit[1:])


def test_a_review_whose_tax_misses_its_lines_is_not_made() -> None:
    view = review()

    with pytest.raises(ValueError, match="lines"):
        replace(view, split=(TaxPart(Text("13%", "13%"), Decimal(1), Decimal(0)),))


def test_a_word_that_the_view_lacks_is_an_error_not_a_blank() -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment("zh").from_string("{{ v.nothing }}").render(v=samples.statement())


@pytest.mark.parametrize("bare", [Decimal("1.5"), 1.5])
def test_a_bare_figure_is_refused(bare: object) -> None:
    with pytest.raises(TypeError):
        environment("zh").from_string("{{ v }}").render(v=bare)


def test_money_keeps_both_decimals_and_a_true_minus() -> None:
    assert [figures.money(Decimal(amount)) for amount in ("1234.5", "-0.05", "0")] == ["1,234.50", "−0.05", "0.00"]
    assert figures.money(None) == "—"


def test_paper_never_rounds_money() -> None:
    with pytest.raises(ValueError, match="parts of a 分"):
        figures.money(Decimal("0.005"))


def test_a_price_shows_all_its_decimals() -> None:
    assert [figures.price(Decimal(amount)) for amount in ("86.5", "17.8625", "1200")] == ["86.50", "17.8625", "1,200.00"]


def test_one_of_a_thing_is_said_in_the_singular() -> None:
    assert [figures.counted(n, figures.DAY).en for n in (0, 1, 2, "1.5")] == ["0 days", "1 day", "2 days", "1.5 days"]
    assert figures.counted(1, figures.DAY).zh == "1 天"


def test_a_quantity_shows_no_idle_zeros() -> None:
    assert [figures.quantity(Decimal(amount)) for amount in ("120", "12.50", "1E+3", "-6")] == ["120", "12.5", "1,000", "−6"]


def test_a_day_is_written_year_first_and_with_its_minute_where_it_has_one() -> None:
    assert [figures.day(on) for on in (date(2026, 11, 2), datetime(2026, 11, 2, 9, 5), None)] == ["2026-11-02", "2026-11-02 09:05", "—"]


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_phrase_filled_twice_keeps_every_brace(first: str, second: str) -> None:
    once = figures.filled(Text("甲{x}乙", "a{x}b"), x=first)

    twice = figures.filled(Text("{inner}丙{y}", "{inner}c{y}"), inner=once, y=second)

    assert twice.say("zh") == f"甲{first}乙丙{second}"
    assert twice.say("en") == f"a{first}bc{second}"
