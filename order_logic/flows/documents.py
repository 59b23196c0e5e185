"""The flows of the other documents: purchases, production, changes, exceptions, returns, invoices."""

from enum import Enum
from typing import NamedTuple

from order_logic.flows.roles import Role as R
from order_logic.text import Text, Word


class Document(Word):
    """A document with a flow of its own."""

    PURCHASE = ("采购单", "Purchase order")
    PRODUCTION = ("生产任务", "Production job")
    CHANGE = ("变更申请", "Change request")
    EXCEPTION = ("异常订单", "Order exception")
    RETURN = ("退货", "Return")
    INVOICE = ("发票", "Invoice")


class Passage(NamedTuple):
    """One row: the document, from which state, by what, to which state, who."""

    document: Document
    start: Text
    move: Text
    end: Text
    roles: tuple[R, ...]


class _State(Enum):
    """Every state and move of these documents, said once."""

    NEW = Text("新建", "New")
    WAITS = Text("待审批", "To approve")
    APPROVED = Text("已批准", "Approved")
    PLACED = Text("已下达", "Placed")
    PART = Text("部分到货", "Partly received")
    RECEIVED = Text("已到货", "Received")
    CLOSED = Text("已关闭", "Closed")
    CANCELLED = Text("已取消", "Cancelled")
    PLANNED = Text("已排", "Planned")
    MAKING = Text("生产中", "Running")
    PAUSED = Text("暂停", "Paused")
    INSPECT = Text("待检", "To inspect")
    REWORK = Text("返工", "Rework")
    STOCKED = Text("完工入库", "Received into stock")
    DONE = Text("已执行", "Carried out")
    REJECTED = Text("已驳回", "Rejected")
    WITHDRAWN = Text("已撤回", "Withdrawn")
    JUDGE = Text("待判定", "To judge")
    HANDLING = Text("处理中", "Handling")
    CONFIRM = Text("待确认", "To confirm")
    CLOSED_CASE = Text("已结案", "Case closed")
    ASKED = Text("申请", "Asked")
    GRANTED = Text("批准", "Granted")
    TAKEN = Text("收货", "Taken back")
    CHECKED = Text("验货", "Checked")
    REFUNDED = Text("退款", "Refunded")
    ALLOWED = Text("折让", "Allowance")
    EXCHANGED = Text("换货", "Exchanged")
    RESENT = Text("补发", "Sent again")
    FINISHED = Text("完结", "Finished")
    TO_ISSUE = Text("待开", "To issue")
    ISSUED = Text("已开", "Issued")
    HANDED = Text("已交付", "Handed over")
    REVOKED = Text("已撤销", "Revoked")
    PART_RED = Text("部分红冲", "Partly reversed")
    RED = Text("全额红冲", "Fully reversed")


X = _State


def _chain(document: Document, *legs: tuple[_State, str, str, _State, tuple[R, ...]]) -> tuple[Passage, ...]:
    return tuple(Passage(document, a.value, Text(zh, en), b.value, roles) for a, zh, en, b, roles in legs)


_BUY, _PLAN, _RUN, _STORE, _CHECK = (R.PURCHASING,), (R.PMC,), (R.PRODUCTION,), (R.WAREHOUSE,), (R.QUALITY,)
_SALES, _MANAGER, _BOSS, _HEAD, _MONEY = (R.SALES,), (R.SALES_MANAGER,), (R.SALES_MANAGER, R.GENERAL_MANAGER), (R.ORDER_HEAD,), (R.FINANCE,)

PURCHASE = _chain(
    Document.PURCHASE,
    (X.NEW, "提交", "Submit", X.WAITS, _BUY),
    (X.WAITS, "批准", "Approve", X.APPROVED, _BOSS),
    (X.WAITS, "退回", "Send back", X.NEW, _BOSS),
    (X.APPROVED, "下达", "Place", X.PLACED, _BUY),
    (X.PLACED, "部分到货", "Receive a part", X.PART, _STORE),
    (X.PLACED, "到货", "Receive", X.RECEIVED, _STORE),
    (X.PART, "到货", "Receive", X.RECEIVED, _STORE),
    (X.RECEIVED, "关闭", "Close", X.CLOSED, _BUY),
    (X.PART, "短交", "Short close", X.CLOSED, _BUY),
    *((s, "取消", "Cancel", X.CANCELLED, _BUY) for s in (X.NEW, X.WAITS, X.APPROVED, X.PLACED)),
)
PRODUCTION = _chain(
    Document.PRODUCTION,
    (X.PLANNED, "开工", "Start", X.MAKING, _RUN),
    (X.MAKING, "暂停", "Pause", X.PAUSED, _RUN),
    (X.PAUSED, "复工", "Resume", X.MAKING, _RUN),
    (X.MAKING, "报检", "Report for inspection", X.INSPECT, _RUN),
    (X.INSPECT, "返工", "Rework", X.REWORK, _CHECK),
    (X.REWORK, "报检", "Report for inspection", X.INSPECT, _RUN),
    (X.INSPECT, "入库", "Receive", X.STOCKED, _STORE),
    *((s, "取消", "Cancel", X.CANCELLED, _PLAN) for s in (X.PLANNED, X.PAUSED)),
)
CHANGE = _chain(
    Document.CHANGE,
    (X.WAITS, "批准", "Approve", X.APPROVED, _BOSS),
    (X.APPROVED, "执行", "Carry out", X.DONE, _BOSS),
    *((s, "驳回", "Reject", X.REJECTED, _BOSS) for s in (X.WAITS, X.APPROVED)),
    *((s, "撤回", "Withdraw", X.WITHDRAWN, _SALES) for s in (X.WAITS, X.APPROVED)),
)
EXCEPTION = _chain(
    Document.EXCEPTION,
    (X.JUDGE, "判定", "Judge", X.HANDLING, _HEAD),
    (X.HANDLING, "提交结果", "Report the result", X.CONFIRM, tuple(R)),
    (X.CONFIRM, "重新处理", "Handle again", X.HANDLING, _HEAD),
    (X.CONFIRM, "结案", "Close the case", X.CLOSED_CASE, _HEAD),
)
RETURN = _chain(
    Document.RETURN,
    (X.ASKED, "批准", "Grant", X.GRANTED, _MANAGER),
    (X.ASKED, "驳回", "Reject", X.REJECTED, _MANAGER),
    (X.GRANTED, "收货", "Take back", X.TAKEN, _STORE),
    (X.GRANTED, "折让", "Allow", X.ALLOWED, _MONEY),
    (X.TAKEN, "验货", "Check", X.CHECKED, _CHECK),
    (X.CHECKED, "退款", "Refund", X.REFUNDED, _MONEY),
    (X.CHECKED, "折让", "Allow", X.ALLOWED, _MONEY),
    (X.CHECKED, "换货", "Exchange", X.EXCHANGED, _STORE),
    (X.CHECKED, "补发", "Send again", X.RESENT, _STORE),
    *((s, "完结", "Finish", X.FINISHED, _SALES) for s in (X.REFUNDED, X.ALLOWED, X.EXCHANGED, X.RESENT)),
)
INVOICE = _chain(
    Document.INVOICE,
    (X.TO_ISSUE, "开票", "Issue", X.ISSUED, _MONEY),
    (X.TO_ISSUE, "撤销", "Revoke", X.REVOKED, _MONEY),
    (X.ISSUED, "交付", "Hand over", X.HANDED, _MONEY),
    *((s, "部分红冲", "Reverse a part", X.PART_RED, _MONEY) for s in (X.ISSUED, X.HANDED)),
    *((s, "全额红冲", "Reverse", X.RED, _MONEY) for s in (X.ISSUED, X.HANDED, X.PART_RED)),
)
PASSAGES: tuple[Passage, ...] = (*PURCHASE, *PRODUCTION, *CHANGE, *EXCEPTION, *RETURN, *INVOICE)
