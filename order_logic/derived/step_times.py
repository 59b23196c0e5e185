"""部门时效: how long each department takes for its step, in working hours, against the limit (R-32, R-83)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.period import Span
from order_logic.derived.statistics import percent
from order_logic.derived.waiting import hours_between, note_handed_on
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.roles import Role
from order_logic.records import Holiday, Opinion, OutboundNote, Signature
from order_logic.settings import Settings

STEP_READS: tuple[type, ...] = (Signature, Opinion, OutboundNote, Holiday)
AnyStep = Move | Shifting
_AFTER: dict[Move, tuple[Move, ...]] = {
    Move.FIRST_AUDIT: (Move.REGISTER, Move.SEND_BACK, Move.WITHDRAW),
    Move.SECOND_AUDIT: (Move.FIRST_AUDIT,),
    Move.SEND_TO_REVIEW: (Move.SECOND_AUDIT,),
    Move.APPROVE: (Move.SUBMIT, Move.APPROVE, Move.REREVIEW, Move.REAPPROVE),
}
"""The signatures with which each step begins: the latest one before it."""


class Done(NamedTuple):
    """One step that was done: by which department, from when to when."""

    department: Role
    step: AnyStep
    begun: datetime
    at: datetime


class StepTime(NamedTuple):
    """One department's time for one step over a period; hours are working hours."""

    department: Role
    step: AnyStep
    times: int
    hours: Decimal
    longest: Decimal
    late: int
    limit: int

    @property
    def average(self) -> Decimal:
        return self.hours / self.times

    @property
    def in_time(self) -> Decimal | None:
        """How many kept the limit, in per cent."""
        return percent(self.times - self.late, self.times)


def limits(settings: Settings) -> dict[AnyStep, int]:
    """Working hours that each step may take."""
    return {
        Move.FIRST_AUDIT: settings.first_audit_hours,
        Move.SECOND_AUDIT: settings.second_audit_hours,
        Move.SEND_TO_REVIEW: settings.review_hours,
        Move.GIVE_OPINION: settings.review_hours,
        Move.APPROVE: settings.approval_hours,
        Shifting.RELEASE: settings.release_hours,
    }


def step_times(book: Book, span: Span, settings: Settings) -> tuple[StepTime, ...]:
    """Every department and step of which something was done in the period, in the order of the flow; empty where nothing was."""
    groups: dict[tuple[AnyStep, Role], list[Decimal]] = defaultdict(list)
    for done in steps_done(book, span, settings):
        groups[done.step, done.department].append(hours_between(done.begun, done.at, book, settings))
    allowed, found = limits(settings), []
    for step, department in in_flow_order(groups, settings):
        hours = groups[step, department]
        late = sum(h > allowed[step] for h in hours)
        found.append(StepTime(department, step, len(hours), sum(hours, Decimal(0)), max(hours), late, allowed[step]))
    return tuple(found)


def in_flow_order(steps: Iterable[tuple[AnyStep, Role]], settings: Settings) -> list[tuple[AnyStep, Role]]:
    """Steps and departments in the order in which an order meets them."""
    places, roles = {step: n for n, step in enumerate(limits(settings))}, list(Role)
    return sorted(steps, key=lambda pair: (places[pair[0]], roles.index(pair[1])))


def steps_done(book: Book, span: Span, settings: Settings) -> Iterator[Done]:
    """Every step that was done in a period and whose beginning is known."""
    return (done for done in _all_done(book, settings) if span.holds(done.at.date()))


def _all_done(book: Book, settings: Settings) -> Iterator[Done]:
    """Signatures that were voided later took their time all the same."""
    orders: dict[str, list[Signature]] = defaultdict(list)
    for signature in book.all(Signature):
        if signature.signed_at and signature.role:
            orders[signature.order].append(signature)
    for signatures in orders.values():
        yield from _signed(sorted(signatures, key=lambda s: (s.signed_at or datetime.min, s.number or 0)), book, settings)
    for opinion in book.all(Opinion):
        if opinion.sent_at and opinion.given_at and opinion.department:
            yield Done(opinion.department, Move.GIVE_OPINION, opinion.sent_at, opinion.given_at)


def _signed(signatures: list[Signature], book: Book, settings: Settings) -> Iterator[Done]:
    """The steps of one order whose beginning is known, oldest first."""
    for n, signature in enumerate(signatures):
        begun = _begun(signature, signatures[:n], book, settings)
        if begun and signature.move and signature.role and signature.signed_at:
            yield Done(signature.role, signature.move, begun, signature.signed_at)


def _begun(signature: Signature, before: list[Signature], book: Book, settings: Settings) -> datetime | None:
    if signature.move is Shifting.RELEASE:
        note = book.get(OutboundNote, signature.document)
        same = [s.signed_at for s in before if s.move is Shifting.RELEASE and s.document == signature.document and s.signed_at]
        return max(same, default=note_handed_on(note, settings) if note else None)
    starts = _AFTER.get(signature.move, ()) if isinstance(signature.move, Move) else ()
    return max((s.signed_at for s in before if s.move in starts and s.signed_at), default=None)
