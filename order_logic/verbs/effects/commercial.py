"""What the moves up to confirmation do: numbers, rows of the review, promises, voided signatures."""

from dataclasses import replace
from typing import Any

from order_logic.book import Add, Change, Edit, key_of, order_field
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.prospects import PROSPECT_READS, known_facts, told_facts
from order_logic.derived.steps import changing, open_opinions, reviewers_of
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import (
    ManualHold,
    Memo,
    Milestone,
    Notice,
    Opinion,
    Order,
    OrderException,
    OrderLine,
    PaymentStep,
    Promise,
    Receipt,
    Signature,
)
from order_logic.remark import noted, remark
from order_logic.rule import Case, Finding
from order_logic.verbs.announcing import announced
from order_logic.verbs.carrying_out import CARRYING_READS, carried_out, proposed_in_round
from order_logic.verbs.effect import effect
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.telling import TELLING

_PARTS = (OrderLine, Opinion, Signature, Promise, PaymentStep, Receipt, Milestone, OrderException, ManualHold, Memo, Notice)
"""What may belong to a draft."""


@effect(Move.REGISTER, reads=_PARTS)
def register(case: Case, role: Role) -> list[Change]:
    """Gives the order number; every row of the order follows (R-06); special terms ask legal (R-30)."""
    number = case.press.numbers.next("SO", case.press.today)
    changes: list[Change] = []
    for record in _PARTS:
        name = order_field(record)
        rows: list[Any] = list(case.book.by(record, name, case.order.number))
        changes += [Edit(record, key_of(row), name, case.order.number, number) for row in rows]
    changes.append(Edit(Order, (case.order.number,), "number", case.order.number, number))
    if case.order.special.strip():
        changes.append(Add(Opinion, replace(_opinion(case, _next_round(case, first=0), Role.LEGAL), order=number)))
    return changes


def _opinion(case: Case, round_no: int, department: Role) -> Opinion:
    facts = told_facts(known_facts(department, case.order, case.lines, case.book, case.press.today), case.press.lang)
    return Opinion(order=case.order.number, round=round_no, department=department, facts=facts, sent_at=case.press.now)


@effect(Move.SEND_TO_REVIEW, reads=PROSPECT_READS)
def send_to_review(case: Case, role: Role) -> list[Change]:
    """A row for each reviewing department, with the facts that the desk knows beside it (R-16)."""
    number = _next_round(case)
    return [Add(Opinion, _opinion(case, number, d)) for d in reviewers_of(case.order, case.book)]


def _next_round(case: Case, first: int = 1) -> int:
    """The round after all others, voided ones too: a registration that was taken back leaves its row."""
    return max((o.round or 0 for o in case.book.by(Opinion, "order", case.order.number)), default=first - 1) + 1


@effect(Move.GIVE_OPINION)
def give_opinion(case: Case, role: Role) -> list[Change] | Finding:
    """Signs the rows of this person's departments in which a verdict stands."""
    user, everybody = case.press.user, Role.ADMIN in case.press.user.roles
    mine = [o for o in open_opinions(case.order, case.book) if o.department and (everybody or o.department in user.roles)]
    typed = [o for o in mine if o.verdict]
    if not typed:
        where = mine or open_opinions(case.order, case.book)
        if not where:
            return refused(Refusal.NO_ROW, case.order.number, person=user.name)
        waiting = [o.department for o in where if o.department]
        return refused(Refusal.NO_VERDICT, case.order.number, "verdict", Opinion, key_of(where[0]), department=waiting)
    return [c for o in typed for c in _sign(o, case)]


def _sign(row: Opinion, case: Case) -> list[Change]:
    return [
        Edit(Opinion, key_of(row), "person", row.person, case.press.user.login),
        Edit(Opinion, key_of(row), "given_at", row.given_at, case.press.now),
    ]


@effect(Move.PROMISE)
def promise(case: Case, role: Role) -> list[Change] | Finding:
    """Writes our delivery date on the order and into the ledger (R-18)."""
    order, day = case.order, case.press.on or case.order.on
    if day is None:
        return refused(Refusal.NO_DATE, order.number, "on")
    number = max((p.number or 0 for p in case.book.by(Promise, "order", order.number)), default=0) + 1
    row = Promise(
        order=order.number,
        number=number,
        requested_on=order.requested_on,
        promised_on=day,
        cause=_reason(case),
        person=case.press.user.login,
        promised_at=case.press.now,
    )
    if case.stands:
        return proposed_in_round(case.stands, row)
    changes: list[Change] = [Add(Promise, row), Edit(Order, (order.number,), "promised_on", order.promised_on, day)]
    if order.first_promised_on is None:
        changes.append(Edit(Order, (order.number,), "first_promised_on", None, day))
    return changes


def _start_again(case: Case, role: Role) -> list[Change]:
    """Back to PENDING: the number stays, signatures and open opinions are void, the promise is taken off."""
    order, changes = case.order, list[Change]()
    changes += [Edit(Signature, key_of(s), "voided", s.voided, True) for s in case.signatures if s.move is not Move.REGISTER]
    changes += [Edit(Opinion, key_of(o), "voided", o.voided, True) for o in case.opinions]
    changes += [Edit(Promise, key_of(p), "voided", p.voided, True) for p in case.promises]
    given = [name for name in ("promised_on", "first_promised_on") if getattr(order, name)]
    changes += [Edit(Order, (order.number,), name, getattr(order, name), None) for name in given]
    if order.special.strip():
        changes.append(Add(Opinion, _opinion(case, _next_round(case), Role.LEGAL)))
    return changes


send_back = effect(Move.SEND_BACK)(_start_again)
withdraw = effect(Move.WITHDRAW)(_start_again)


@effect(Move.DECLINE)
def remark_why(case: Case, role: Role) -> list[Change]:
    """A declined order carries the reason as a remark in the register (R-19)."""
    note = noted(case.order.note, remark(Move.DECLINE, _reason(case), case.press.lang), case.press.lang)
    return [Edit(Order, (case.order.number,), "note", case.order.note, note)]


@effect(Move.BOOK)
def book_it(case: Case, role: Role) -> list[Change]:
    """Finance books the order before production gets it (R-44)."""
    return [Edit(Order, (case.order.number,), "booked_at", case.order.booked_at, case.press.now)]


def _reason(case: Case) -> str:
    return case.press.reason or case.order.reason


@effect(Move.SECOND_AUDIT, reads=LEDGER_READS)
def second_audit(case: Case, role: Role) -> list[Change]:
    """Nothing but the signature, with its figures."""
    return []


@effect(Move.APPROVE, reads=(*LEDGER_READS, *TELLING, *CARRYING_READS))
def approve(case: Case, role: Role) -> list[Change]:
    """The order is ours: the confirmation and the notices of it are drafted (R-20, R-28); a change that went round is carried out."""
    change = changing(case.order, case.book)
    return carried_out(case.stands, change) if change and case.stands else [*announced(case)]
