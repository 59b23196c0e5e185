"""Holds: what each one stops, and what no hold may ever stop."""

from typing import NamedTuple

from order_logic.flows.moves import Move as M
from order_logic.flows.moves import Shifting as S
from order_logic.text import Word


class Hold(Word):
    """Why an order or a part of it stands still."""

    CREDIT = ("信用", "Credit")
    CUSTOMER_DATA = ("客户信息", "Customer data")
    SHORTAGE = ("缺货", "Shortage")
    PAYMENT = ("支付", "Payment")
    DISPUTE = ("争议", "Dispute")
    CHANGE = ("变更中", "Change under way")
    MANUAL = ("人工", "Manual")


class Scope(NamedTuple):
    """The moves that a hold stops; an empty scope is chosen when the hold is set."""

    moves: frozenset[M | S]


SCOPES: dict[Hold, Scope] = {
    Hold.CREDIT: Scope(frozenset({M.APPROVE, S.RELEASE})),
    Hold.CUSTOMER_DATA: Scope(frozenset({M.APPROVE, S.RELEASE, S.SHIP})),
    Hold.SHORTAGE: Scope(frozenset({S.RELEASE, S.SHIP})),
    Hold.PAYMENT: Scope(frozenset({S.RELEASE, S.MAKE})),
    Hold.DISPUTE: Scope(frozenset({M.SETTLE})),
    Hold.CHANGE: Scope(frozenset({S.ALLOCATE, S.MAKE, S.BUY, S.ISSUE_NOTE, S.RELEASE, S.SHIP, M.SETTLE})),
    Hold.MANUAL: Scope(frozenset()),
}

NEVER_STOPPED: frozenset[M | S] = frozenset(
    {M.SEND_BACK, M.WITHDRAW, M.KEEP_ORDER, M.DECLINE, M.VOID, M.CANCEL, M.CLOSE, M.ARCHIVE}
    | {S.SHORT_CLOSE, S.UNLOCK, S.SIGN, S.REFUSE, S.TAKE_BACK}
)
"""A hold never stops its own cure (SPEC 1, Holds)."""
