"""What is drafted when an order is approved."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Notice
from order_logic.records.choices import LineKind, Topic
from order_logic.rule import Case
from order_logic.verbs.announcing import CARRYING_OUT, announced
from order_logic.verbs.moving import move_orders
from tests.logic.builders import NUMBER, a_book, a_line, a_press, a_product, an_order, audits, opinions
from tests.logic.builders import a_promise as a_date

DAY = date(2026, 12, 18)


def in_approval(*rows: Any, **fields: Any) -> Book:
    order = an_order(commercial=Commercial.IN_APPROVAL, promised_on=DAY, first_promised_on=DAY, **fields)
    return a_book(order, a_line(), *audits(), *opinions(), a_date(), *rows)


def drafts(book: Book) -> list[Notice]:
    outcome = move_orders(book, [NUMBER], Move.APPROVE, a_press(Role.SALES_MANAGER))
    assert outcome.moved == (NUMBER,)
    return list(book.after(outcome.changes).all(Notice))


def test_customer_finance_and_those_who_carry_it_out_get_a_draft_each() -> None:
    found = drafts(in_approval())

    assert [(n.number, n.topic, n.to, n.customer) for n in found] == [
        (1, Topic.CONFIRMATION, (), True),
        (2, Topic.ORDER, (Role.FINANCE,), None),
        (3, Topic.ORDER, CARRYING_OUT, None),
    ]
    assert not any(n.sent_on for n in found)


def test_the_confirmation_names_the_order_and_its_expected_ship_date() -> None:
    promised, earlier = drafts(in_approval())[0], drafts(in_approval(ship_on=date(2026, 12, 15)))[0]

    assert NUMBER in promised.text
    assert "PO-0001" in promised.text
    assert "2026-12-18" in promised.text
    assert "2026-12-15" in earlier.text


def test_only_finance_reads_the_amount() -> None:
    finance, others = drafts(in_approval())[1:]

    assert "10,000.00" in finance.text
    assert "10,000" not in others.text


def test_a_rush_order_is_marked_as_one() -> None:
    assert "紧急处理" in drafts(in_approval(rush=True))[2].text
    assert "紧急处理" not in drafts(in_approval())[2].text


def test_production_is_told_of_goods_made_to_measure() -> None:
    book = in_approval(a_line(line_no=2, product="P-9", name="异形法兰"), a_product("P-9", custom=True))
    case = Case(replace(an_order(), special="镀镍"), book, a_press(Role.SALES_MANAGER), Move.APPROVE)
    (custom,) = [add.row for add in announced(case) if add.row.topic is Topic.CUSTOM_GOODS]

    assert custom.to == (Role.PRODUCTION,)
    assert "异形法兰" in custom.text
    assert "不锈钢球阀" not in custom.text
    assert "镀镍" in custom.text


def test_fees_are_not_announced_as_goods() -> None:
    found = drafts(in_approval(a_line(line_no=2, kind=LineKind.FEE, name="模具费")))

    assert not any("模具费" in n.text for n in found)


def test_an_order_that_waits_for_a_second_signature_is_not_announced() -> None:
    book = in_approval(amount=Decimal(150_000))
    outcome = move_orders(book, [NUMBER], Move.APPROVE, a_press(Role.SALES_MANAGER))

    assert not list(book.after(outcome.changes).all(Notice))
