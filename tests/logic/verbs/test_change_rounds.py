"""A change goes round with its order: reviewed or approved again, or the order stays as it was."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book, Edit
from order_logic.derived.stages import stages_of
from order_logic.derived.steps import next_move, signed
from order_logic.flows.commercial import DEPARTMENTS, Commercial
from order_logic.flows.documents import Change
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Notice, Opinion, Order, OrderLine, Promise, Signature
from order_logic.records.choices import Settlement, Topic, Verdict
from order_logic.seals import seal_in
from order_logic.settings import Settings
from order_logic.verbs.shifting import shift_lines
from tests.logic.builders import NUMBER, a_customer, a_line, a_press, a_product, a_stock, a_user, login
from tests.logic.change_builders import a_book_with, a_change, approve, in_stages, moves, refused, the_change, the_line, the_order, tries

UP, CHEAPER, DEARER, TERMS = (1, "数量", "120"), (1, "单价", "95"), (1, "单价", "2000"), (None, "结算方式", "款到发货")
SOONER = (None, "要求交期", "2026-12-10")
DAY = date(2026, 12, 18)
MANAGER, BOSS = Role.SALES_MANAGER, Role.GENERAL_MANAGER


def in_review(*rows: Any, more: tuple[Any, ...] = (), **order: Any) -> Book:
    """An order in re-review for a change of these rows."""
    return moves(approve(a_book_with(*more, change=a_change(*rows), **order), BOSS), Move.REREVIEW, Role.PMC)


def in_approval(*rows: Any, more: tuple[Any, ...] = (), **order: Any) -> Book:
    """An order in re-approval for a change of these rows."""
    return moves(approve(a_book_with(*more, change=a_change(*rows), **order), BOSS), Move.REAPPROVE, Role.SALES)


def opinions_given(book: Book, verdict: Verdict = Verdict.YES, text: str = "") -> Book:
    waiting = [o for o in book.by(Opinion, "order", NUMBER) if not o.person]
    typed = [
        Edit(Opinion, (NUMBER, o.round, o.department), name, getattr(o, name), value)
        for o in waiting
        for name, value in (("verdict", verdict), ("text", text))
    ]
    book = book.tried(typed)
    for department in dict.fromkeys(o.department for o in waiting if o.department):
        book = moves(book, Move.GIVE_OPINION, department)
    return book


def gone_round(book: Book, day: date = DAY) -> Book:
    """Opinions, promise and submission of a re-review: next is the approval."""
    return moves(moves(opinions_given(book), Move.PROMISE, Role.PMC, on=day), Move.SUBMIT, Role.PMC)


def test_re_review_opens_a_new_round_with_before_and_after_beside_it() -> None:
    book = in_review(UP)

    rows = [o for o in book.by(Opinion, "order", NUMBER) if o.round == 2]
    assert the_order(book).commercial is Commercial.IN_REVIEW
    assert tuple(o.department for o in rows) == DEPARTMENTS
    assert all("100→120" in o.facts for o in rows)
    assert not any(o.voided for o in book.by(Opinion, "order", NUMBER))


def test_only_what_is_unfinished_of_the_touched_lines_goes_round() -> None:
    book = in_review(UP, more=(*in_stages(locked=100), a_line(line_no=2, quantity=Decimal(500)), a_stock(5, warehouse="二号仓")))

    (warehouse,) = [o for o in book.by(Opinion, "order", NUMBER) if o.round == 2 and o.department is Role.WAREHOUSE]
    assert "缺货：P-2201 15只" in warehouse.facts
    assert the_line(book).locked == 100


def test_legal_is_asked_again_when_special_terms_change() -> None:
    book = in_review((None, "特殊要求", "防爆认证"))

    assert Role.LEGAL in [o.department for o in book.by(Opinion, "order", NUMBER) if o.round == 2]


def test_the_order_waits_for_opinions_then_a_promise_then_submission() -> None:
    book = in_review(UP)
    steps = [next_move(the_order(book), book, Settings())]
    book = opinions_given(book)
    steps.append(next_move(the_order(book), book, Settings()))
    book = moves(book, Move.PROMISE, Role.PMC, on=DAY)
    steps.append(next_move(the_order(book), book, Settings()))

    assert steps == [Move.GIVE_OPINION, Move.PROMISE, Move.SUBMIT]


def test_the_last_approval_writes_the_new_values_and_the_change_is_done() -> None:
    before = gone_round(in_review(UP))
    assert the_line(before).quantity == 100
    end = moves(before, Move.APPROVE, MANAGER)

    assert (the_line(end).quantity, the_order(end).amount, the_order(end).commercial) == (120, 12000, Commercial.CONFIRMED)
    assert the_change(end).state is Change.DONE
    assert stages_of(the_line(end), end)[Stage.OPEN] == 120
    assert [n.topic for n in end.by(Notice, "order", NUMBER)].count(Topic.CHANGE) == 3


def test_a_date_promised_in_the_round_is_in_force_with_the_approval_and_the_first_promise_stays() -> None:
    before = gone_round(in_review(SOONER), date(2026, 12, 9))
    assert (the_order(before).promised_on, the_order(before).requested_on) == (DAY, date(2026, 12, 20))
    end = moves(before, Move.APPROVE, MANAGER)

    order = the_order(end)
    assert (order.requested_on, order.promised_on, order.first_promised_on) == (date(2026, 12, 10), date(2026, 12, 9), DAY)
    assert [(p.requested_on, p.promised_on, p.pending) for p in end.by(Promise, "order", NUMBER)] == [
        (date(2026, 12, 20), DAY, None), (date(2026, 12, 10), date(2026, 12, 9), None),
    ]  # fmt: skip


def test_a_promise_later_than_the_new_request_takes_consent_and_the_general_manager() -> None:
    book = moves(opinions_given(in_review(SOONER)), Move.PROMISE, Role.PMC, on=DAY)

    assert refused(tries(book, Move.SUBMIT, Role.PMC)) == {"R-19"}
    agreed = book.tried([Edit(Promise, (NUMBER, 2), "consent_on", None, DAY), Edit(Promise, (NUMBER, 2), "consent_evidence", "", "邮件")])
    once = moves(moves(agreed, Move.SUBMIT, Role.PMC), Move.APPROVE, MANAGER)
    assert the_order(once).commercial is Commercial.IN_APPROVAL
    assert the_order(moves(once, Move.APPROVE, BOSS)).commercial is Commercial.CONFIRMED


def test_a_second_date_in_one_round_takes_the_place_of_the_first() -> None:
    book = moves(moves(opinions_given(in_review(UP)), Move.PROMISE, Role.PMC, on=DAY), Move.PROMISE, Role.PMC, on=date(2026, 12, 19))

    assert [(p.voided, p.pending) for p in book.by(Promise, "order", NUMBER)] == [(None, None), (True, True), (None, True)]


def test_objections_of_an_earlier_round_do_not_bind_the_later_one() -> None:
    book = in_review(UP)
    objected = book.tried([Edit(Opinion, (NUMBER, 1, Role.PRODUCTION), "verdict", Verdict.YES, Verdict.NO)])
    objected = objected.tried([Edit(Opinion, (NUMBER, 1, Role.PRODUCTION), "text", "", "模具在修")])

    assert the_order(moves(gone_round(objected), Move.APPROVE, MANAGER)).commercial is Commercial.CONFIRMED


def test_the_approval_before_the_change_does_not_serve_the_change() -> None:
    book = in_approval(CHEAPER)

    assert signed(the_order(book), book, Move.APPROVE) == []
    end = moves(book, Move.APPROVE, MANAGER)
    assert the_line(end).price == 95
    assert len(signed(the_order(end), end, Move.APPROVE)) == 2


def test_the_limit_is_held_against_the_changed_amount_and_frozen_on_the_signature() -> None:
    book = in_approval(DEARER)
    once = moves(book, Move.APPROVE, MANAGER)

    assert the_order(once).commercial is Commercial.IN_APPROVAL
    assert the_order(once).amount == 10_000
    assert '"amount":"200000' in max(once.by(Signature, "order", NUMBER), key=lambda s: s.number or 0).figures
    end = moves(once, Move.APPROVE, BOSS)
    assert (the_order(end).commercial, the_order(end).amount) == (Commercial.CONFIRMED, 200_000)


def test_credit_is_asked_again_with_the_changed_terms() -> None:
    poor = a_customer(credit_limit=Decimal(1000), settlement=Settlement.PREPAID)
    book = in_approval((None, "结算方式", "月结"), more=(poor,), settlement=Settlement.PREPAID)

    warned = tries(book, Move.APPROVE, MANAGER)
    assert "R-23" in {f.rule for f in warned.findings}
    assert the_order(book.tried(warned.changes)).commercial is Commercial.IN_APPROVAL


def test_who_asked_for_the_change_does_not_approve_it() -> None:
    both = a_user(MANAGER, BOSS)
    book = in_approval(CHEAPER).tried(
        [Edit(type(the_change(in_approval(CHEAPER))), ("BG20261120-0001",), "asked_by", "sales", login(MANAGER))]
    )

    assert refused(tries(book, Move.APPROVE, MANAGER, user=both)) >= {"D-04"}


def test_a_broken_seal_still_stops_the_approval() -> None:
    book = in_approval(CHEAPER)
    sealed = book.tried([Edit(Order, (NUMBER,), "seal", "", seal_in(book, NUMBER))])
    edited = sealed.tried([Edit(OrderLine, (NUMBER, 1), "quantity", Decimal(100), Decimal(90))])

    assert tries(sealed, Move.APPROVE, MANAGER).moved == (NUMBER,)
    assert "D-07" in refused(tries(edited, Move.APPROVE, MANAGER))


def test_orders_without_review_promise_and_approve_in_one_place() -> None:
    book = in_review(UP, order_type="门店")
    assert the_order(book).commercial is Commercial.IN_APPROVAL
    assert "R-65" in refused(tries(book, Move.APPROVE, MANAGER))

    end = moves(moves(book, Move.PROMISE, Role.SALES, on=DAY), Move.APPROVE, MANAGER)
    assert the_line(end).quantity == 120


def test_other_goods_free_what_is_under_way_of_the_old_ones() -> None:
    other = a_product("P-9", name="闸阀")
    book = gone_round(in_review((1, "产品编码", "P-9"), more=(*in_stages(locked=40, waiting=10), other)))
    end = moves(book, Move.APPROVE, MANAGER)

    assert (the_line(end).product, the_line(end).locked, the_line(end).waiting) == ("P-9", None, None)
    assert stages_of(the_line(end), end)[Stage.OPEN] == 100


def test_a_new_line_comes_with_the_approval_and_takes_its_words_from_the_product() -> None:
    rows = [(2, "产品编码", "P-9"), (2, "数量", "5"), (2, "单价", "10")]
    end = moves(gone_round(in_review(*rows, more=(a_product("P-9", name="闸阀"),))), Move.APPROVE, MANAGER)

    line = the_line(end, 2)
    assert (line.name, line.quantity, line.amount, the_order(end).amount) == ("闸阀", 5, 50, 10_050)


def test_lines_that_the_change_does_not_touch_go_on() -> None:
    book = in_review(UP, more=(a_line(line_no=2), a_stock(500)))

    assert shift_lines(book.tried(()), [f"{NUMBER}/2"], Shifting.ALLOCATE, a_press(Role.WAREHOUSE)).moved == (NUMBER,)
    assert refused(shift_lines(book.tried(()), [f"{NUMBER}/1"], Shifting.ALLOCATE, a_press(Role.WAREHOUSE))) == {"D-13"}


@pytest.mark.parametrize("move", [Move.DECLINE, Move.SEND_BACK, Move.WITHDRAW])
def test_while_a_change_goes_round_the_order_is_not_sent_back(move: Move) -> None:
    assert refused(tries(in_review(UP), move, Role.ADMIN, reason="不行")) == {"D-02"}


@pytest.mark.parametrize(("who", "state"), [(Role.SALES, Change.WITHDRAWN), (MANAGER, Change.REJECTED), (BOSS, Change.REJECTED)])
@pytest.mark.parametrize("going", [lambda: gone_round(in_review(UP)), lambda: in_approval(CHEAPER), lambda: in_review(UP)])
def test_keeping_the_order_leaves_the_old_values_and_ends_the_change(who: Role, state: Change, going: Any) -> None:
    before = going()
    end = moves(before, Move.KEEP_ORDER, who, reason="客户不同意交期")

    order, change = the_order(end), the_change(end)
    assert (order.commercial, order.amount, order.promised_on, the_line(end).quantity) == (Commercial.CONFIRMED, 10_000, DAY, 100)
    assert (change.state, change.refused) == (state, "客户不同意交期")
    assert [p.promised_on for p in end.by(Promise, "order", NUMBER) if not p.voided] == [DAY]
    assert {o.round for o in end.by(Opinion, "order", NUMBER) if not o.voided} == {1}
    assert len(signed(order, end, Move.APPROVE)) == 1


def test_an_approval_given_for_a_change_that_is_dropped_is_void() -> None:
    once = moves(in_approval(DEARER), Move.APPROVE, MANAGER)
    end = moves(once, Move.KEEP_ORDER, BOSS, reason="太贵")

    assert len(signed(the_order(end), end, Move.APPROVE)) == 1


def test_a_second_change_begins_with_no_signature_of_the_first() -> None:
    book = moves(in_approval(CHEAPER), Move.APPROVE, MANAGER)
    again = a_change((1, "单价", "96"))
    second = book.tried([Edit(type(c), (c.change, c.number) if hasattr(c, "change") else (c.number,), "note", "", "") for c in again[:1]])
    reopened = second.tried(
        [
            Edit(type(again[0]), (again[0].number,), "state", Change.DONE, Change.WAITS),
            Edit(type(again[1]), (again[1].change, 1), "after", "95", "96"),
        ]
    )
    going = moves(approve(reopened), Move.REAPPROVE, Role.SALES)

    assert signed(the_order(going), going, Move.APPROVE) == []
    assert the_line(moves(going, Move.APPROVE, MANAGER)).price == 96
    assert datetime(2026, 11, 20) < the_order(going).since  # type: ignore[operator]  # it stands there
