"""待我审批: what this person is to sign, with amount, margin and credit on one line."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from order_logic.book import Book, key_of
from order_logic.columns import Kind
from order_logic.derived.approval import objections
from order_logic.derived.credit import standing
from order_logic.derived.listing import Head, Row, both
from order_logic.derived.margin import MARGIN_READS, margin_of
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.tasks import TASK_READS, approvals_of
from order_logic.derived.view import AMOUNT, CUSTOMER, ORDER, view
from order_logic.money import shown
from order_logic.press import Press
from order_logic.records import Customer, Order, PurchaseOrder
from order_logic.text import Text

_HEADS = (
    Head("move", Text("要签", "To sign")), Head("document", Text("单据", "Document"), Kind.CODE), ORDER, CUSTOMER, AMOUNT,
    Head("margin", Text("毛利率", "Margin"), Kind.PERCENT), Head("credit", Text("信用", "Credit")),
    Head("requested_on", Text("要求交期", "Requested"), Kind.DAY), Head("promised_on", Text("确认交期", "Promised"), Kind.DAY),
    Head("objections", Text("不同意的部门", "Objections")),
)  # fmt: skip
_UNKNOWN = Text("无数据", "no data")
_NO_CREDIT = Text("款到发货", "prepaid")
_WITHIN = Text("可用 {available}", "{available} free")
_OVER = Text("▲ 超 {over}", "▲ {over} over")
_LATE = Text("▲ 逾期 {overdue}", "▲ {overdue} overdue")
_NOT_ASSESSED = Text("▲ 未评估", "▲ not assessed")
_READS = (*TASK_READS, *LEDGER_READS, *MARGIN_READS, Customer)


@view("my_approvals", "待我审批", "To sign", _HEADS, _READS)
def my_approvals(book: Book, press: Press) -> Iterator[Row]:
    """Every signature of consent that waits for the person, the largest amount first."""
    found = [(task, _amount(task.row, task.order)) for task in approvals_of(book, press)]
    for task, amount in sorted(found, key=lambda pair: -(pair[1] or Decimal(0))):
        order, document = task.order, "" if isinstance(task.row, Order) else task.row.number
        facts: tuple[Any, ...] = ("", "", amount, None, None, None, None, ())
        if order:
            margin = margin_of(order, book)
            against = tuple(o.department for o in objections(order, book) if o.department)
            facts = (
                order.number, order.customer_name, amount, _UNKNOWN if margin is None else margin, credit_words(order, book, press),
                order.requested_on, order.promised_on, against,
            )  # fmt: skip
        yield Row((task.move, document, *facts), type(task.row), key_of(task.row), order.number if order else "")


def _amount(row: Any, order: Order | None) -> Decimal | None:
    if isinstance(row, PurchaseOrder):
        return row.amount
    return order.amount if order else None


def credit_words(order: Order, book: Book, press: Press) -> Text:
    """How the order stands with its customer's credit, in a few words."""
    stands = standing(order, book, press.settings, press.today)
    if stands is None:
        return _NO_CREDIT
    if stands.exposure.limit is None:
        return _NOT_ASSESSED
    said = (
        both(_OVER, over=shown(stands.exposure.over))
        if stands.exposure.over
        else both(_WITHIN, available=shown(stands.exposure.available or Decimal(0)))
    )
    late = both(_LATE, overdue=shown(stands.overdue)) if stands.overdue else Text("", "")
    return Text(f"{said.zh} {late.zh}".strip(), f"{said.en} {late.en}".strip())
