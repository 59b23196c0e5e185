"""What leaves the printer: our fonts only, the same bytes again, no empty boxes, nothing from outside."""

from dataclasses import replace
from decimal import Decimal

import pytest

from order_logic.money import shown
from reports.blocks import Mark
from reports.papers.settlement_statement import settlement_statement
from reports.printer import Paper, printed
from reports.render import render
from tests.papers import samples
from tests.papers.reading import families_of, pages_of

DRAFT_LINES, LONG_LINES = 20, 60


@pytest.fixture(scope="module")
def short() -> Paper:
    """A statement of one delivery to a customer who paid ahead."""
    return render(settlement_statement, samples.statement(1, opening="0.00"))


@pytest.fixture(scope="module")
def rare() -> Paper:
    """A statement to a firm whose name holds two rare characters, and one that no font has."""
    return render(settlement_statement, samples.statement(1, buyer=replace(samples.BUYER, name="绵阳𫄧纟𠮷野丝绸有限公司")))


@pytest.fixture(scope="module", params=[DRAFT_LINES, LONG_LINES])
def long(request: pytest.FixtureRequest) -> tuple[int, list[str]]:
    """A draft of so many deliveries, and its pages."""
    return request.param, pages_of(render(settlement_statement, samples.statement(request.param, mark=Mark.DRAFT)).pdf)


def test_a_rare_character_is_printed_from_the_third_font(rare: Paper) -> None:
    assert families_of(rare.pdf) >= {"Paper", "Paper-Rare"}
    assert "𫄧" not in rare.missing


def test_a_character_that_no_font_has_is_refused_by_name(rare: Paper) -> None:
    assert rare.missing == ("𠮷",)
    assert rare.refusal is not None
    assert "「𠮷」U+20BB7" in rare.refusal.say("zh")


def test_the_same_view_gives_the_same_bytes(short: Paper) -> None:
    again = render(settlement_statement, samples.statement(1, opening="0.00"))

    assert again.pdf == short.pdf


def test_a_long_statement_keeps_its_total_with_the_last_lines(long: tuple[int, list[str]]) -> None:
    count, pages = long
    view = samples.statement(count)

    last = next(page for page in pages if "本期应收合计（大写）" in page)

    assert len(pages) >= 2
    assert "".join(pages).count("¥" + shown(view.balance.charges)) == 1
    assert all(line.note in last for line in view.lines[-2:])


def test_every_line_of_a_long_statement_is_printed_once(long: tuple[int, list[str]]) -> None:
    count, pages = long

    text = "".join(pages)

    assert [line.note for line in samples.statement(count).lines if text.count(line.note) != 1] == []


def test_a_draft_says_so_on_every_page(long: tuple[int, list[str]]) -> None:
    assert all("草稿" in page for page in long[1])


def test_money_paid_ahead_is_called_an_advance(short: Paper) -> None:
    text = "".join(pages_of(short.pdf))

    assert samples.statement(1, opening="0.00").balance.closing < Decimal(0)
    assert "期末：贵司预付款" in text
    assert "我司预付贵司" in text


def test_a_page_that_asks_for_something_from_outside_stops_the_printer() -> None:
    with pytest.raises(ValueError, match="example"):
        printed('<html><body><img src="http://example.com/logo.png"></body></html>')
