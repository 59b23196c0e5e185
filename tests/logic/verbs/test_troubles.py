"""登记异常: what is entered, what the words tell, and who is told."""

from decimal import Decimal

import pytest

from order_logic.flows.documents import Trouble
from order_logic.flows.roles import Role
from order_logic.records import Notice, Order, OrderException, OrderLine, OutboundNote
from order_logic.records.choices import Category, Topic
from order_logic.verbs.troubles import register_exceptions
from tests.logic.builders import NUMBER, TODAY, a_book, a_line, an_order, login
from tests.logic.troubles_builders import codes, only, pressed

ORDER, LINE = an_order(), a_line()


def test_an_exception_is_numbered_dated_and_waits_to_be_judged() -> None:
    outcome, after = pressed(register_exceptions, a_book(ORDER, LINE), NUMBER, role=Role.WAREHOUSE, reason="外箱破损")

    row = only(after, OrderException)
    assert outcome.moved == (NUMBER,)
    assert row == OrderException(
        number="YC20261120-0001", order=NUMBER, state=Trouble.JUDGE, text="外箱破损", found_on=TODAY, found_by=login(Role.WAREHOUSE)
    )


@pytest.mark.parametrize("text", ["其他：客户拒付后又缺货", "其他: 客户拒付后又缺货", "Other: 客户拒付后又缺货"])
def test_a_class_named_before_a_colon_is_taken_and_not_said_twice(text: str) -> None:
    _, after = pressed(register_exceptions, a_book(ORDER, LINE), NUMBER, reason=text)

    row = only(after, OrderException)
    assert (row.category, row.text) == (Category.OTHER, "客户拒付后又缺货")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("阀体缺货", Category.SHORTAGE),
        ("收货地址有误", Category.CUSTOMER_DATA),
        ("定金未到账", Category.PAYMENT),
        ("Out of stock", Category.SHORTAGE),
        ("外箱破损", None),
        ("缺货且客户拒付", None),
        ("机床故障：缺货", Category.SHORTAGE),
    ],
)
def test_the_words_tell_the_class_only_where_they_tell_one(text: str, category: Category | None) -> None:
    outcome, after = pressed(register_exceptions, a_book(ORDER, LINE), NUMBER, reason=text)

    assert only(after, OrderException).category is category
    assert [f.rule for f in outcome.findings] == (["R-68"] if category else [])
    assert not codes(outcome)


def test_a_dispute_is_marked_as_one() -> None:
    _, after = pressed(register_exceptions, a_book(ORDER, LINE), NUMBER, reason="客户对数量有异议")

    assert only(after, OrderException).dispute is True


def test_the_head_and_the_customer_get_a_draft_about_it() -> None:
    _, after = pressed(register_exceptions, a_book(ORDER, LINE), NUMBER, reason="阀体缺货")

    rows = list(after.all(Notice))
    assert [(n.number, n.topic, n.to, n.customer) for n in rows] == [
        (1, Topic.EXCEPTION, (Role.ORDER_HEAD,), None),
        (2, Topic.EXCEPTION, (), True),
    ]
    assert {n.document for n in rows} == {"YC20261120-0001"}
    assert not any(n.sent_on for n in rows)


def test_a_picked_line_stands_on_the_exception_with_its_quantity() -> None:
    line = a_line(line_no=2, this_quantity=Decimal(30))
    _, after = pressed(register_exceptions, a_book(ORDER, LINE, line), f"{NUMBER}/2", reason="缺货")

    row, left = only(after, OrderException), after.get(OrderLine, NUMBER, 2)
    assert (row.line_no, row.quantity) == (2, Decimal(30))
    assert left
    assert left.this_quantity is None


def test_two_lines_of_one_order_are_two_exceptions_with_a_number_each() -> None:
    _, after = pressed(register_exceptions, a_book(ORDER, LINE, a_line(line_no=2)), f"{NUMBER}/1", f"{NUMBER}/2", reason="缺货")

    assert [row.number for row in after.all(OrderException)] == ["YC20261120-0001", "YC20261120-0002"]
    assert [n.number for n in after.all(Notice)] == [1, 2, 3, 4]


def test_a_shipment_is_the_evidence_and_its_own_reason_is_used_up() -> None:
    note = OutboundNote(number="CK20261120-0001", order=NUMBER, reason="运输途中丢失一箱")
    _, after = pressed(register_exceptions, a_book(ORDER, LINE, note), note.number)

    row, left = only(after, OrderException), after.get(OutboundNote, note.number)
    assert (row.order, row.evidence, row.text) == (NUMBER, note.number, "运输途中丢失一箱")
    assert left
    assert left.reason == ""


def test_the_reason_on_the_order_is_used_up() -> None:
    _, after = pressed(register_exceptions, a_book(an_order(reason="外箱破损"), LINE), NUMBER)

    order = after.get(Order, NUMBER)
    assert only(after, OrderException).text == "外箱破损"
    assert order
    assert order.reason == ""


def test_without_words_nothing_is_entered() -> None:
    outcome, after = pressed(register_exceptions, a_book(ORDER, LINE), NUMBER)

    assert codes(outcome) == {"D-05"}
    assert not list(after.all(OrderException))


def test_an_unknown_order_is_told() -> None:
    outcome, _ = pressed(register_exceptions, a_book(), "SO-NO", reason="缺货")

    assert codes(outcome) == {"D-01"}
