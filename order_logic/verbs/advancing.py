"""下一步: takes the next forward move that this person may press; 为什么: lists all that stands in the way."""

from collections.abc import Iterable
from dataclasses import replace

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.next_shift import next_of
from order_logic.derived.people import in_charge_of
from order_logic.flows.commercial import ADVANCING, Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.press import Press
from order_logic.records import Order
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.moving import Moved, move_order, obstacles, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.shifting import shift_obstacles

_NOTHING_MISSING = Text("资料已齐", "nothing is missing")


def advance(book: Book, picked: Iterable[str], press: Press) -> Outcome:
    """One step forward for each picked order; where the next step is somebody else's decision, says whose and what is missing."""
    return one_by_one(book, picked, press, lambda now, number: _advanced(now, number, press))


def _advanced(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    move = next_of(order, book, press.settings)
    if move is None:
        return Moved(book, [], [refused(Refusal.FINISHED, number, "commercial", status=order.commercial)])
    if move in ADVANCING and isinstance(move, Move):
        return move_order(book, number, move, press)
    people = _people(order, move, book, press)
    found = obstacles_to(order, book, press, move)
    told: list[object] = [f.say(press.lang) for f in found if f.rule not in ("D-03", "D-04")] or [_NOTHING_MISSING]
    return Moved(book, [], [refused(Refusal.BUTTON_ELSEWHERE, number, "next_step", move=move, people=people, missing=told)])


def _people(order: Order, move: Move | Shifting, book: Book, press: Press) -> str:
    return in_charge_of(order, move, book, Glance(press.now, press.settings, press.lang))


def explain(book: Book, picked: Iterable[str], press: Press) -> Outcome:
    """Everything between each order and its next status, all at once, with who can do the next step; changes nothing."""
    findings: list[Finding] = []
    for number in picked:
        order = book.get(Order, number)
        if order is None:
            findings.append(refused(Refusal.UNKNOWN, number))
            continue
        move = next_of(order, book, press.settings)
        if move is None:
            findings.append(refused(Refusal.FINISHED, number, "commercial", status=order.commercial))
        elif isinstance(move, Shifting):
            findings += obstacles_to(order, book, press, move)
        else:
            findings += _in_the_way(Case(order, book, press, move), move)
    return Outcome((), tuple(findings))


def obstacles_to(order: Order, book: Book, press: Press, move: Move | Shifting) -> list[Finding]:
    """Everything that keeps this order from ``move`` now, be it of the order or of its goods."""
    if isinstance(move, Shifting):
        return shift_obstacles(book, order.number, move, press)
    return obstacles(Case(order, book, press, move), move)


def _in_the_way(case: Case, move: Move) -> list[Finding]:
    """What stops this person from the next move, and what the move to the next status still lacks."""
    target = _THEN.get((case.order.commercial, move), move)
    found = obstacles(case, move)
    if target is not move:
        found += [f for f in obstacles(replace(case, move=target), target) if not f.rule.startswith("D-")]
    return list({(f.rule, f.record, f.key, f.field, f.text): f for f in found}.values())


_THEN = {
    (Commercial.PENDING, Move.GIVE_OPINION): Move.SECOND_AUDIT,
    (Commercial.IN_REVIEW, Move.GIVE_OPINION): Move.SUBMIT,
    (Commercial.IN_REVIEW, Move.PROMISE): Move.SUBMIT,
    (Commercial.AUDITED, Move.PROMISE): Move.SUBMIT,
}
"""The moves that do not change the status, and the one that they prepare."""
