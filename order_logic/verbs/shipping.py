"""What is done with outbound notes beside their moves: checked, told of, followed, handed over (R-55 to R-58)."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.columns import column_of
from order_logic.derived.outbound import plan_of
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Logistics, Notice, Order, OutboundNote, Progress
from order_logic.records.choices import Check, Topic, Track
from order_logic.rule import Case, Finding
from order_logic.rules.logistics import handover_agrees
from order_logic.text import Text
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import documents_of, resolved
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.telling import notice

_PLANNED = Text(
    "订单 {order} 拟于 {day} 发货（出库单 {note}），{mode} {carrier}，预计 {expected} 到达。",
    "Order {order} is to be shipped on {day} (outbound note {note}), {mode} {carrier}, expected on {expected}.",
)
_WHERE = Text("{note} {carrier} {waybill} {state}", "{note} {carrier} {waybill} {state}")
_SHIPPERS = (Role.WAREHOUSE, Role.LOGISTICS)

Decide = Callable[[Case], "Finding | list[Change]"]


class _Deed(NamedTuple):
    """A deed, who does it, on which notes, and what it changes."""

    deed: Deed
    roles: Callable[[Case], tuple[Role, ...]]
    fits: Callable[[OutboundNote], bool]
    otherwise: Refusal
    decide: Decide


def check_out(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """出货复核: goods, quantity, packing and label of a note were compared; its parcels are those that the system counts (R-55, R-58)."""
    return _each(book, picked, press, _Deed(Deed.CHECK_OUT, _checkers, _unshipped, Refusal.GONE, _checked))


def tell_shipping(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Drafts what sales and customer are told of the plan before shipping (R-56)."""
    return _each(book, picked, press, _Deed(Deed.TELL_SHIPPING, lambda _: _SHIPPERS, _unshipped, Refusal.GONE, _told))


def update_transit(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Dates the state of a journey as it was chosen in 物流, and enters it as progress (R-57, R-46)."""
    roles = (Role.LOGISTICS, Role.WAREHOUSE, Role.ORDER_CLERK)
    return _each(book, picked, press, _Deed(Deed.UPDATE_TRANSIT, lambda _: roles, _shipped, Refusal.NOT_SHIPPED, _followed))


def check_handover(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Compares waybills, parcels and the system for the picked notes, or for all of today; tells what does not agree (R-58)."""
    picks = resolved(book, picked)
    rows = documents_of(picks, book, OutboundNote) if picks else [n for n in book.all(OutboundNote) if _of_today(n, press)]
    findings: list[Finding] = []
    for note in rows:
        order = book.get(Order, note.order)
        if order and not note.voided:
            findings += handover_agrees.findings(Case(order, book, press, Shifting.SHIP, note))
    wrong = {str(f.facts.get("note") or f.key[0]) for f in findings}
    return Outcome(findings=tuple(findings), moved=tuple(note.number for note in rows if note.number not in wrong))


def _of_today(note: OutboundNote, press: Press) -> bool:
    """Released and about to leave, or gone today."""
    return not note.voided and (note.shipped_on == press.today if note.shipped_on else note.released_at is not None)


def _unshipped(note: OutboundNote) -> bool:
    return not note.voided and note.shipped_on is None


def _shipped(note: OutboundNote) -> bool:
    return not note.voided and note.shipped_on is not None


def _each(book: Book, picked: Sequence[str], press: Press, deed: _Deed) -> Outcome:
    """Does a deed note by note; of a picked order on those of its notes that fit."""
    picks = resolved(book, picked)
    named = {pick.document for pick in picks if pick.record is OutboundNote}
    rows = [note for note in documents_of(picks, book, OutboundNote) if note.number in named or deed.fits(note)]
    if not rows:
        return Outcome(findings=(refused(Refusal.NO_DOCUMENT, move=deed.deed),))
    return one_by_one(book, [note.number for note in rows], press, lambda now, number: _done(now, number, press, deed))


def _done(book: Book, number: str, press: Press, deed: _Deed) -> Moved:
    """One note; ``book`` may be spent: go on with the one given back."""
    note = book.get(OutboundNote, number)
    order = book.get(Order, note.order) if note else None
    if note is None or order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press, None, note)
    if not deed.fits(note):
        return Moved(book, [], [_at(note, deed.otherwise, "number", move=deed.deed)])
    role = signing_role(case, deed.deed, deed.roles(case))
    made = role if isinstance(role, Finding) else deed.decide(case)
    if isinstance(made, Finding):
        return Moved(book, [], [made])
    return Moved(book.after(made), made, [], number)


def _at(row: Any, why: Refusal, field: str, **facts: Any) -> Finding:
    """A refusal that stands on a cell of a note or of its plan."""
    return refused(why, row.order, field, type(row), key_of(row), document=key_of(row)[0], **facts)


def _checkers(case: Case) -> tuple[Role, ...]:
    """Quality where the order type asks for its check, else the warehouse."""
    return (Role.QUALITY,) if case.order_type and case.order_type.check is Check.QUALITY else (Role.WAREHOUSE,)


def _checked(case: Case) -> list[Change] | Finding:
    note, plan, press = case.row, plan_of(case.row, case.book), case.press
    if not note.parcels or note.parcels < 0:
        return _at(note, Refusal.FILL_FIRST, "parcels", column=column_of(OutboundNote, "parcels").label, move=Deed.CHECK_OUT)
    changes: list[Change] = [
        Edit(OutboundNote, key_of(note), "checked_by", note.checked_by, press.user.login),
        Edit(OutboundNote, key_of(note), "checked_at", note.checked_at, press.now),
    ]
    if plan is None:
        return [*changes, Add(Logistics, Logistics(note=note.number, order=note.order, system_parcels=note.parcels))]
    return [*changes, Edit(Logistics, key_of(plan), "system_parcels", plan.system_parcels, note.parcels)]


def _told(case: Case) -> list[Change] | Finding:
    """The journey must be planned before it is told."""
    note, plan = case.row, plan_of(case.row, case.book) or Logistics(note=case.row.number, order=case.row.order)
    blank = next((name for name in ("mode", "planned_on") if getattr(plan, name) is None), None)
    if blank:
        return _at(plan, Refusal.FILL_FIRST, blank, column=column_of(Logistics, blank).label, move=Deed.TELL_SHIPPING)
    facts = {"order": note.order, "note": note.number, "day": plan.planned_on, "mode": plan.mode, "carrier": plan.carrier}
    draft = notice(case, Topic.LOGISTICS, _PLANNED, to=(Role.SALES,), customer=True, expected=plan.expected_on or "—", **facts)
    return [draft, Edit(Logistics, key_of(plan), "sales_told_on", plan.sales_told_on, case.press.today)]


def _followed(case: Case) -> list[Change] | Finding:
    note, plan, press = case.row, plan_of(case.row, case.book), case.press
    if plan is None or plan.state is None:
        row = plan or note
        return _at(
            row, Refusal.FILL_FIRST, "state" if plan else "number", column=column_of(Logistics, "state").label, move=Deed.UPDATE_TRANSIT
        )
    day = press.on or press.today
    told = _WHERE.say(press.lang, note=note.number, carrier=note.carrier or plan.carrier, waybill=note.waybill, state=plan.state)
    number = 1 + max((p.number or 0 for p in case.book.by(Progress, "order", note.order)), default=0)
    row = Progress(
        order=note.order, number=number, track=Track.LOGISTICS, reported_on=day, expected_on=plan.expected_on,
        text=" ".join(told.split()), person=press.user.login,
    )  # fmt: skip
    return [Add(Progress, row), Edit(Logistics, key_of(plan), "updated_on", plan.updated_on, day)]


SHIPPING_READS: tuple[type, ...] = (OutboundNote, Logistics, Notice, Progress)
"""What these verbs look at."""
