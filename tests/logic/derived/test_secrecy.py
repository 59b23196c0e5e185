"""A copy without prices holds no price, amount or discount anywhere (R-86)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.columns import Kind, columns_of
from order_logic.derived.secrecy import LEFT_OUT, MASK, priceless, without_prices
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Memo, Setting
from tests.logic.builders import (
    NUMBER,
    a_book,
    a_customer,
    a_line,
    a_product,
    a_receipt,
    a_signature,
    an_opening,
    an_order,
)
from tests.logic.price_builders import a_policy

SECRET = {Kind.MONEY, Kind.PRICE}


def a_full_book() -> Book:
    return a_book(
        an_order(seal="2f", lines_digest="9a"), a_line(discount=Decimal(5)), a_receipt(777), a_policy(), an_opening(888),
        a_product(price=Decimal(99)),
        a_signature(Move.APPROVE, Role.SALES_MANAGER, figures='{"amount":"10000"}'), JournalRow(number=1, at=datetime(2026, 11, 20)),
        Setting(key="sales_manager_limit", value="100,000"), Setting(key="first_audit_hours", value="4"),
    )  # fmt: skip


def secrets_of(record: Any) -> list[str]:
    return [c.name for c in columns_of(record) if c.kind in SECRET]


def test_no_cell_of_money_or_price_is_left() -> None:
    rows = list(without_prices(a_full_book()))

    told = [(row, name) for row in rows for name in secrets_of(type(row)) if getattr(row, name) is not None]
    assert told == []
    assert {type(row) for row in rows} & LEFT_OUT == set()


def test_goods_addresses_and_days_stay() -> None:
    rows: dict[type, Any] = {type(row): row for row in without_prices(a_full_book())}
    line, order = a_line(), an_order()

    assert (rows[type(line)].quantity, rows[type(line)].name, rows[type(line)].discount) == (line.quantity, line.name, None)
    assert (rows[type(order)].address, rows[type(order)].requested_on, rows[type(order)].seal) == (order.address, order.requested_on, "")


def test_limits_in_money_are_left_out_and_hours_stay() -> None:
    assert [row.key for row in without_prices(a_full_book()) if isinstance(row, Setting)] == ["first_audit_hours"]


def test_figures_of_signatures_and_bank_accounts_are_blank() -> None:
    signed = priceless(a_signature(Move.APPROVE, Role.SALES_MANAGER, figures='{"amount":"10000"}'))
    customer = priceless(a_customer(bank="中国银行", account="6222"))

    assert signed.figures == ""
    assert (customer.credit_limit, customer.bank, customer.account, customer.name) == (None, "", "", "宁波远洋机电有限公司")


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("单价改为 ¥98.50，数量 120 只", f"单价改为 {MASK}，数量 120 只"),
        ("合同额 12 万元，2026-12-18 交", f"合同额 {MASK}，2026-12-18 交"),
        ("超信用 1,234.50", f"超信用 {MASK}"),
        ("DN50 球阀 100 只，第 2 行", "DN50 球阀 100 只，第 2 行"),
    ],
)
def test_amounts_in_what_people_wrote_are_masked(said: str, masked: str) -> None:
    assert priceless(Memo(order=NUMBER, number=1, text=said)).text == masked
