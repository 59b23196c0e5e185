"""What leaves the printer: every figure, our fonts only, the same bytes again, and no empty boxes."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from order_logic.money import shown
from reports.blocks import Mark
from reports.papers.contract_review import contract_review
from reports.papers.settlement_statement import settlement_statement
from reports.printer import printed
from reports.render import render
from tests.papers import samples
from tests.papers.reading import embedded, families_of, pages_of
from tests.papers.sample_review import review


def test_a_printed_statement_says_every_figure_of_its_view() -> None:
    view = samples.statement()

    text = "".join(pages_of(render(settlement_statement, view).pdf))

    balance = view.balance
    figures = [getattr(balance, part.name) for part in fields(balance)] + [balance.closing, balance.charges, balance.moved]
    figures += [line.gross for line in view.lines] + [move.amount for move in view.movements]
    figures += (
        [amount for _, amount in view.ageing.buckets if amount] + [part.net for part in view.split] + [part.tax for part in view.split]
    )
    assert [figure for figure in figures if shown(figure) not in text] == []
    assert view.words in text
    assert view.closing_words in text


def test_a_printed_review_says_every_figure_of_its_view() -> None:
    view = review()

    text = "".join(pages_of(render(contract_review, view).pdf))

    figures = [line.amount for line in view.lines] + [term.amount for term in view.credit] + [view.gross]
    assert [figure for figure in figures if shown(figure) not in text] == []
    assert view.words in text
    assert view.promised_on is not None
    assert view.promised_on.isoformat() in text


def test_only_our_fonts_are_in_the_file() -> None:
    pdf = render(settlement_statement, samples.statement()).pdf

    assert families_of(pdf) == {"Paper"}
    assert embedded(pdf)


def test_a_rare_character_is_printed_from_the_third_font() -> None:
    buyer = replace(samples.BUYER, name="绵阳𫄧纟丝绸有限公司")

    paper = render(settlement_statement, samples.statement(buyer=buyer))

    assert paper.missing == ()
    assert families_of(paper.pdf) == {"Paper", "Paper-Rare"}


def test_a_character_that_no_font_has_is_refused_by_name() -> None:
    buyer = replace(samples.BUYER, name="北京𠮷野家快餐有限公司")

    paper = render(settlement_statement, samples.statement(buyer=buyer))

    assert paper.missing == ("𠮷",)
    assert paper.refusal is not None
    assert "「𠮷」U+20BB7" in paper.refusal.say("zh")


def test_the_same_view_gives_the_same_bytes() -> None:
    first = render(settlement_statement, samples.statement())

    second = render(settlement_statement, samples.statement())

    assert first.pdf == second.pdf


@pytest.mark.parametrize("count", [20, 60, 140])
def test_a_long_statement_repeats_its_heading_and_keeps_its_total_with_the_last_lines(count: int) -> None:
    view = samples.statement(count)

    paper = render(settlement_statement, view)

    pages = pages_of(paper.pdf)
    with_lines = [page for page in pages if any(line.note in page for line in view.lines)]
    assert all("订单号出库单号品名规格" in page for page in with_lines)
    assert "".join(pages).count("¥" + shown(view.balance.charges)) == 1
    last = next(page for page in pages if "本期应收合计（大写）" in page)
    assert all(line.note in last for line in view.lines[-2:])
    assert paper.pages >= 2


def test_every_line_of_a_long_statement_is_printed_once() -> None:
    view = samples.statement(60)

    text = "".join(pages_of(render(settlement_statement, view).pdf))

    assert [line.note for line in view.lines if text.count(line.note) != 1] == []


def test_a_draft_says_so_on_every_page() -> None:
    pages = pages_of(render(settlement_statement, samples.statement(60, mark=Mark.DRAFT)).pdf)

    assert all("草稿" in page for page in pages)


def test_money_paid_ahead_is_called_an_advance() -> None:
    view = samples.statement(1, opening="0.00")

    text = "".join(pages_of(render(settlement_statement, view).pdf))

    assert view.balance.closing < Decimal(0)
    assert "期末：贵司预付款" in text
    assert "我司预付贵司" in text


def test_a_page_that_asks_for_something_from_outside_stops_the_printer() -> None:
    with pytest.raises(ValueError, match="example"):
        printed('<html><body><img src="http://example.com/logo.png"></body></html>')
