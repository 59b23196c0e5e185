"""The commercial flow of an order: SPEC section 1, a row a move."""

from typing import NamedTuple

from order_logic.flows.moves import Move as M
from order_logic.flows.roles import Role as R
from order_logic.text import Word


class Commercial(Word):
    """Commercial status: stored, moved only by a verb."""

    DRAFT = ("新建", "Draft")
    PENDING = ("待确认", "Pending")
    AUDITED = ("已复审", "Audited")
    IN_REVIEW = ("评审中", "In review")
    IN_APPROVAL = ("待审批", "In approval")
    CONFIRMED = ("已确认", "Confirmed")
    SETTLED = ("已结清", "Settled")
    CLOSED = ("已关闭", "Closed")
    ARCHIVED = ("已归档", "Archived")
    REJECTED = ("已拒单", "Rejected")
    CANCELLED = ("已取消", "Cancelled")


C = Commercial
FORWARD = (C.DRAFT, C.PENDING, C.AUDITED, C.IN_REVIEW, C.IN_APPROVAL, C.CONFIRMED, C.SETTLED, C.CLOSED, C.ARCHIVED)
"""The way an order goes when nothing stops it."""
UNDER_WAY = FORWARD[:5]
ENDED = frozenset({C.CLOSED, C.ARCHIVED, C.REJECTED, C.CANCELLED})


class Route(Word):
    """Which orders a row of the flow serves."""

    ANY = ("全部", "Any")
    REVIEWED = ("需评审", "Reviewed")
    UNREVIEWED = ("免评审", "Not reviewed")
    CHANGING = ("变更中", "A change goes round")
    LEGAL = ("须法务", "With special terms")


class Need(Word):
    """When a signature is asked for."""

    ALWAYS = ("总是", "Always")
    BEYOND_MANAGER = ("超出经理权限、超信用、有异议或交期晚于要求", "Beyond the manager: amount, credit, objection or a later date")


class Signer(NamedTuple):
    """One signature of a move: any of the roles may give it."""

    roles: tuple[R, ...]
    need: Need = Need.ALWAYS


class Step(NamedTuple):
    """One row of the flow: from where, what, to where, who signs in which order."""

    start: C
    move: M
    end: C
    signers: tuple[Signer, ...]
    route: Route = Route.ANY


def _by(*roles: R) -> tuple[Signer, ...]:
    return (Signer(roles),)


def _rows(starts: tuple[C, ...], move: M, end: C | None, *roles: R, route: Route = Route.ANY) -> tuple[Step, ...]:
    return tuple(Step(start, move, end or start, _by(*roles), route) for start in starts)


DEPARTMENTS = (R.ENGINEERING, R.QUALITY, R.PRODUCTION, R.PURCHASING, R.WAREHOUSE)
"""Who gives an opinion on the 合同评审单 (R-16, S12 5.3); legal is asked where terms are special (R-30)."""

_APPROVERS = (Signer((R.SALES_MANAGER,)), Signer((R.GENERAL_MANAGER, R.DEPUTY), Need.BEYOND_MANAGER))

FLOW: tuple[Step, ...] = (
    *_rows((C.DRAFT,), M.REGISTER, C.PENDING, R.SALES),
    *_rows((C.DRAFT, C.PENDING, C.AUDITED), M.VOID, C.CANCELLED, R.SALES),
    *_rows((C.PENDING,), M.FIRST_AUDIT, C.PENDING, R.ORDER_CLERK, R.CUSTOMER_SERVICE),
    *_rows((C.PENDING,), M.SECOND_AUDIT, C.AUDITED, R.ORDER_HEAD, R.FINANCE),
    *_rows((C.PENDING, C.AUDITED), M.DECLINE, C.REJECTED, R.SALES_MANAGER),
    *_rows((C.AUDITED,), M.SEND_TO_REVIEW, C.IN_REVIEW, R.PMC, route=Route.REVIEWED),
    *_rows((C.PENDING,), M.GIVE_OPINION, None, R.LEGAL, route=Route.LEGAL),
    *_rows((C.IN_REVIEW,), M.GIVE_OPINION, None, *DEPARTMENTS, R.LEGAL),
    *_rows((C.AUDITED,), M.PROMISE, None, R.PMC, R.SALES, route=Route.UNREVIEWED),
    *_rows((C.IN_REVIEW,), M.PROMISE, None, R.PMC),
    *_rows((C.IN_APPROVAL,), M.PROMISE, None, R.PMC, R.SALES, route=Route.CHANGING),
    *_rows((C.AUDITED,), M.SUBMIT, C.IN_APPROVAL, R.SALES, route=Route.UNREVIEWED),
    *_rows((C.IN_REVIEW,), M.SUBMIT, C.IN_APPROVAL, R.PMC),
    Step(C.IN_APPROVAL, M.APPROVE, C.CONFIRMED, _APPROVERS),
    *_rows((C.IN_REVIEW, C.IN_APPROVAL), M.DECLINE, C.REJECTED, R.GENERAL_MANAGER, R.DEPUTY),
    *_rows((C.PENDING,), M.SEND_BACK, C.PENDING, R.ORDER_CLERK, R.CUSTOMER_SERVICE, R.ORDER_HEAD, R.FINANCE),
    *_rows((C.AUDITED,), M.SEND_BACK, C.PENDING, R.PMC),
    *_rows((C.IN_REVIEW,), M.SEND_BACK, C.PENDING, *DEPARTMENTS, R.LEGAL, R.PMC),
    *_rows((C.IN_APPROVAL,), M.SEND_BACK, C.PENDING, R.SALES_MANAGER, R.GENERAL_MANAGER, R.DEPUTY),
    *_rows((C.AUDITED, C.IN_REVIEW, C.IN_APPROVAL), M.WITHDRAW, C.PENDING, R.SALES),
    *_rows((C.CONFIRMED,), M.BOOK, None, R.FINANCE),
    Step(C.CONFIRMED, M.REPROMISE, C.CONFIRMED, (Signer((R.PMC,)), Signer((R.SALES,)))),
    *_rows((C.CONFIRMED,), M.REREVIEW, C.IN_REVIEW, R.PMC, route=Route.REVIEWED),
    *_rows((C.CONFIRMED,), M.REREVIEW, C.IN_APPROVAL, R.PMC, route=Route.UNREVIEWED),
    *_rows((C.CONFIRMED,), M.REAPPROVE, C.IN_APPROVAL, R.SALES),
    *_rows((C.IN_REVIEW, C.IN_APPROVAL), M.KEEP_ORDER, C.CONFIRMED, R.SALES, R.SALES_MANAGER, R.GENERAL_MANAGER, R.DEPUTY, route=Route.CHANGING),
    *_rows((C.CONFIRMED,), M.CANCEL, C.CANCELLED, R.SALES),
    *_rows((C.CONFIRMED,), M.SETTLE, C.SETTLED, R.FINANCE),
    *_rows((C.SETTLED,), M.CLOSE, C.CLOSED, R.ORDER_CLERK),
    *(Step(s, M.REOPEN, C.CONFIRMED, (Signer((R.FINANCE,)), Signer((R.SALES_MANAGER,)))) for s in (C.SETTLED, C.CLOSED)),
    *_rows((C.CLOSED, C.REJECTED, C.CANCELLED), M.ARCHIVE, C.ARCHIVED, R.ORDER_CLERK),
)

ADVANCING = (M.REGISTER, M.FIRST_AUDIT, M.SECOND_AUDIT, M.SEND_TO_REVIEW, M.SUBMIT, M.CLOSE)
"""What 下一步 may press by itself: never back, never an end, never an approval."""

WITH_REASON = frozenset({M.VOID, M.DECLINE, M.SEND_BACK, M.WITHDRAW, M.REPROMISE, M.KEEP_ORDER, M.CANCEL, M.REOPEN})
"""Moves that ask for 原因."""

CLOSED_WHILE_CHANGING = frozenset({M.DECLINE, M.SEND_BACK, M.WITHDRAW, M.VOID})
"""While a change goes round, keep_order takes the place of these."""


def steps(start: C, move: M) -> tuple[Step, ...]:
    """The rows of the flow that leave ``start`` by ``move``; empty when the table has none."""
    return tuple(s for s in FLOW if s.start is start and s.move is move)
