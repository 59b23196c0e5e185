"""检查: every rule on every order; what was passed once must still hold."""

from collections.abc import Iterable, Mapping

from order_logic.book import Book, Fault
from order_logic.flows.commercial import FORWARD, Commercial
from order_logic.flows.moves import Move
from order_logic.press import Press
from order_logic.records import Order, OrderLine
from order_logic.rule import Case, Finding, Rule
from order_logic.seals import seal_in
from order_logic.verbs.dangling import dangling
from order_logic.verbs.refusals import Refusal, refused, unreadable
from order_logic.verbs.rulebook import all_rules

_PASSED_BY: dict[Move, Commercial] = {
    Move.REGISTER: Commercial.DRAFT,  # a draft shows what it lacks as soon as it is typed
    Move.FIRST_AUDIT: Commercial.AUDITED,
    Move.SECOND_AUDIT: Commercial.AUDITED,
    Move.SEND_TO_REVIEW: Commercial.IN_REVIEW,
    Move.SUBMIT: Commercial.IN_APPROVAL,
    Move.APPROVE: Commercial.CONFIRMED,
    Move.SETTLE: Commercial.SETTLED,
    Move.CLOSE: Commercial.CLOSED,
    Move.ARCHIVE: Commercial.ARCHIVED,
}
"""From which status on a move counts as passed."""


def check_book(book: Book, press: Press, orders: Iterable[str] | None = None) -> list[Finding]:
    """The findings of a whole book, or of some orders: unreadable cells, broken seals, lost references, and every lasting rule."""
    wanted = [o for n in orders if (o := book.get(Order, n))] if orders is not None else list(book.all(Order))
    findings = [unreadable(f, order_of(f)) for f in book.faults if orders is None or order_of(f) in set(orders)]
    if orders is None:
        findings += dangling(book)
    by_status = {status: _standing(status) for status in Commercial}
    for order in wanted:
        case = Case(order, book, press)
        findings += [finding for rule in by_status[order.commercial] for finding in rule.findings(case)]
        if order.seal and order.seal != seal_in(book, order.number):
            findings.append(refused(Refusal.SEAL, order.number, "seal"))
    return findings


def order_of(fault: Fault) -> str:
    """The order that an unreadable cell belongs to, or ""."""
    return str(fault.key[0]) if fault.record in (Order, OrderLine) and fault.key else ""


def _standing(status: Commercial) -> tuple[Rule, ...]:
    """The rules that an order of this status must obey: those without a move, and the lasting ones that it has passed."""
    if status not in FORWARD:
        return ()
    at = FORWARD.index(status)
    return tuple(r for r in all_rules().values() if not r.guards or (r.lasting and any(_passed(m, at) for m in r.guards)))


def _passed(move: object, at: int) -> bool:
    return isinstance(move, Move) and move in _PASSED_BY and FORWARD.index(_PASSED_BY[move]) <= at


def by_order(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """The findings of each order."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.order, []).append(finding)
    return grouped
