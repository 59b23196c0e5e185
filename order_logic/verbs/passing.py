"""Moves other documents along their flows: purchases, jobs, changes, exceptions, returns, invoices."""

from collections.abc import Sequence
from typing import Any

from order_logic.book import Book, Change, Edit, key_of, order_field
from order_logic.columns import columns_of
from order_logic.flows.documents import PASSAGES, Passage, passage, passages_from
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import ChangeRequest, Invoice, Order, OrderException, ProductionJob, PurchaseOrder, Return
from order_logic.rule import NO_ORDER, Case, Finding
from order_logic.text import Word
from order_logic.verbs.effect import Made
from order_logic.verbs.effectbook import made_by
from order_logic.verbs.moving import Moved, moved_by, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import documents_of, resolved
from order_logic.verbs.refusal_words.goods import FINISHED
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.rulebook import guarded

DOCUMENTS: tuple[type, ...] = (PurchaseOrder, ProductionJob, ChangeRequest, OrderException, Return, Invoice)
"""The records that have a flow of their own; each keeps it in its field ``state``."""
WITH_REASON = frozenset({Passing.PURCHASE_SEND_BACK, Passing.PURCHASE_CANCEL, Passing.PURCHASE_SHORT_CLOSE, Passing.INVOICE_REVOKE})
"""Moves that ask for 原因 on the document."""


def record_of(move: Passing) -> type:
    """The record whose flow has ``move``."""
    states = {type(row.start) for row in _rows(move)}
    return next(r for r in DOCUMENTS if {type(c) for column in columns_of(r) if column.name == "state" for c in column.choices} & states)


def _rows(move: Passing) -> list[Passage]:
    return [row for row in PASSAGES if row.move is move]


def pass_documents(book: Book, picked: Sequence[str], move: Passing, press: Press) -> Outcome:
    """Presses ``move`` on the picked documents; of a picked order on those of its documents that are where ``move`` begins."""
    record, picks = record_of(move), resolved(book, picked)
    rows = documents_of(picks, book, record)
    named = {pick.document for pick in picks if pick.record is record}
    fitting = [row.number for row in rows if row.number in named or passage(row.state, move)] or [row.number for row in rows]
    if not fitting:
        return Outcome(findings=(refused(Refusal.NO_DOCUMENT, move=move),))
    return one_by_one(book, fitting, press, lambda now, number: pass_document(now, record, number, move, press))


def pass_document(book: Book, record: Any, number: str, move: Passing, press: Press) -> Moved:
    """One document, one move. ``book`` may be spent: go on with the one given back; ``number`` of the end is that of the document."""
    row = book.get(record, number)
    if row is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(_order_of(row, book), book, press, move, row)
    step = passage(row.state, move)
    if step is None:
        return Moved(book, [], [_wrong_state(case, move)])
    role, findings = _allowed(case, step)
    if role is None or any(f.blocks for f in findings):
        return Moved(book, [], findings)
    made = _carried_out(case, step, role)
    return moved_by(made, book, findings, number)


def document_obstacles(book: Book, row: Any, move: Passing, press: Press) -> list[Finding]:
    """Everything that keeps a document from ``move`` now."""
    case = Case(_order_of(row, book), book, press, move, row)
    step = passage(row.state, move)
    return _allowed(case, step)[1] if step else [_wrong_state(case, move)]


def _order_of(row: Any, book: Book) -> Order:
    field = order_field(type(row))
    return (book.get(Order, getattr(row, field)) if field else None) or NO_ORDER


def _wrong_state(case: Case, move: Passing) -> Finding:
    row = case.row
    choices: list[object] = list(dict.fromkeys(p.move for p in passages_from(row.state))) or [FINISHED]
    return refused(
        Refusal.WRONG_STATE,
        case.order.number,
        "state",
        type(row),
        key_of(row),
        document=row.number,
        status=_status(row),
        move=move,
        choices=choices,
    )


def _status(row: Any) -> Word | str:
    return row.state or ""


def _allowed(case: Case, step: Passage) -> tuple[Role | None, list[Finding]]:
    """The role in which the person acts, and everything that stands in the way."""
    row = case.row
    role = signing_role(case, step.move, step.roles)
    findings: list[Finding] = [role] if isinstance(role, Finding) else []
    if step.move in WITH_REASON and not (case.press.reason or row.reason).strip():
        findings.append(refused(Refusal.NO_REASON, case.order.number, "reason", type(row), key_of(row), move=step.move))
    findings += guarded(case, step.move)
    return (None if isinstance(role, Finding) else role), findings


def _carried_out(case: Case, step: Passage, role: Role) -> Made:
    """Effect and state of a move that is allowed."""
    made = made_by(step.move, case, role)
    if made.blocked:
        return made
    row: Any = case.row
    changes: list[Change] = list(made.changes)
    if step.end is not step.start and not any(_sets_state(change, row) for change in changes):
        changes.append(Edit(type(row), key_of(row), "state", row.state, step.end))
    return made._replace(changes=changes)


def _sets_state(change: Change, row: Any) -> bool:
    return isinstance(change, Edit) and change.record is type(row) and change.key == key_of(row) and change.field == "state"
