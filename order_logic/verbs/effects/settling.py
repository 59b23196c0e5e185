"""What settling and reopening an order bring about."""

from order_logic.book import Add, Change, Edit, key_of
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Matching, Notice, Signature
from order_logic.records.choices import Matched, Topic
from order_logic.rule import Case
from order_logic.rules.settlement import open_amount_of
from order_logic.text import Text
from order_logic.verbs.effect import effect
from order_logic.verbs.matching import matching
from order_logic.verbs.telling import TELLING, drafted, notice

_COMPLETE = Text("订单 {number} 已全部交付并结清，谢谢合作", "your order {number} is delivered and settled in full, with thanks")
_TAIL = Text("结清尾差", "difference at settling")


@effect(Move.SETTLE, reads=(Matching, *TELLING))
def settle(case: Case, role: Role) -> list[Change]:
    """The small difference still open is written off (尾差), the customer is told (R-77), and an earlier reopening is over."""
    changes: list[Change] = _voided(case, Move.REOPEN)
    open_amount = open_amount_of(case)
    if open_amount > 0:
        row = matching(case, Matched.DIFFERENCE, case.order.number, open_amount, reason=_TAIL.say(case.press.lang))
        changes.append(Add(Matching, row))
    told = [n for n in case.book.by(Notice, "order", case.order.number) if n.topic is Topic.COMPLETION and not n.voided]
    if not told:
        changes += drafted(case, notice(case, Topic.COMPLETION, _COMPLETE, customer=True, number=case.order.number))
    return changes


@effect(Move.REOPEN)
def reopen(case: Case, role: Role) -> list[Change]:
    """Settled and closed no longer: those signatures do not count any more."""
    return _voided(case, Move.SETTLE, Move.CLOSE)


def _voided(case: Case, *moves: Move) -> list[Change]:
    return [Edit(Signature, key_of(s), "voided", s.voided, True) for s in case.signatures if s.move in moves]
