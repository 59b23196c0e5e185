"""合同评审单: five departments judge an order beside the facts the desk knows, and the general manager signs the date."""

from collections.abc import Sequence
from datetime import timedelta

from order_logic.book import Book
from order_logic.derived.approval import promise_approved
from order_logic.derived.receipts import MONEY_READS
from order_logic.derived.steps import route_of
from order_logic.flows.commercial import Commercial, Route
from order_logic.press import Press
from order_logic.records import (
    ChangeRequest,
    Customer,
    OpeningBalance,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    Product,
    Promise,
    Signature,
    Stock,
    User,
)
from order_logic.text import Text
from reports.blocks import Head, Mark
from reports.figures import day, filled
from reports.order_parts import credit_of, our_company, tax_parts
from reports.refusals import UNKNOWN_ORDER, UNPRICED
from reports.report import Refused, Topic, report
from reports.review import Review
from reports.review_rows import conclusion_of, conditions_of, consent_of, facts_of, lines_of, money_of, opinions_of, signs_of

READS = (
    Order, OrderLine, Customer, Product, Stock, OrderType, Opinion, Promise, Signature, User, OpeningBalance, ChangeRequest, *MONEY_READS,
)  # fmt: skip
TITLE, SUBTITLE = Text("合同评审单", "Contract review"), Text("CONTRACT REVIEW", "合同评审单")
COPIES = Text("正本：订单部　副本：财务、PMC", "Original: orders　Copies: finance, PMC")
RUSH = Text("要求交期 {day}", "requested for {day}")
UNKNOWN_CUSTOMER = Text("客户表里没有这个客户编号，无法计算信用", "no customer has this code, credit cannot be reckoned")
UNREVIEWED = (
    Text("「{type}」订单免评审，没有合同评审单", "orders of type {type} are not reviewed and have no contract review"),
    Text("请选需评审的订单", "choose an order that is reviewed"),
)


def reviews_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every order that is in review or waits for approval after one, by number."""
    waiting = (Commercial.IN_REVIEW, Commercial.IN_APPROVAL)
    orders = sorted((o for o in book.all(Order) if o.commercial in waiting and route_of(o, book) is Route.REVIEWED), key=lambda o: o.number)
    return tuple(Topic(order.number) for order in orders)


@report(zh="合同评审单", en="Contract review", about=Order, reads=READS, due=reviews_due)
def contract_review(book: Book, topic: Topic, press: Press) -> Review | Refused:
    """The review of one order as it stands now; a draft until departments were asked."""
    order = book.get(Order, topic.key)
    if order is None:
        return Refused(topic, *UNKNOWN_ORDER)
    if route_of(order, book) is Route.UNREVIEWED:
        return Refused(topic, *(filled(text, type=order.order_type) for text in UNREVIEWED))
    lines = sorted(book.by(OrderLine, "order", order.number), key=lambda line: line.line_no or 0)
    if blank := [line.line_no for line in lines if line.quantity is None or line.price is None] or ([] if lines else [1]):
        return Refused(topic, *(filled(text, lines=blank) for text in UNPRICED))
    return _review(order, lines, _latest_round(order, book), book, press)


def _review(order: Order, lines: Sequence[OrderLine], asked: Sequence[Opinion], book: Book, press: Press) -> Review:
    started = min((row.sent_at for row in asked if row.sent_at), default=None)
    customer = book.get(Customer, order.customer)
    credit, no_credit = credit_of(order, customer, book, press) if customer else ((), UNKNOWN_CUSTOMER)
    return Review(
        head=Head(our_company(press.settings), _number(order, asked), TITLE, SUBTITLE, COPIES, "", _mark(order, asked), dated=started),
        order=order.number,
        started_at=started,
        due_at=started + timedelta(hours=press.settings.review_hours) if started else None,
        rush=filled(RUSH, day=day(order.requested_on)) if order.rush else None,
        facts=facts_of(order, customer),
        as_of=press.now,
        tax_included=order.tax_included is not False,
        lines=lines_of(lines, book),
        split=tax_parts((line, money_of(line, order)) for line in lines),
        opinions=opinions_of(order, lines, asked, book),
        credit=credit,
        no_credit=no_credit,
        conclusion=conclusion_of(order, asked),
        requested_on=order.requested_on,
        promised_on=order.promised_on,
        consent=consent_of(promise_approved(order, book)),
        conditions=conditions_of(asked),
        signs=signs_of(order, book, press),
    )


def _number(order: Order, asked: Sequence[Opinion]) -> str:
    """The order's number with PS, and the round from the second on: nothing to hand out, nothing to lose."""
    turn = max((row.round or 1 for row in asked), default=1)
    return f"PS{order.number.removeprefix('SO')}" + (f"-{turn}" if turn > 1 else "")


def _latest_round(order: Order, book: Book) -> list[Opinion]:
    rows = [row for row in book.by(Opinion, "order", order.number) if not row.voided]
    last = max((row.round or 0 for row in rows), default=0)
    return [row for row in rows if (row.round or 0) == last]


def _mark(order: Order, asked: Sequence[Opinion]) -> Mark | None:
    if order.commercial in (Commercial.CANCELLED, Commercial.REJECTED):
        return Mark.VOID
    return None if asked else Mark.DRAFT
