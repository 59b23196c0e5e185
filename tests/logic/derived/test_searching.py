"""查订单: any number or name that somebody has in hand leads to the order."""

import pytest

from order_logic.derived.searching import search
from order_logic.records import Invoice, OutboundNote
from tests.logic.builders import NUMBER, a_book, a_customer, an_order

OTHER = "SO20261121-0002"


def found(word: str) -> list[str]:
    book = a_book(
        an_order(customer_po="4500-77812"),
        an_order(OTHER, customer="C002", contract_no="HT2026-204"),
        a_customer("C002", name="苏州匯博自动化有限公司", short_name="汇博"),
        OutboundNote(number="CK20261201-0003", order=OTHER, waybill="SF1377000912345"),
        Invoice(number="FP20261201-0001", order=NUMBER, invoice_no="25332000000012345678"),
    )
    return [row.order for row in search(book, [word]).rows]


@pytest.mark.parametrize("word", [NUMBER, "20261120-0001", "D20261120-0001", "4500-77812", "HT2026-118", "远洋", "25332000000012345678"])
def test_an_order_is_found_by_what_it_is_known_by(word: str) -> None:
    assert found(word) == [NUMBER]


@pytest.mark.parametrize("word", ["sf1377000912345", "ＳＦ1377000912345", "CK20261201-0003", "汇博", "匯博", "C002"])
def test_capitals_full_width_and_traditional_characters_make_no_difference(word: str) -> None:
    assert found(word) == [OTHER]


def test_a_word_of_several_orders_lists_the_newest_first() -> None:
    assert found("SO202611") == [OTHER, NUMBER]


@pytest.mark.parametrize("word", ["", "  ", "没有的客户"])
def test_nothing_is_found_by_a_blank_or_an_unknown_word(word: str) -> None:
    assert found(word) == []
