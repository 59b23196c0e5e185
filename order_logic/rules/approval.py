"""Who approves an order, and up to which amount."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.derived.approval import TOP, at_top, manager_limit
from order_logic.derived.change_made import changed_amount
from order_logic.derived.change_rows import CHANGE_READS
from order_logic.derived.people import acts_as
from order_logic.flows.moves import Move, Passing
from order_logic.flows.roles import Role
from order_logic.money import shown
from order_logic.records import ChangeRequest, Signature, User
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.moment import asked, without_top
from order_logic.text import Text

NEAR = Decimal("0.9")
_NEAR_LIMIT = Text("金额 {amount} 元已接近销售经理权限 {limit} 元", "{amount} comes near the sales manager's limit of {limit}")
_LET_TOP = Text("变更后的金额超过权限，请总经理按「批准变更」", "above the limit now: let the general manager press Approve change")
_LOOK = Text("仍在权限内，可以批准", "still within the limit: go on")


@rule(
    "R-21",
    guards=(Move.APPROVE,),
    reads=(Signature, User, ChangeRequest),
    field="commercial",
    policy="所有订单须经销售经理批准；没有其他人担任此职的，由上一级签核。",
    zh="没有销售经理的批准签核",
    en="the sales manager has not signed the approval",
    fix=("请销售经理按「批准」", "let the sales manager press Approve"),
)
def sales_manager_approves(case: Case) -> Iterator[Breach]:
    """Every order needs the sales manager's approval; the next level's serves where nobody else holds the role. S11"""
    if not asked(case, Move.APPROVE):
        return
    user, order = case.press.user, case.order
    holds = acts_as(user, Role.SALES_MANAGER, order, case.press.today) or at_top(user, order, case.press.today)
    pressing = case.move is Move.APPROVE and holds
    if not pressing and not any(s.role in (Role.SALES_MANAGER, *TOP) for s in case.signed(Move.APPROVE)):
        yield breach()


@rule(
    "R-22",
    guards=(Move.APPROVE, Passing.CHANGE_APPROVE),
    reads=(Signature, User, *CHANGE_READS),
    field="amount",
    lasting=False,
    policy="金额超过销售经理权限的订单，由销售经理报总经理批准；达到权限的九成即提醒。",
    zh="金额 {amount} 元超过销售经理权限 {limit} 元，须总经理批准",
    en="{amount} is above the sales manager's limit of {limit}: the general manager approves",
    fix=("销售经理签后请总经理按「批准」", "after the sales manager let the general manager press Approve"),
)
def above_the_limit(case: Case) -> Iterator[Breach]:
    """Above their limit the sales manager passes an order to the general manager; from nine tenths of it on they are warned. S11"""
    if case.move is Passing.CHANGE_APPROVE:
        yield from _changed_above_the_limit(case)
        return
    user = case.press.user
    manager = user if case.move is Move.APPROVE and Role.SALES_MANAGER in user.roles else None
    amount, limit = case.order.amount or Decimal(0), manager_limit(case.order, case.book, case.press.settings, manager)
    level = without_top(case)
    if amount > limit and level is not None:
        yield breach(level=level, amount=shown(amount), limit=shown(limit))
    elif limit * NEAR <= amount <= limit and level is not None:
        yield breach(level=Level.WARN, text=_NEAR_LIMIT, remedy=_LOOK, amount=shown(amount), limit=shown(limit))


def _changed_above_the_limit(case: Case) -> Iterator[Breach]:
    """A change is approved by whoever may approve the order that it makes."""
    user, settings = case.press.user, case.press.settings
    manager = user if Role.SALES_MANAGER in user.roles else None
    amount, limit = changed_amount(case.row, case.book, settings), manager_limit(case.order, case.book, settings, manager)
    if amount > limit and not at_top(user, case.order, case.press.today):
        yield breach(case.row, "state", remedy=_LET_TOP, amount=shown(amount), limit=shown(limit))
