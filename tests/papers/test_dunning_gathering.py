"""The dunning letter from the book: what is overdue since when, an ageing that ties, a tone that hardens, nothing that has moved since."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from macros.topics import topics_of
from order_logic.records import Dunning
from order_logic.records.choices import Urgency
from reports.blocks import Mark
from reports.papers.dunning_letter import UNNUMBERED
from reports.report import Refused, papers
from tests.logic.builders import CUSTOMER, NUMBER, a_book, a_receipt
from tests.papers.sample_letters import at_desk, gathered, shown
from tests.papers.sample_months import REMINDER, dunning, overdue

PAPER = "dunning_letter"
OLDEST, OLDER = "SO20260801-0001", "SO20260928-0001"


def with_reminder(**fields: Any) -> list[Any]:
    """The overdue customer, the reminder with these fields."""
    return [replace(row, **fields) if isinstance(row, Dunning) else row for row in overdue()]


def test_what_is_overdue_stands_longest_first_with_its_due_day() -> None:
    view = dunning()

    assert [(debt.order, debt.due_on, debt.days, debt.amount) for debt in view.debts] == [
        (OLDEST, date(2026, 9, 2), 79, Decimal("10499.50")), (OLDER, date(2026, 10, 30), 21, Decimal(4500)),
    ]  # fmt: skip
    assert view.words == "人民币壹万肆仟玖佰玖拾玖元伍角整"


def test_the_ageing_ends_in_the_balance_with_what_is_not_due_yet() -> None:
    view = dunning()

    assert view.ageing.buckets[0][1] == Decimal(10_000)
    assert view.ageing.open - view.ageing.unmatched == view.balance == Decimal("24999.50")


def test_a_letter_whose_debts_miss_the_total_is_not_made() -> None:
    view = dunning()

    with pytest.raises(ValueError, match="add up"):
        replace(view, debts=view.debts[1:])


def test_the_tone_hardens_with_the_level() -> None:
    views = [shown(PAPER, REMINDER, *with_reminder(level=level)) for level in Urgency]

    assert ["提醒" in views[0].opening.zh, "违反" in views[2].opening.zh, "法务" in views[3].opening.zh] == [True, True, True]
    assert len({view.demand for view in views}) == len(Urgency)
    assert all("2026-11-27" in view.demand.say(lang) for view in views for lang in ("zh", "en"))


def test_earlier_letters_are_named_and_void_ones_are_not() -> None:
    assert "2026-10-12" in dunning().before.zh
    old = Dunning(number="CS1", customer=CUSTOMER, reminded_on=date(2026, 10, 12), voided=True)
    assert shown(PAPER, REMINDER, *overdue(), old).before is None


def test_the_letter_says_tomorrow_what_it_said_on_its_day() -> None:
    late = at_desk(now=datetime(2026, 12, 24, 9))

    paid = shown(PAPER, REMINDER, *overdue(), a_receipt(12_000, "RC2", received_on=date(2026, 12, 1)), press=late)

    assert (paid.debts, paid.pay_by) == (shown(PAPER, REMINDER, *overdue()).debts, date(2026, 11, 27))


def test_a_reminder_whose_amount_is_no_longer_true_of_its_day_is_held_back() -> None:
    refused = gathered(PAPER, REMINDER, *overdue(), a_receipt(500, "RC2", received_on=date(2026, 11, 10)))

    assert isinstance(refused, Refused)
    assert "14,499.50" in refused.why.zh


def test_a_void_reminder_is_printed_void() -> None:
    assert shown(PAPER, REMINDER, *with_reminder(voided=True)).head.mark is Mark.VOID


def test_the_last_reminder_of_each_customer_without_an_answer_is_due() -> None:
    rows = [
        *overdue(),
        Dunning(number="CS1", customer="C002", result="已付"),
        Dunning(number="CS2", customer="C003", promised_on=date(2026, 12, 1)),
    ]

    assert [topic.key for topic in papers()[PAPER].due(a_book(*rows), at_desk())] == [REMINDER]


@pytest.mark.parametrize("pick", [REMINDER, CUSTOMER, NUMBER])
def test_a_reminder_is_found_by_its_number_its_customer_or_an_order(pick: str) -> None:
    assert [topic.key for topic in topics_of(papers()[PAPER], a_book(*overdue()), at_desk(), [pick])] == [REMINDER]


def test_a_number_that_is_no_reminder_is_said() -> None:
    refused = gathered(PAPER, "CS0")

    assert isinstance(refused, Refused)
    assert (refused.why, refused.remedy) == UNNUMBERED
