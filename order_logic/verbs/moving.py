"""Moves picked orders along the commercial flow, one decision at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from order_logic.book import Add, Book, Change, Edit, reversed_edits
from order_logic.derived.figures import frozen_figures
from order_logic.derived.people import excluded_from
from order_logic.derived.steps import pending_promise, signed
from order_logic.flows.commercial import ENDED, WITH_REASON, Step
from order_logic.flows.holds import NEVER_STOPPED
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, Promise, Signature
from order_logic.rule import Case, Finding
from order_logic.rules.moment import proposes_anew
from order_logic.seals import seal_in
from order_logic.verbs.effect import Made
from order_logic.verbs.effectbook import made_by
from order_logic.verbs.filling import as_filled, filled
from order_logic.verbs.holding import held
from order_logic.verbs.looking_ahead import as_changed
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import asked_roles, choices_now, is_last, pending_signers, signing_role, step_for
from order_logic.verbs.refusals import Refusal, faults_of, refused
from order_logic.verbs.rulebook import guarded


class Moved(NamedTuple):
    """What became of one order: ``number`` is its number afterwards, "" when it did not move; ``book`` is the book to go on with."""

    book: Book
    changes: list[Change]
    findings: list[Finding]
    number: str = ""


def moved_by(made: Made, book: Book, findings: list[Finding], number: str) -> Moved:
    """What became of goods or of a document by what was ``made``: nothing, where that itself found something in the way."""
    if made.blocked:
        return Moved(book, [], [*findings, *made.findings])
    return Moved(book.after(made.changes), list(made.changes), [*findings, *made.findings], number)


def move_orders(book: Book, picked: Iterable[str], move: Move, press: Press) -> Outcome:
    """Presses ``move`` on each picked order; a block stops that order only, and the next order sees what the ones before used up."""
    return one_by_one(book, picked, press, lambda now, number: move_order(now, number, move, press))


def one_by_one(book: Book, picked: Iterable[str], press: Press, step: Callable[[Book, str], Moved]) -> Outcome:
    """Takes ``step`` with each picked order on the book that the ones before have left; asked to stop, it keeps what is done."""
    changes: list[Change] = []
    findings: list[Finding] = []
    moved: list[str] = []
    book, numbers = book.after(()), list(picked)
    for done, number in enumerate(numbers):
        if not press.watch(done, len(numbers)):
            findings.append(refused(Refusal.STOPPED, left=len(numbers) - done))
            break
        one = step(book, number)
        book = one.book
        changes += one.changes
        findings += one.findings
        moved += [one.number] if one.number else []
    if not findings and not moved:
        findings.append(refused(Refusal.NOTHING))
    return Outcome(tuple(changes), tuple(findings), tuple(moved))


def move_order(book: Book, number: str, move: Move, press: Press) -> Moved:
    """One order, one move: the flow table, the person, the rules, the changes. ``book`` may be spent: go on with the one given back."""
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press, move)
    step = step_for(case, move)
    if step is None:
        return Moved(book, [], [_illegal(case, move)])
    prepared, case = _prepared(case, move)
    looked_at = as_changed(case, move)
    role, findings = _allowed(looked_at, step)
    made = None if role is None or any(f.blocks for f in findings) else _carried_out(looked_at, step, role)
    findings += made.findings if made else ()
    if made is None or made.blocked:
        return Moved(case.book.after(reversed_edits(prepared)) if prepared else case.book, [], findings)
    return Moved(case.book.after(made.changes), [*prepared, *made.changes], findings, _number_after(made.changes, number))


def _prepared(case: Case, move: Move) -> tuple[list[Change], Case]:
    """Before registering, blanks are filled from master data; the rules see the filled order."""
    prepared = filled(case) if move is Move.REGISTER else []
    if not prepared:
        return [], case
    book = case.book.after(prepared)
    return prepared, replace(case, book=book, order=book.get(Order, case.order.number) or case.order)


def _illegal(case: Case, move: Move) -> Finding:
    status, number = case.order.commercial, case.order.number
    if status in ENDED:
        return refused(Refusal.FINISHED, number, "commercial", status=status)
    return refused(Refusal.ILLEGAL, number, "commercial", status=status, move=move, choices=choices_now(case))


def obstacles(case: Case, move: Move) -> list[Finding]:
    """Everything that keeps this order from ``move`` now; empty when the person may press it."""
    step = step_for(case, move)
    if step is None:
        return [_illegal(case, move)]
    return _allowed(as_changed(as_filled(case) if move is Move.REGISTER else case, move), step)[1]


def _allowed(case: Case, step: Step) -> tuple[Role | None, list[Finding]]:
    """The role in which the person signs, and everything that stands in the way."""
    move, order = step.move, case.order
    findings: list[Finding] = []
    signers = pending_signers(case, step)
    excluded = frozenset[str]() if proposes_anew(case, move) else excluded_from(order, move, case.book)
    role = signing_role(case, move, asked_roles(case, step, signers[0]), excluded) if signers else Role.ADMIN
    if isinstance(role, Finding):
        findings.append(role)
    findings += held(case, move)
    if move in WITH_REASON and not (case.press.reason or order.reason or _reason_before(case, move)).strip():
        findings.append(refused(Refusal.NO_REASON, order.number, "reason", move=move))
    if move not in NEVER_STOPPED:
        findings += faults_of(order.number, case.book)
        if order.seal and order.seal != seal_in(case.book, order.number):
            findings.append(refused(Refusal.SEAL, order.number))
    findings += guarded(case, move)
    return (None if isinstance(role, Finding) else role), findings


def _reason_before(case: Case, move: Move) -> str:
    """The reason that the first of several signatures of a move gave."""
    given = () if proposes_anew(case, move) else signed(case.order, case.book, move)
    return next((s.reason for s in given if s.reason), "")


def _carried_out(case: Case, step: Step, role: Role) -> Made:
    """Effect, signature and status of a move that is allowed; the effect of a move of several signatures comes with the last."""
    order, press = case.order, case.press
    last = is_last(case, step, role)
    made = made_by(step.move, case, role, last=last)
    if made.blocked:
        return made
    key = (_number_after(made.changes, order.number),)
    signature = replace(_signature(case, step, role), order=key[0], document=_document(made.changes, case, step.move))
    used = [(name, blank) for name, blank in (("reason", ""), ("on", None)) if getattr(order, name)]
    done = [*made.changes, Add(Signature, signature), *(Edit(Order, key, name, getattr(order, name), blank) for name, blank in used)]
    if last and step.end is not order.commercial:
        done += [Edit(Order, key, "commercial", order.commercial, step.end), Edit(Order, key, "since", order.since, press.now)]
    return made._replace(changes=done)


def _signature(case: Case, step: Step, role: Role) -> Signature:
    order, press = case.order, case.press
    number = max((s.number or 0 for s in case.book.by(Signature, "order", order.number)), default=0) + 1
    return Signature(
        order=order.number, number=number, move=step.move, role=role, person=press.user.login, signed_at=press.now,
        reason=press.reason or order.reason, figures=frozen_figures(order, case.book, press.settings, step.move, press.today),
    )  # fmt: skip


def _document(changes: Sequence[Change], case: Case, move: Move) -> str:
    """Of 改交期 the number of the date in 承诺台账 that is signed; other moves are about the order itself."""
    if move is not Move.REPROMISE:
        return ""
    proposed = next((c.row for c in changes if isinstance(c, Add) and c.record is Promise), None) or pending_promise(case.order, case.book)
    return str(proposed.number) if proposed else ""


def _number_after(changes: Sequence[Change], number: str) -> str:
    renamed = [c.after for c in changes if isinstance(c, Edit) and c.record is Order and c.field == "number"]
    return str(renamed[-1]) if renamed else number
