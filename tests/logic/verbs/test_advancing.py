from datetime import date
from typing import Any

from order_logic.book import Add, Book
from order_logic.flows.commercial import Commercial as C
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Order, Signature
from order_logic.records.choices import Verdict
from order_logic.verbs.advancing import advance, explain
from tests.logic.builders import NUMBER, a_book, a_line, a_press, a_promise, a_signature, an_opinion, an_order, approved, audits, opinions

DRAFT = "D20261120-0001"


def at(status: C, *rows: Any, **fields: Any) -> Book:
    return a_book(an_order(commercial=status, **fields), a_line(), *rows)


def reviewed(**fields: Any) -> Book:
    day = date(2026, 12, 18)
    return at(C.IN_REVIEW, *audits(), *opinions(), a_promise(day), promised_on=day, first_promised_on=day, **fields)


def status(book: Book, role: Role) -> C:
    outcome = advance(book, [NUMBER], a_press(role))
    order = book.after(outcome.changes).get(Order, NUMBER)
    assert order is not None
    return order.commercial


def test_a_draft_is_registered() -> None:
    outcome = advance(a_book(an_order(DRAFT), a_line(DRAFT)), [DRAFT], a_press(Role.SALES))

    assert len(outcome.moved) == 1
    assert outcome.moved[0].startswith("SO")


def test_a_pending_order_gets_its_first_audit_and_then_its_second() -> None:
    first = advance(at(C.PENDING), [NUMBER], a_press(Role.ORDER_CLERK))
    second = status(at(C.PENDING, a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK)), Role.ORDER_HEAD)

    assert [c.row.move for c in first.changes if isinstance(c, Add) and c.record is Signature] == [Move.FIRST_AUDIT]
    assert second is C.AUDITED


def test_an_audited_order_goes_to_review_or_waits_for_a_promise_where_none_is_asked_for() -> None:
    shop = at(C.AUDITED, *audits(), order_type="门店")
    told = advance(shop, [NUMBER], a_press(Role.SALES)).findings

    assert status(at(C.AUDITED, *audits()), Role.PMC) is C.IN_REVIEW
    assert [(f.rule, f.facts["move"]) for f in told] == [("D-11", Move.PROMISE)]


def test_a_reviewed_order_with_a_promise_is_submitted() -> None:
    assert status(reviewed(), Role.PMC) is C.IN_APPROVAL


def test_an_approval_is_never_given_by_advance_but_whose_it_is_is_told() -> None:
    book = at(C.IN_APPROVAL, *audits(), *opinions(), a_promise(), promised_on=date(2026, 12, 18))
    outcome = advance(book, [NUMBER], a_press(Role.SALES_MANAGER))

    assert outcome.moved == ()
    assert [(f.rule, f.facts["move"], f.facts["people"]) for f in outcome.findings] == [("D-11", Move.APPROVE, "销售经理·周")]


def test_missing_opinions_are_asked_of_their_departments() -> None:
    waiting = an_opinion(Role.QUALITY, verdict=None, person="", given_at=None)
    outcome = advance(at(C.IN_REVIEW, *audits(), waiting), [NUMBER], a_press(Role.PMC))

    assert outcome.findings[0].facts["people"] == "品保·周"


def test_a_rejected_order_has_no_next_step_and_an_unknown_one_is_told() -> None:
    outcome = advance(at(C.REJECTED), [NUMBER, "SO-NO"], a_press(Role.SALES))

    assert [f.rule for f in outcome.findings] == ["D-12", "D-01"]
    assert [f.rule for f in advance(at(C.REJECTED), [], a_press(Role.SALES)).findings] == ["D-08"]


def test_a_confirmed_order_waits_for_finance() -> None:
    outcome = advance(a_book(*approved()), [NUMBER], a_press(Role.FINANCE))

    assert outcome.findings[0].facts["move"] is Move.BOOK


def test_why_lists_all_that_stands_between_an_order_and_its_next_status() -> None:
    waiting = an_opinion(Role.QUALITY, verdict=None, person="", given_at=None)
    given = [o for o in opinions() if o.department is not Role.QUALITY]
    book = at(C.IN_REVIEW, *audits(), *given, waiting)
    outcome = explain(book, [NUMBER], a_press(Role.PMC))

    assert {f.rule for f in outcome.findings} >= {"D-03", "R-16", "R-18"}
    assert outcome.changes == ()


def test_why_says_nothing_of_an_order_that_may_go_on() -> None:
    assert explain(reviewed(), [NUMBER], a_press(Role.PMC)).findings == ()


def test_why_knows_unknown_and_ended_orders() -> None:
    outcome = explain(at(C.CANCELLED), ["SO-NO", NUMBER], a_press(Role.PMC))

    assert [f.rule for f in outcome.findings] == ["D-01", "D-12"]


def test_why_names_every_broken_rule_of_a_draft_at_once() -> None:
    draft = an_order(DRAFT, contact="", requested_on=None, channel=None)
    outcome = explain(a_book(draft), [DRAFT], a_press(Role.SALES))

    assert {f.rule for f in outcome.findings} >= {"R-03", "R-04", "R-05"}
    assert {f.field for f in outcome.findings if f.rule == "R-04"} >= {"requested_on"}


def test_an_objection_sends_the_approval_to_the_general_manager() -> None:
    day = date(2026, 12, 18)
    against = an_opinion(Role.PRODUCTION, verdict=Verdict.NO, text="产能不足")
    rows = [against if o.department is Role.PRODUCTION else o for o in opinions()]
    consent = a_promise(day, consent_on=day, consent_evidence="来函")
    book = at(C.IN_APPROVAL, *audits(), *rows, consent, a_signature(Move.APPROVE, Role.SALES_MANAGER, 3), promised_on=day)

    outcome = advance(book, [NUMBER], a_press(Role.PMC))

    assert outcome.findings[0].facts["people"].startswith("总经理")
