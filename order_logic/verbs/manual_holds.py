"""挂起 and 解除挂起: the order head, the sales manager or finance stop an order, or let it go on."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.flows.commercial import ENDED
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import ManualHold, Order
from order_logic.records.choices import HoldScope
from order_logic.rule import Case, Finding
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import documents_of, orders_of, resolved
from order_logic.verbs.refusals import Refusal, refused

HOLDERS = (Role.ORDER_HEAD, Role.SALES_MANAGER, Role.FINANCE)
"""Who sets and lifts a manual hold (SPEC 1, Holds)."""
_SCOPES = {name.lower(): scope for scope in HoldScope for name in scope.text}


class Said(NamedTuple):
    """What a typed reason says: which moves stop (none named: all), and why."""

    scope: tuple[HoldScope, ...]
    reason: str


def said(typed: str) -> Said:
    """Takes the moves before a colon off a reason, such as 发货、结清：客户投诉未了; other words before it are part of the reason."""
    before, mark, rest = re.split(r"([：:])", typed.strip(), maxsplit=1) if re.search(r"[：:]", typed) else (typed.strip(), "", "")
    names = [name.strip().lower() for name in re.split(r"[、，,]", before)]
    if mark and rest.strip() and all(name in _SCOPES for name in names):
        return Said(tuple(dict.fromkeys(_SCOPES[name] for name in names)), rest.strip())
    return Said((), typed.strip())


def hold_orders(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Puts each picked order on hold; 原因 says why, and before a colon what stops."""
    return one_by_one(book, orders_of(resolved(book, picked)), press, lambda now, number: _held(now, number, press))


def _held(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    findings = _obstacles(Case(order, book, press), Deed.HOLD)
    if order.commercial in ENDED:
        findings.append(refused(Refusal.FINISHED, number, "commercial", status=order.commercial))
    scope, reason = said(press.reason or order.reason)
    if not reason:
        findings.append(refused(Refusal.NO_REASON, number, "reason", move=Deed.HOLD))
    if findings:
        return Moved(book, [], findings)
    row = ManualHold(
        number=press.numbers.next("FH", press.today), order=number, scope=scope, reason=reason, set_by=press.user.login, set_at=press.now
    )
    changes: list[Change] = [Add(ManualHold, row)]
    if order.reason:
        changes.append(Edit(Order, key_of(order), "reason", order.reason, ""))
    return Moved(book.after(changes), changes, [], number)


def lift_holds(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Lifts the picked holds; of a picked order all that still stand."""
    rows = [row for row in documents_of(resolved(book, picked), book, ManualHold) if row.lifted_at is None]
    if not rows:
        orders = orders_of(resolved(book, picked))
        return Outcome(findings=tuple(refused(Refusal.NO_HOLD, number) for number in orders) or (refused(Refusal.NOTHING),))
    return one_by_one(book, [row.number for row in rows], press, lambda now, number: _lifted(now, number, press))


def _lifted(book: Book, number: str, press: Press) -> Moved:
    row = book.get(ManualHold, number)
    order = book.get(Order, row.order) if row else None
    if row is None or order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    if findings := _obstacles(Case(order, book, press, row=row), Deed.LIFT):
        return Moved(book, [], findings)
    changes = [
        Edit(ManualHold, key_of(row), "lifted_by", row.lifted_by, press.user.login),
        Edit(ManualHold, key_of(row), "lifted_at", row.lifted_at, press.now),
    ]
    return Moved(book.after(changes), [*changes], [], order.number)


def _obstacles(case: Case, deed: Deed) -> list[Finding]:
    role = signing_role(case, deed, HOLDERS)
    return [role] if isinstance(role, Finding) else []
