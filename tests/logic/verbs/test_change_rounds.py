"""A change goes round with its order: reviewed or approved again, or the order stays as it was."""

from datetime import date
from decimal import Decimal

from order_logic.book import Edit
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
from tests.logic.change_builders import in_stages, moves, refused, the_change, the_line, the_order, tries
from tests.logic.change_round_builders import (
    BOSS,
    CHEAPER,
    DAY,
    DEARER,
    MANAGER,
    SOONER,
    UP,
    gone_round,
    in_approval,
    in_review,
    opinions_given,
)


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

    assert (the_line(end).quantity, the_order(end).amount, the_order(end).commercial) == (
        Decimal(120),
        Decimal(12000),
        Commercial.CONFIRMED,
    )
    assert the_change(end).state is Change.DONE
    assert stages_of(the_line(end), end)[Stage.OPEN] == 120
    assert [n.topic for n in end.by(Notice, "order", NUMBER)].count(Topic.CHANGE) == 4


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
    assert (the_order(end).commercial, the_order(end).amount) == (Commercial.CONFIRMED, Decimal(200_000))


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
    assert next_move(the_order(book), book, Settings()) is Move.PROMISE
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
    assert (line.name, line.quantity, line.amount, the_order(end).amount) == ("闸阀", Decimal(5), Decimal(50), Decimal(10_050))


def test_lines_that_the_change_does_not_touch_go_on() -> None:
    book = in_review(UP, more=(a_line(line_no=2), a_stock(500)))

    assert shift_lines(book.tried(()), [f"{NUMBER}/2"], Shifting.ALLOCATE, a_press(Role.WAREHOUSE)).moved == (NUMBER,)
    assert refused(shift_lines(book.tried(()), [f"{NUMBER}/1"], Shifting.ALLOCATE, a_press(Role.WAREHOUSE))) == {"D-13"}
