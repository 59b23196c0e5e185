"""Moves goods from one stage to the next: line by line, all or a part, one order after the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.figures import frozen_figures
from order_logic.derived.people import shift_roles
from order_logic.derived.stages import STORED
from order_logic.flows.holds import NEVER_STOPPED
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import shift_of
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote, Signature
from order_logic.rule import Case, Finding
from order_logic.seals import seal_in
from order_logic.verbs.effect import Leg, Made
from order_logic.verbs.effectbook import made_by
from order_logic.verbs.holding import held
from order_logic.verbs.moving import Moved, moved_by, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import Pick, resolved
from order_logic.verbs.refusals import Refusal, faults_of, refused
from order_logic.verbs.rulebook import guarded
from order_logic.verbs.units import ZERO, Unit, case_of, units_of


def shift_lines(book: Book, picked: Sequence[str], move: Shifting, press: Press) -> Outcome:
    """Presses ``move`` on the picked orders, lines or outbound notes; what blocks one stops that one only."""
    units = list(units_of(book, resolved(book, picked), move))
    at = {str(n): unit for n, unit in enumerate(units)}
    outcome = one_by_one(book, at, press, lambda now, n: _shifted(now, at[n], move, press))
    return outcome._replace(moved=tuple(dict.fromkeys(outcome.moved)))


def shift_obstacles(book: Book, order: str, move: Shifting, press: Press) -> list[Finding]:
    """Everything that keeps the goods of an order from ``move`` now."""
    found: list[Finding] = []
    for unit in units_of(book, [Pick(order)], move):
        case = case_of(book, unit, move, press)
        found += [case] if isinstance(case, Finding) else _allowed(case, move)[1]
    return found


def _shifted(book: Book, unit: Unit, move: Shifting, press: Press) -> Moved:
    """One order or note, one move. ``book`` may be spent: go on with the one given back."""
    case = case_of(book, unit, move, press)
    if isinstance(case, Finding):
        return Moved(book, [], [case])
    role, findings = _allowed(case, move)
    if role is None or any(f.blocks for f in findings):
        return Moved(book, [], findings)
    made = _carried_out(case, move, role)
    return moved_by(made, book, findings, unit.order)


def _allowed(case: Case, move: Shifting) -> tuple[Role | None, list[Finding]]:
    """The role in which the person signs, and everything that stands in the way."""
    findings: list[Finding] = []
    roles, signed = pending_roles(case, move)
    role = signing_role(case, move, roles, signed)
    if isinstance(role, Finding):
        findings.append(role)
    findings += held(case, move)
    if move in WITH_REASON and not reason_of(case).strip():
        findings.append(refused(Refusal.NO_REASON, case.order.number, "reason", move=move))
    if move not in NEVER_STOPPED:
        findings += faults_of(case.order.number, case.book)
        if case.order.seal and case.order.seal != seal_in(case.book, case.order.number):
            findings.append(refused(Refusal.SEAL, case.order.number))
    findings += guarded(case, move)
    return (None if isinstance(role, Finding) else role), findings


WITH_REASON = frozenset({Shifting.UNLOCK, Shifting.UNRELEASE, Shifting.SHORT_CLOSE, Shifting.REFUSE, Shifting.CANCEL_SUPPLY})
"""Moves of goods that ask for 原因."""


def reason_of(case: Case) -> str:
    """The reason typed: with the press, on the document, or on the order."""
    return case.press.reason or getattr(case.row, "reason", "") or case.order.reason


def signatures_of(case: Case, move: Shifting) -> list[Signature]:
    """The signatures of this move on the case's document that still count."""
    return [s for s in case.signatures if s.move is move and s.document == case.row.number] if case.row else []


def pending_roles(case: Case, move: Shifting) -> tuple[tuple[Role, ...], frozenset[str]]:
    """Who signs next, and who has signed this move already and may not sign it again."""
    row, given = shift_of(move), signatures_of(case, move)
    roles = row.then if row.then and given else shift_roles(move, case.order, case.book)
    return roles, frozenset(s.person for s in given) if row.then else frozenset()


def _carried_out(case: Case, move: Shifting, role: Role) -> Made:
    """Signature, effect and stages of a move that is allowed; with two signatures the goods move with the last."""
    row = shift_of(move)
    signature = [Add(Signature, _signature(case, move, role))] if row.then and case.row else []
    if row.then and not signatures_of(case, move):
        return Made([*signature, *_cleared(case)])
    made = made_by(move, case, role)
    if made.blocked:
        return made
    legs = made.legs if made.legs is not None else [Leg(p.line.line_no, p.stage, row.ends[0], p.quantity) for p in case.portions]
    return made._replace(changes=[*signature, *stage_edits(case, legs), *made.changes, *_cleared(case)])


def _signature(case: Case, move: Shifting, role: Role) -> Signature:
    order, press = case.order, case.press
    number = max((s.number or 0 for s in case.book.by(Signature, "order", order.number)), default=0) + 1
    return Signature(
        order=order.number, number=number, move=move, role=role, person=press.user.login, signed_at=press.now, reason=reason_of(case),
        figures=frozen_figures(order, case.book, press.settings, move, press.today), document=case.row.number,
    )  # fmt: skip


def stage_edits(case: Case, legs: Iterable[Leg]) -> list[Edit]:
    """The edits of the stage columns that legs come to; stages that outbound notes and returns hold have none."""
    sums: dict[tuple[int | None, str], Decimal] = defaultdict(Decimal)
    for leg in legs:
        for stage, quantity in ((leg.start, -leg.quantity), (leg.end, leg.quantity)):
            if stage in STORED:
                sums[leg.line_no, STORED[stage]] += quantity
    lines = {line.line_no: line for line in case.lines}
    return [
        edit
        for (line_no, name), change in sums.items()
        if change and line_no in lines
        for edit in _stage_edit(lines[line_no], name, change)
    ]


def _stage_edit(line: OrderLine, name: str, change: Decimal) -> Iterator[Edit]:
    """One stage of a line; what came in beyond what was under way is over-delivered (溢交)."""
    before: Decimal | None = getattr(line, name)
    after = (before or ZERO) + change
    if after < 0:
        yield Edit(OrderLine, key_of(line), "over", line.over, (line.over or ZERO) - after)
    if max(after, ZERO) != (before or ZERO):
        yield Edit(OrderLine, key_of(line), name, before, max(after, ZERO) or None)


def _cleared(case: Case) -> list[Change]:
    """What was typed for this move is used up."""
    changes: list[Change] = [
        Edit(OrderLine, key_of(line), name, getattr(line, name), None)
        for line in dict.fromkeys(p.line for p in case.portions)
        for name in ("this_quantity", "this_on")
        if getattr(line, name) is not None
    ]
    order = case.order
    changes += [
        Edit(Order, (order.number,), n, getattr(order, n), blank) for n, blank in (("reason", ""), ("on", None)) if getattr(order, n)
    ]
    if isinstance(case.row, OutboundNote):
        if case.row.reason:
            changes.append(Edit(OutboundNote, key_of(case.row), "reason", case.row.reason, ""))
        parts = case.book.by(OutboundLine, "order", order.number)
        typed = [p for p in parts if p.note == case.row.number and p.this_quantity is not None]
        changes += [Edit(OutboundLine, key_of(p), "this_quantity", p.this_quantity, None) for p in typed]
    return changes
