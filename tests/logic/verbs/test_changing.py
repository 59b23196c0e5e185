"""A change is written down, read against the order, and classed."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.change_kinds import Turn, class_of, clause_of
from order_logic.derived.change_rows import read_change
from order_logic.records import ChangeField, Customer
from order_logic.records.choices import ChangeClass, LineKind, Settlement
from order_logic.settings import Settings
from order_logic.verbs.changing import check_changes
from tests.logic.builders import a_line, a_press, a_product
from tests.logic.change_builders import CHANGE, a_book_with, a_change, in_stages, refused, the_change

K = ChangeClass
UP, DOWN, DATE, PRICE, TERMS, ADDRESS = (
    (1, "数量", "120"), (1, "数量", "80"), (None, "要求交期", "2026-12-28"), (1, "单价", "95"), (None, "结算方式", "款到发货"),
    (None, "收货地址", "宁波市鄞州区 6 号"),
)  # fmt: skip


def checked(book: Book) -> Any:
    outcome = check_changes(book, [CHANGE], a_press())
    return outcome, book.after(outcome.changes)


def turns(*rows: tuple[int | None, str, str]) -> list[Turn]:
    book = a_book_with(change=a_change(*rows))
    return read_change(the_change(book), book, Settings()).turns


@pytest.mark.parametrize(
    ("rows", "klass"),
    [
        ([DOWN], K.NO_REVIEW),
        ([(None, "取消", "")], K.NO_REVIEW),
        ([(1, "Cancel", "")], K.NO_REVIEW),
        ([UP], K.REVIEW),
        ([DATE], K.REVIEW),
        ([(None, "Requested on", "2026.12.1")], K.REVIEW),
        ([(None, "合同交期", "20261228")], K.REVIEW),
        ([(None, "特殊要求", "防爆")], K.REVIEW),
        ([(1, "规格型号", "DN65")], K.REVIEW),
        ([(1, "產品編碼", "P-9")], K.REVIEW),
        ([PRICE], K.APPROVAL),
        ([(1, "单价", "130")], K.APPROVAL),
        ([(1, "折扣率%", "5")], K.APPROVAL),
        ([TERMS], K.APPROVAL),
        ([(None, "Payment", "Cash")], K.APPROVAL),
        ([ADDRESS], K.NOTICE),
        ([(None, "联系人", "王一")], K.NOTICE),
        ([(None, "发票抬头", "远洋机电集团")], K.NOTICE),
        ([ADDRESS, DOWN], K.NO_REVIEW),
        ([DOWN, PRICE], K.APPROVAL),
        ([PRICE, DATE], K.REVIEW),
        ([DOWN, TERMS, ADDRESS], K.APPROVAL),
        ([(2, "产品编码", "P-9"), (2, "数量", "5"), (2, "单价", "10")], K.REVIEW),
    ],
)
def test_the_class_is_the_strictest_of_what_is_asked(rows: list[tuple[int | None, str, str]], klass: ChangeClass) -> None:
    book = a_book_with(a_product("P-9"), change=a_change(*rows))
    outcome, end = checked(book)

    assert outcome.moved == (CHANGE,), [f.say("en") for f in outcome.findings]
    assert the_change(end).klass is klass


def test_the_sentence_of_the_rule_is_printed_and_before_is_filled_in() -> None:
    _, end = checked(a_book_with(change=a_change(DOWN, ADDRESS)))

    assert the_change(end).clause == clause_of([Turn.DECREASE])[0].zh
    assert [row.before for row in end.by(ChangeField, "change", CHANGE)] == ["100", "宁波市北仑区明州路 88 号"]


def test_two_sentences_of_the_strictest_class_stand_side_by_side() -> None:
    assert len(clause_of(turns(PRICE, TERMS, DOWN))) == 2
    assert class_of([]) is None


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ((1, "颜色深浅", "红"), "field"),
        ((None, "备注", "加急"), "field"),
        ((None, "客户编号", "C002"), "field"),
        ((None, "数量", "80"), "line_no"),
        ((1, "要求交期", "2026-12-28"), "line_no"),
        ((1, "数量", "八十"), "after"),
        ((1, "数量", "0"), "after"),
        ((1, "数量", "80.00001"), "after"),
        ((1, "数量", "100"), "after"),
        ((1, "数量", ""), "after"),
        ((1, "产品编码", "P-NO"), "after"),
        ((1, "折扣率%", "120"), "after"),
        ((None, "要求交期", "下周"), "after"),
        ((None, "结算方式", "赊账"), "after"),
        ((None, "是否含税", "也许"), "after"),
        ((7, "取消", ""), "line_no"),
        ((7, "数量", "5"), "line_no"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_at_its_cell(row: tuple[int | None, str, str], field: str) -> None:
    outcome, _ = checked(a_book_with(change=a_change(row)))

    assert [(f.rule, f.record, f.field) for f in outcome.findings] == [("D-70", ChangeField, field)]


def test_a_field_asked_for_twice_is_told() -> None:
    outcome, _ = checked(a_book_with(change=a_change(DOWN, (1, "Quantity", "70"))))

    assert refused(outcome) == {"D-70"}


def test_a_change_without_rows_is_told() -> None:
    outcome, _ = checked(a_book_with(change=a_change((None, "", ""))))

    assert refused(outcome) == {"D-71"}


def test_an_increase_after_the_first_shipment_is_a_new_line() -> None:
    outcome, _ = checked(a_book_with(*in_stages(shipped=10), change=a_change(UP)))

    assert [(f.rule, f.field) for f in outcome.findings] == [("D-70", "after")]


def test_a_fee_is_waived_by_a_discount_of_the_whole() -> None:
    fee = a_line(line_no=2, kind=LineKind.FEE, product="", price=Decimal(300), quantity=Decimal(1))
    book = a_book_with(fee, change=a_change((2, "取消", "")))

    (asked,) = read_change(the_change(book), book, Settings()).asked
    assert (asked.turn, asked.field, asked.after) == (Turn.PRICE, "discount", Decimal(100))


def test_values_are_read_by_the_kind_of_their_column() -> None:
    book = a_book_with(change=a_change(TERMS, (1, "单价", "９５.50"), (None, "发票抬头", "甲")))

    read = read_change(the_change(book), book, Settings())
    assert [(one.record.__name__, one.after) for one in read.asked] == [
        ("Order", Settlement.PREPAID), ("OrderLine", Decimal("95.50")), (Customer.__name__, "甲"),
    ]  # fmt: skip
