"""The confirmation from the book: due until it has gone out, a draft until the order is approved, held back while a price is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.records import Order
from order_logic.records.choices import Topic as About
from order_logic.text import Text
from reports.blocks import Mark, TaxPart
from reports.refusals import UNKNOWN_CUSTOMER, UNKNOWN_ORDER, UNPRICED
from reports.report import Refused, papers
from tests.logic.builders import NUMBER, a_book, a_line, an_order
from tests.logic.troubles_builders import a_notice
from tests.papers.sample_letters import an_approved_order, at_desk, confirmation, gathered, shown

PAPER = "order_confirmation"


def test_a_confirmation_that_has_not_gone_out_is_due() -> None:
    drafted = a_notice(topic=About.CONFIRMATION, customer=True)
    book = a_book(*an_approved_order(), drafted, a_notice(2, order="SO2", topic=About.CONFIRMATION, sent_on=date(2026, 11, 20)))

    due = papers()[PAPER].due(book, at_desk())

    assert [topic.key for topic in due] == [NUMBER]


def test_each_tax_rate_stands_apart_and_the_total_is_the_sum_of_the_lines() -> None:
    view = confirmation()

    assert [part.rate.zh for part in view.split] == ["13%", "9%"]
    assert view.gross == Decimal("10000") + Decimal("11914.43") + Decimal(350)
    assert view.words == "人民币贰万贰仟贰佰陆拾肆元肆角叁分"


def test_prices_without_tax_come_to_a_total_with_it() -> None:
    view = shown(PAPER, NUMBER, an_order(tax_included=False), a_line())

    assert (view.lines[0].amount, view.gross) == (Decimal(10_000), Decimal(11_300))


@pytest.mark.parametrize(
    ("status", "mark"), [(Commercial.AUDITED, Mark.DRAFT), (Commercial.CONFIRMED, None), (Commercial.CANCELLED, Mark.VOID)]
)
def test_a_confirmation_is_a_draft_until_the_order_is_approved(status: Commercial, mark: Mark | None) -> None:
    rows = [replace(row, commercial=status) if isinstance(row, Order) else row for row in an_approved_order()]

    assert shown(PAPER, NUMBER, *rows).head.mark is mark


def test_it_ships_on_the_promised_day_where_no_other_is_given() -> None:
    assert shown(PAPER, NUMBER, *an_approved_order(ship_on=None)).ship_on == date(2026, 12, 18)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], UNKNOWN_ORDER[0]),
        ([an_order(customer="C404"), a_line()], UNKNOWN_CUSTOMER[0]),
        ([an_order(), a_line(price=None)], UNPRICED[0]),
        ([an_order()], UNPRICED[0]),
    ],
)
def test_a_confirmation_that_cannot_be_made_says_why(rows: list[object], why: Text) -> None:
    refused = gathered(PAPER, NUMBER, *rows)

    assert isinstance(refused, Refused)
    assert refused.why.zh[-4:] == why.zh[-4:]


def test_a_confirmation_whose_tax_misses_its_lines_is_not_made() -> None:
    view = confirmation()

    with pytest.raises(ValueError, match="lines"):
        replace(view, split=(TaxPart(view.split[0].rate, Decimal(1), Decimal(0)),))
