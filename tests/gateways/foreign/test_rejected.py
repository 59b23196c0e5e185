"""A row that cannot come in is told with its place and reason, and takes its whole order with it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from order_logic.book import Book
from order_logic.press import Numbers
from order_logic.records import Customer, Order, OrderLine, Product
from tests.gateways.foreign.source_files import (
    LINES,
    NOW,
    ORDERS,
    SHOP,
    a_folder,
    balanced,
    bring,
    refusals,
    rows_of,
    text_file,
)
from workbook.foreign import SourceTable, Why, imported


def test_the_second_row_with_one_key_is_rejected_and_names_the_first(tmp_path: Path) -> None:
    orders = ORDERS + "A-101,C002,2026-11-20,2026-12-30,电话,电汇\n"

    brought = bring(a_folder(tmp_path, orders=orders))

    assert refusals(brought) == [("订单.csv", 5, "订单编号", Why.DUPLICATE)]
    assert brought.report.rejected[0].facts["first"] == 2
    assert rows_of(brought, Order)[0].customer == "C001"
    assert balanced(brought)


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("A-104,C009,2026-11-20,2026-12-30,电话,电汇", "客户编号", Why.UNKNOWN),
        ("A-104,C001,明天,2026-12-30,电话,电汇", "下单日期", Why.UNREADABLE),
        ("A-104,C001,2026-11-20,2026-12-30,飞鸽传书,电汇", "渠道", Why.UNREADABLE),
        (",C001,2026-11-20,2026-12-30,电话,电汇", "订单编号", Why.EMPTY_KEY),
        ("A-104,C001,2026-11-20,2026-12-30,电话,电汇,多一格", "", Why.TOO_WIDE),
        ("A-104,C001,2026-11-20,2026-12-30,电话,\x07电汇", "付款方式", Why.UNREADABLE),
    ],
)
def test_a_broken_row_is_rejected_with_its_place_and_reason(tmp_path: Path, row: str, column: str, why: Why) -> None:
    brought = bring(a_folder(tmp_path, orders=f"{ORDERS}{row}\n"))

    assert refusals(brought) == [("订单.csv", 5, column, why)]
    assert len(rows_of(brought, Order)) == 3
    assert balanced(brought)


def test_one_bad_line_keeps_its_whole_order_out(tmp_path: Path) -> None:
    lines = LINES.replace("A-101,P-2202,2,268.50,10", "A-101,P-9999,2,268.50,10")

    brought = bring(a_folder(tmp_path, lines=lines))

    assert set(refusals(brought)) == {
        ("订单明细.csv", 3, "商品编码", Why.UNKNOWN),
        ("订单明细.csv", 2, "", Why.ORDER_LEFT_OUT),
        ("订单.csv", 2, "", Why.ORDER_LEFT_OUT),
    }
    assert [o.number for o in rows_of(brought, Order)] == ["A-102", "A-103"]
    assert "A-101" not in {line.order for line in rows_of(brought, OrderLine)}
    assert balanced(brought)


def test_a_line_without_an_order_is_rejected(tmp_path: Path) -> None:
    brought = bring(a_folder(tmp_path, lines=LINES + "A-999,P-2201,1,1,\n"))

    assert refusals(brought) == [("订单明细.csv", 6, "订单编号", Why.UNKNOWN)]


def test_a_line_number_given_twice_keeps_the_order_out(tmp_path: Path) -> None:
    lines = "订单编号,序号,商品编码,数量\nA-101,1,P-2201,1\nA-101,1,P-2202,2\nA-102,1,P-2201,1\n"

    brought = bring(a_folder(tmp_path, lines=lines))

    assert ("订单明细.csv", 3, "序号", Why.LINE_TWICE) in refusals(brought)
    assert [line.order for line in rows_of(brought, OrderLine)] == ["A-102"]


def test_rows_of_one_order_that_contradict_each_other_are_rejected(tmp_path: Path) -> None:
    shop = SHOP.replace(
        "远洋小店,郑海涛,13805741203,宁波市北仑区,2026-11-18 21:03:05,SKU-7", "远洋小店,郑海涛,13805741203,绍兴市,2026-11-18,SKU-7"
    )

    brought = bring(text_file(tmp_path, "shop.csv", shop))

    assert [(o.number) for o in rows_of(brought, Order)] == ["5566778899001188"]
    assert refusals(brought)[1] == ("shop.csv", 3, "收货地址", Why.CONFLICT)
    assert balanced(brought)


def test_a_table_that_nothing_uses_is_accounted_for(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    text_file(folder, "天气.csv", "城市,气温\n宁波,12\n苏州,11\n")

    brought = bring(folder)

    assert refusals(brought) == [("天气.csv", 2, "", Why.UNUSED), ("天气.csv", 3, "", Why.UNUSED)]
    assert balanced(brought)


CELLS = st.sampled_from(["A-1", "A-2", "a-1", "", "C001", "C009", "P-1", "3", "0", "x", "2026-11-18", "1,5", '"', ","])


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=12))
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_a_file_every_row_is_accounted_for(cells: list[tuple[str, ...]]) -> None:
    table = SourceTable("o.csv", "", ("订单号", "客户编号", "产品编码", "数量"), tuple(range(2, len(cells) + 2)), tuple(map(list, cells)))
    book = Book.of(Customer(code="C001"), Product(code="P-1"))

    brought = imported([table], None, book=book, numbers=Numbers(), now=NOW, user="limin")

    assert balanced(brought)
    orders = {o.number for o in rows_of(brought, Order)}
    assert {line.order for line in rows_of(brought, OrderLine)} == orders
    assert len(rows_of(brought, OrderLine)) == brought.report.files[0].accepted


def test_without_a_mapping_nobody_guesses_whether_a_discount_is_a_fraction(tmp_path: Path) -> None:
    lines = LINES.replace("268.50,10", "268.50,0.15").replace('"1,200",260,', '"1,200",260,0.5%')

    brought = bring(a_folder(tmp_path, lines=lines))

    assert refusals(brought)[-1] == ("订单明细.csv", 3, "折扣率%", Why.UNREADABLE)
    assert [(line.order, line.discount) for line in rows_of(brought, OrderLine)] == [("A-102", Decimal("0.5")), ("A-103", None)]
