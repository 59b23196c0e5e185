"""Our orders against the platform's list: by product, quantity and amount, and both ways."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.platform import difference_of, own_of, platform_listing
from order_logic.flows.commercial import Commercial
from order_logic.records import Order, OrderLine, PlatformRow
from order_logic.records.choices import Channel
from order_logic.rule import NO_ORDER, Case
from order_logic.verbs.rulebook import all_rules
from tests.logic.builders import PRODUCT, TODAY, a_book, a_line, a_press, an_order

TMALL = "TM330018827740"


def listed(**fields: Any) -> PlatformRow:
    usual: dict[str, Any] = {"day": TODAY, "platform_no": TMALL, "product": PRODUCT, "quantity": Decimal(100), "amount": Decimal(10_000)}
    return PlatformRow(**usual | fields)


def ours(**fields: Any) -> list[Order | OrderLine]:
    usual: dict[str, Any] = {"channel": Channel.PLATFORM, "customer_po": TMALL}
    return [an_order(**usual | fields), a_line()]


def wrong(*rows: Any) -> list[tuple[str, str]]:
    return [(row.record.__name__ if row.record else "", row.cells[-1].zh) for row in platform_listing(a_book(*rows)).rows]


def judged(row: PlatformRow, book: Book) -> list[str]:
    return [f.level.name for f in all_rules()["R-96"].findings(Case(NO_ORDER, book, a_press(), None, row))]


def test_what_matches_is_not_told() -> None:
    assert wrong(listed(), *ours()) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (listed(quantity=Decimal(101)), "数量差 -1"),
        (listed(amount=Decimal("9999.99")), "金额差 +0.01"),
        (listed(quantity=Decimal(90), amount=Decimal(9000)), "数量差 +10；金额差 +1,000.00"),
    ],
)
def test_quantity_and_amount_are_compared_ours_less_theirs(row: PlatformRow, told: str) -> None:
    assert wrong(row, *ours()) == [("PlatformRow", told)]


def test_a_figure_that_the_platform_does_not_give_is_not_compared() -> None:
    assert wrong(listed(amount=None), *ours()) == []


def test_an_order_or_product_that_we_lack_is_told() -> None:
    assert wrong(listed(platform_no="TM000")) == [("PlatformRow", "本册没有这张平台单")]
    assert wrong(listed(), listed(product="P-0404"), *ours()) == [("PlatformRow", "本册的订单没有这个产品")]


def test_a_cancelled_order_is_as_none() -> None:
    assert wrong(listed(), *ours(commercial=Commercial.CANCELLED)) == [("PlatformRow", "本册没有这张平台单")]


def test_what_the_platform_does_not_list_of_that_day_is_told_too() -> None:
    more = a_line(line_no=2, product="P-2202")

    assert wrong(listed(), *ours(), more) == [("OrderLine", "平台清单没有这一行")]
    assert wrong(listed(day=date(2026, 11, 19)), *ours(), more) == [], "another day's list says nothing of today"


def test_orders_of_other_channels_are_not_the_platforms() -> None:
    assert wrong(listed(platform_no="TM1", handled="已退单"), *ours(channel=Channel.PHONE)) == []


def test_lines_of_one_product_are_taken_together() -> None:
    book = a_book(*ours(), a_line(line_no=2, quantity=Decimal(20)))

    assert (own_of(listed(), book).quantity, own_of(listed(), book).amount) == (Decimal(120), Decimal(12_000))
    assert difference_of(listed(quantity=Decimal(120), amount=Decimal(12_000)), book) is None


def test_a_difference_is_a_warning_until_it_was_handled() -> None:
    row = listed(quantity=Decimal(5))
    book = a_book(row, *ours())

    assert judged(row, book) == ["WARN"]
    assert judged(replace(row, handled="平台改单，已同步"), book) == []
    assert judged(listed(), book) == []
