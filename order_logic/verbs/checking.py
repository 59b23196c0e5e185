"""检查: every rule on every order; what was passed once must still hold."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from order_logic.book import Book, Fault, order_field
from order_logic.derived.passed import behind, from_opening
from order_logic.flows.commercial import FORWARD, Commercial
from order_logic.flows.moves import Move
from order_logic.press import Press
from order_logic.records import Order, OrderLine
from order_logic.rule import NO_ORDER, Case, Finding, Rule
from order_logic.seals import seal_of
from order_logic.verbs.dangling import dangling
from order_logic.verbs.filling import as_filled
from order_logic.verbs.implausible import implausible
from order_logic.verbs.refusals import Refusal, refused, unreadable
from order_logic.verbs.rulebook import all_rules


def check_book(book: Book, press: Press, orders: Iterable[str] | None = None) -> list[Finding]:
    """The findings of a whole book, or of some orders: unreadable cells, lost references, odd figures, seals, every lasting rule.

    A draft is judged as registering will find it, with its blanks filled from master data.
    """
    wanted = [o for n in orders if (o := book.get(Order, n))] if orders is not None else list(book.all(Order))
    findings = [unreadable(f, order_of(f)) for f in book.faults if orders is None or order_of(f) in set(orders)]
    if orders is None:
        findings += [*dangling(book), *implausible(book)]
        findings += _of_documents(book, press)
    for done, order in enumerate(wanted):
        if not press.watch(done, len(wanted)):
            break
        case = Case(order, book, press)
        case = as_filled(case) if order.commercial is Commercial.DRAFT else case
        findings += [finding for rule in _standing(order.commercial, from_opening(order)) for finding in rule.findings(case)]
        if order.seal and order.seal != seal_of(order, case.lines, case.signatures):
            findings.append(refused(Refusal.SEAL, order.number, "seal"))
    return findings


@cache
def about_documents() -> tuple[Rule, ...]:
    """The rules that judge rows of other documents."""
    return tuple(r for r in all_rules().values() if r.about is not Order and (r.lasting or not r.guards))


def _of_documents(book: Book, press: Press) -> Iterator[Finding]:
    """What the rules find on every row of their records, rule by rule; a row that belongs to an order is judged with that order."""
    found: dict[str, list[Finding]] = {rule.name: [] for rule in about_documents()}
    for record in dict.fromkeys(rule.about for rule in about_documents()):
        field, rules = order_field(record), [rule for rule in about_documents() if rule.about is record]
        rows: Iterable[Any] = book.all(record)
        for row in rows:
            order = book.get(Order, getattr(row, field)) if field else None
            case = Case(order or NO_ORDER, book, press, None, row)  # one for all the rules of a row
            for rule in rules:
                found[rule.name] += rule.findings(case)
    return chain.from_iterable(found.values())


def order_of(fault: Fault) -> str:
    """The order that an unreadable cell belongs to, or ""."""
    return str(fault.key[0]) if fault.record in (Order, OrderLine) and fault.key else ""


@cache
def _standing(status: Commercial, opening: bool) -> tuple[Rule, ...]:
    """The rules that an order must obey: those without a move, and the lasting ones that it has passed; a draft shows what it lacks.

    An opening order was passed elsewhere: it is exempt from the guards behind it (SPEC, decided point 8).
    """
    if status not in FORWARD or status is Commercial.ARCHIVED:  # what lies in the archive was judged before it went there
        return ()
    every = [r for r in all_rules().values() if r.about is Order]
    return tuple(r for r in every if not r.guards or (r.lasting and not opening and any(_behind(status, m) for m in r.guards)))


def _behind(status: Commercial, move: object) -> bool:
    return isinstance(move, Move) and (behind(status, move) or (status is Commercial.DRAFT and move is Move.REGISTER))


def by_order(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """The findings of each order."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.order, []).append(finding)
    return grouped
