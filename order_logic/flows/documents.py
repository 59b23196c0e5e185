"""The flows of the other documents: purchases, production, changes, exceptions, returns, invoices."""

from typing import NamedTuple

from order_logic.flows.moves import Passing as P
from order_logic.flows.roles import Role as R
from order_logic.text import Word


class Purchase(Word):
    """采购单: where a purchase order stands."""

    NEW = ("新建", "New")
    WAITS = ("待审批", "To approve")
    APPROVED = ("已批准", "Approved")
    PLACED = ("已下达", "Placed")
    PART = ("部分到货", "Partly received")
    RECEIVED = ("已到货", "Received")
    CLOSED = ("已关闭", "Closed")
    CANCELLED = ("已取消", "Cancelled")


class Job(Word):
    """生产任务: where a production job stands."""

    PLANNED = ("已排", "Planned")
    MAKING = ("生产中", "Running")
    PAUSED = ("暂停", "Paused")
    INSPECT = ("待检", "To inspect")
    REWORK = ("返工", "Rework")
    STOCKED = ("完工入库", "Received into stock")
    CANCELLED = ("已取消", "Cancelled")


class Change(Word):
    """变更申请: where a change request stands."""

    WAITS = ("待审批", "To approve")
    APPROVED = ("已批准", "Approved")
    DONE = ("已执行", "Carried out")
    REJECTED = ("已驳回", "Rejected")
    WITHDRAWN = ("已撤回", "Withdrawn")


class Trouble(Word):
    """异常订单: where an order exception stands."""

    JUDGE = ("待判定", "To judge")
    HANDLING = ("处理中", "Handling")
    CONFIRM = ("待确认", "To confirm")
    CLOSED = ("已结案", "Case closed")
    WITHDRAWN = ("已撤回", "Withdrawn")  # entered by mistake: 撤销 leads here, and it counts nowhere


class Returning(Word):
    """退货: where a return stands."""

    ASKED = ("申请", "Asked")
    GRANTED = ("批准", "Granted")
    TAKEN = ("收货", "Taken back")
    CHECKED = ("验货", "Checked")
    REFUNDED = ("退款", "Refunded")
    ALLOWED = ("折让", "Allowance")
    EXCHANGED = ("换货", "Exchanged")
    RESENT = ("补发", "Sent again")
    FINISHED = ("完结", "Finished")
    REJECTED = ("已驳回", "Rejected")


class Billing(Word):
    """发票: where an invoice stands."""

    TO_ISSUE = ("待开", "To issue")
    ISSUED = ("已开", "Issued")
    HANDED = ("已交付", "Handed over")
    REVOKED = ("已撤销", "Revoked")
    PART_RED = ("部分红冲", "Partly reversed")
    RED = ("全额红冲", "Fully reversed")


TROUBLE_OVER = frozenset({Trouble.CLOSED, Trouble.WITHDRAWN})


class Passage(NamedTuple):
    """One row: from which state, by what, to which state, who. The class of the states tells the document."""

    start: Word
    move: P
    end: Word
    roles: tuple[R, ...]


_BUY, _PLAN, _RUN, _STORE, _CHECK = (R.PURCHASING,), (R.PMC,), (R.PRODUCTION,), (R.WAREHOUSE,), (R.QUALITY,)
_SALES, _MANAGER, _HEAD, _MONEY = (R.SALES,), (R.SALES_MANAGER,), (R.ORDER_HEAD,), (R.FINANCE,)
_BOSS = (R.SALES_MANAGER, R.GENERAL_MANAGER, R.DEPUTY)
_ANYONE = tuple(R)
B, J, C, T, G, V = Purchase, Job, Change, Trouble, Returning, Billing

PURCHASE: tuple[Passage, ...] = (
    Passage(B.NEW, P.PURCHASE_SUBMIT, B.WAITS, _BUY),
    Passage(B.WAITS, P.PURCHASE_APPROVE, B.APPROVED, _BOSS),
    Passage(B.WAITS, P.PURCHASE_SEND_BACK, B.NEW, _BOSS),
    Passage(B.APPROVED, P.PURCHASE_PLACE, B.PLACED, _BUY),
    Passage(B.PLACED, P.PURCHASE_RECEIVE_PART, B.PART, _STORE),
    Passage(B.PART, P.PURCHASE_RECEIVE_PART, B.PART, _STORE),
    Passage(B.PLACED, P.PURCHASE_RECEIVE, B.RECEIVED, _STORE),
    Passage(B.PART, P.PURCHASE_RECEIVE, B.RECEIVED, _STORE),
    Passage(B.RECEIVED, P.PURCHASE_CLOSE, B.CLOSED, _BUY),
    Passage(B.PART, P.PURCHASE_SHORT_CLOSE, B.CLOSED, _BUY),
    *(Passage(s, P.PURCHASE_CANCEL, B.CANCELLED, _BUY) for s in (B.NEW, B.WAITS, B.APPROVED, B.PLACED)),
)
PRODUCTION: tuple[Passage, ...] = (
    *(Passage(s, P.JOB_CONFIRM, s, (R.PRODUCTION, R.PMC)) for s in (J.PLANNED, J.MAKING, J.PAUSED, J.INSPECT, J.REWORK)),
    Passage(J.PLANNED, P.JOB_START, J.MAKING, _RUN),
    Passage(J.MAKING, P.JOB_PAUSE, J.PAUSED, _RUN),
    Passage(J.PAUSED, P.JOB_RESUME, J.MAKING, _RUN),
    Passage(J.MAKING, P.JOB_REPORT, J.INSPECT, _RUN),
    Passage(J.INSPECT, P.JOB_REWORK, J.REWORK, _CHECK),
    Passage(J.REWORK, P.JOB_REPORT_AGAIN, J.INSPECT, _RUN),
    Passage(J.INSPECT, P.JOB_STOCK, J.STOCKED, _STORE),
    *(Passage(s, P.JOB_CANCEL, J.CANCELLED, _PLAN) for s in (J.PLANNED, J.PAUSED)),
)
_CHANGERS = (*_BOSS, R.DEPUTY)
CHANGE: tuple[Passage, ...] = (
    Passage(C.WAITS, P.CHANGE_APPROVE, C.APPROVED, _CHANGERS),
    Passage(C.APPROVED, P.CHANGE_CARRY_OUT, C.DONE, (R.SALES, *_CHANGERS)),
    *(Passage(s, P.CHANGE_REJECT, C.REJECTED, _CHANGERS) for s in (C.WAITS, C.APPROVED)),
    *(Passage(s, P.CHANGE_WITHDRAW, C.WITHDRAWN, _SALES) for s in (C.WAITS, C.APPROVED)),
)
EXCEPTION: tuple[Passage, ...] = (
    Passage(T.JUDGE, P.CASE_JUDGE, T.HANDLING, _HEAD),
    Passage(T.HANDLING, P.CASE_REPORT, T.CONFIRM, _ANYONE),
    Passage(T.CONFIRM, P.CASE_AGAIN, T.HANDLING, _HEAD),
    Passage(T.CONFIRM, P.CASE_CLOSE, T.CLOSED, _HEAD),
)
RETURN: tuple[Passage, ...] = (
    Passage(G.ASKED, P.RETURN_GRANT, G.GRANTED, _MANAGER),
    Passage(G.ASKED, P.RETURN_REJECT, G.REJECTED, _MANAGER),
    Passage(G.GRANTED, P.RETURN_TAKE, G.TAKEN, _STORE),
    Passage(G.GRANTED, P.RETURN_ALLOW, G.ALLOWED, _MONEY),
    Passage(G.TAKEN, P.RETURN_CHECK, G.CHECKED, _CHECK),
    Passage(G.CHECKED, P.RETURN_REFUND, G.REFUNDED, _MONEY),
    Passage(G.CHECKED, P.RETURN_ALLOW, G.ALLOWED, _MONEY),
    Passage(G.CHECKED, P.RETURN_EXCHANGE, G.EXCHANGED, _STORE),
    Passage(G.CHECKED, P.RETURN_RESEND, G.RESENT, _STORE),
    *(Passage(s, P.RETURN_FINISH, G.FINISHED, _SALES) for s in (G.REFUNDED, G.ALLOWED, G.EXCHANGED, G.RESENT)),
)
INVOICE: tuple[Passage, ...] = (
    Passage(V.TO_ISSUE, P.INVOICE_ISSUE, V.ISSUED, _MONEY),
    Passage(V.TO_ISSUE, P.INVOICE_REVOKE, V.REVOKED, _MONEY),
    Passage(V.ISSUED, P.INVOICE_HAND_OVER, V.HANDED, _MONEY),
    *(Passage(s, P.INVOICE_REVERSE_PART, V.PART_RED, _MONEY) for s in (V.ISSUED, V.HANDED, V.PART_RED)),
    *(Passage(s, P.INVOICE_REVERSE, V.RED, _MONEY) for s in (V.ISSUED, V.HANDED, V.PART_RED)),
)
PASSAGES: tuple[Passage, ...] = (*PURCHASE, *PRODUCTION, *CHANGE, *EXCEPTION, *RETURN, *INVOICE)


def passage(start: Word | None, move: P) -> Passage | None:
    """The row that leaves ``start`` by ``move``; None when the table has none."""
    return next((row for row in PASSAGES if row.start is start and row.move is move), None)


def passages_from(start: Word | None) -> tuple[Passage, ...]:
    """The rows that leave ``start``."""
    return tuple(row for row in PASSAGES if row.start is start)
