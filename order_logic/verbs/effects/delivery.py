"""What becomes of goods on their way: signed for, refused, or lost (R-59, R-60)."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.lots import named_lots
from order_logic.derived.outbound import ZERO, on_its_way, parts_of, plan_of
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import (
    Acceptance,
    Delivery,
    Inspection,
    Logistics,
    OrderException,
    OrderType,
    OutboundLine,
    OutboundNote,
)
from order_logic.records.choices import Basis, Category, Point, Transit, Undelivered
from order_logic.rule import Case, Finding, Portion
from order_logic.rules.moment import day_of
from order_logic.rules.proof import evidence_of
from order_logic.text import Text
from order_logic.verbs.dating import DATING_READS, misdated
from order_logic.verbs.effect import Leg, Made, effect
from order_logic.verbs.goods import goods_told
from order_logic.verbs.inspections import asked
from order_logic.verbs.shifting import reason_of
from order_logic.verbs.telling import TELLING
from order_logic.verbs.troubles import opened

_UNDELIVERED = Text("{note} {case}：{goods}。{reason}", "{note} {case}: {goods}. {reason}")
_DISPUTED = Text("{note} 签收异议：{goods}。{reason}", "{note} signed under dispute: {goods}. {reason}")
_TYPED = ("signed_by", "evidence", "disputed")


@effect(Shifting.SIGN, reads=(Delivery, Logistics, OrderException, OrderType, Acceptance, *TELLING, *DATING_READS))
def sign(case: Case, role: Role) -> list[Change] | Finding:
    """The customer signed for all or a part of a note; a dispute opens an exception."""
    by_signature = case.customer is not None and Basis.SIGNED in (case.customer.basis, case.customer.due_from)
    wrong = misdated(case, day_of(case), case.row.shipped_on, counts=by_signature)
    if wrong:
        return wrong
    dispute = _exception(case, _DISPUTED, case.row.disputed, dispute=True) if case.row.disputed.strip() else []
    number = next((add.row.number for add in dispute if add.record is OrderException), "")
    changes: list[Change] = [*_grown(case, "signed"), Add(Delivery, _delivery(case, number)), *dispute]
    if not _rest(case):
        changes += _arrived(case)
    return [*changes, *_used(case, ("signed_by", "evidence", "disputed"))]


def _grown(case: Case, name: str) -> Iterator[Change]:
    """A quantity of the note's lines grows by what the move takes."""
    parts = {part.line_no: part for part in parts_of(case.row, case.book)}
    for line, _, quantity in case.portions:
        part = parts[line.line_no]
        before: Decimal | None = getattr(part, name)
        yield Edit(OutboundLine, key_of(part), name, before, (before or ZERO) + quantity)


def _rest(case: Case) -> Decimal:
    """What is still on its way after this move."""
    there = sum((on_its_way(part) for part in parts_of(case.row, case.book)), ZERO)
    return there - sum((quantity for _, _, quantity in case.portions), ZERO)


def _arrived(case: Case) -> Iterator[Change]:
    """Nothing of the note is on its way any more."""
    plan = plan_of(case.row, case.book)
    yield Edit(OutboundNote, key_of(case.row), "signed_on", case.row.signed_on, day_of(case))
    if plan and plan.state is not Transit.SIGNED:
        yield Edit(Logistics, key_of(plan), "state", plan.state, Transit.SIGNED)
        yield Edit(Logistics, key_of(plan), "updated_on", plan.updated_on, case.press.today)


def _delivery(case: Case, exception: str) -> Delivery:
    note, press = case.row, case.press
    number = max((d.number or 0 for d in case.book.by(Delivery, "order", case.order.number) if d.note == note.number), default=0) + 1
    return Delivery(
        note=note.number, number=number, order=case.order.number, signed_on=day_of(case), signed_by=note.signed_by,
        proof=case.order_type.proof if case.order_type else None, evidence=evidence_of(case), lines=goods_told(case.portions, press.lang),
        person=press.user.login, entered_at=press.now, disputed=note.disputed, exception=exception,
    )  # fmt: skip


@effect(Shifting.REFUSE, reads=(Inspection, OrderException, Logistics, *TELLING, *DATING_READS))
def refuse(case: Case, role: Role) -> Made | Finding:
    """Refused goods come back to be inspected, lost ones are to be made or bought again; an exception tells why."""
    wrong = misdated(case, day_of(case), case.row.shipped_on)
    if wrong:
        return wrong
    lost = case.row.undelivered is Undelivered.LOST
    end = Stage.OPEN if lost else Stage.TO_INSPECT
    legs = [Leg(line.line_no, stage, end, quantity) for line, stage, quantity in case.portions]
    changes: list[Change] = [*_grown(case, "lost" if lost else "refused")]
    changes += [] if lost else [_to_inspect(case, portion) for portion in case.portions]
    changes += _exception(case, _UNDELIVERED, reason_of(case))
    if not _rest(case) and any(part.signed for part in parts_of(case.row, case.book)):
        changes += _arrived(case)
    return Made([*changes, *_used(case, ("evidence", "undelivered"))], legs)


def _to_inspect(case: Case, portion: Portion) -> Add:
    """The goods that come back, before quality has looked at them; of several lots quality says which came back."""
    part = next(p for p in parts_of(case.row, case.book) if p.line_no == portion.line.line_no)
    alone = {name: value for name in ("warehouse", "lot") if named_lots(value := getattr(part, name)) == [(value, None)]}
    return asked(case, portion.line, portion.quantity, Point.FINISHED, case.row.number, ordered=part.quantity, **alone)


def _exception(case: Case, words: Text, reason: str, *, dispute: bool = False) -> list[Add]:
    """The exception that goods not taken as they were call for; the order head judges it."""
    note, lines = case.row, {portion.line.line_no for portion in case.portions}
    goods, quantity = goods_told(case.portions, case.press.lang), sum((p.quantity for p in case.portions), ZERO)
    text = words.say(case.press.lang, note=note.number, case=note.undelivered or "", goods=goods, reason=reason)
    line_no = lines.pop() if len(lines) == 1 else None
    return opened(
        case, text, category=Category.OTHER, dispute=dispute, line_no=line_no, quantity=quantity, evidence=note.evidence or note.number
    )


def _used(case: Case, names: tuple[str, ...]) -> Iterator[Change]:
    """What was typed on the note for this move is used up."""
    for name in names:
        value = getattr(case.row, name)
        if value:
            yield Edit(OutboundNote, key_of(case.row), name, value, None if name == "undelivered" else "")
