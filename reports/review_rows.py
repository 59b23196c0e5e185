"""What a contract review takes from the book: its lines, opinions, conclusion and signatures."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.amounts import rate_of
from order_logic.derived.approval import TOP, manager_limit
from order_logic.derived.facts import free_stock, gaps, review_facts
from order_logic.derived.passed import passed
from order_logic.derived.steps import reviewers_of, signed
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.money import TaxSplit, line_amount, shown, split_tax
from order_logic.press import Press
from order_logic.records import Customer, Opinion, Order, OrderLine, Promise, Signature, Stock
from order_logic.records.choices import MONEY_ONLY, Verdict
from order_logic.text import Text
from reports.blocks import Sign
from reports.figures import day, filled
from reports.order_parts import goods_of, person_of
from reports.review import Conclusion, Line, OpinionRow

ZERO = Decimal(0)
Facts = tuple[tuple[Text, object], ...]
IN_STOCK = Text("现货", "in stock")
AGREED = Text("客户 {day} 同意，凭据：{evidence}", "customer agreed on {day}, evidence: {evidence}")
CONDITION = Text("{department}：{text}", "{department}: {text}")
PLANNING, COMPLETE = Text("业务（PMC）", "Planning (PMC)"), Text("意见齐备，提交审批", "opinions complete")
ABOVE = Text("超过 {limit} 元转总经理", "above {limit}: general manager")
SEALS = {
    (True, True): Text("已盖章、已签字", "sealed and signed"),
    (True, False): Text("已盖章，未签字", "sealed, not signed"),
    (False, True): Text("已签字，未盖章", "signed, not sealed"),
    (False, False): Text("未盖章、未签字", "neither sealed nor signed"),
}


def money_of(line: OrderLine, order: Order) -> TaxSplit:
    """The amount of a line with its tax; a blank rate counts as none."""
    amount = line_amount(line.quantity or ZERO, line.price or ZERO, line.discount or ZERO)
    return split_tax(amount, rate_of(line), included=order.tax_included is not False)


def lines_of(lines: Sequence[OrderLine], book: Book) -> tuple[Line, ...]:
    """The lines with free stock, what is short, and the day by which the gap is covered."""
    short = {line.line_no: lacking for line, lacking in gaps(lines, book)}
    return tuple(
        Line(
            number=line.line_no or 0,
            code=line.product,
            name=goods_of(line),
            unit=line.unit,
            quantity=line.quantity or ZERO,
            price=line.price or ZERO,
            amount=line_amount(line.quantity or ZERO, line.price or ZERO, line.discount or ZERO),
            stock=None if line.kind in MONEY_ONLY else free_stock(line.product, book),
            gap=short.get(line.line_no),
            ready=None if line.kind in MONEY_ONLY else _ready(line, short.get(line.line_no, ZERO), book),
        )
        for line in lines
    )


def _ready(line: OrderLine, lacking: Decimal, book: Book) -> date | Text | None:
    """The day by which what is on its way covers the gap; None while nothing covers it."""
    if not lacking:
        return IN_STOCK
    coming = [(s.expected_on, s.expected or ZERO) for s in book.by(Stock, "product", line.product) if s.expected_on]
    reached = ZERO
    for on, amount in sorted(coming):
        reached += amount
        if reached >= lacking:
            return on
    return None


def facts_of(order: Order, customer: Customer | None) -> Facts:
    """The order in ten facts, two a row."""
    name = customer.name if customer else order.customer
    return (
        (Text("客　户", "Customer"), name),
        (Text("客户单号", "Customer PO"), order.customer_po),
        (Text("联系人", "Contact"), f"{order.contact}　{order.phone}"),
        (Text("下单日期", "Ordered"), order.ordered_on),
        (Text("收货地址", "Deliver to"), order.address),
        (Text("要求交期", "Requested"), order.requested_on),
        (Text("结算付款", "Payment"), filled(Text("{how}", "{how}"), how=[how for how in (order.settlement, order.payment) if how])),
        (Text("合同签章", "Contract"), SEALS[order.contract_sealed is True, order.contract_signed is True]),
        (Text("特殊要求", "Special"), order.special),
        (Text("渠　道", "Channel"), order.channel),
    )


def opinions_of(order: Order, lines: Sequence[OrderLine], asked: Sequence[Opinion], book: Book) -> tuple[OpinionRow, ...]:
    """A row a department: the facts it was asked with, or those of now where nobody was asked yet."""
    if not asked:
        return tuple(OpinionRow(role, (review_facts(role, order, lines, book),)) for role in reviewers_of(order, book))
    return tuple(
        OpinionRow(
            department=row.department,
            facts=(Text(row.facts, row.facts) if row.facts else review_facts(row.department, order, lines, book),),
            verdict=row.verdict,
            text=row.text,
            person=person_of(row.person, book) if row.person else "",
            given_at=row.given_at,
        )
        for row in asked
        if row.department
    )


def conclusion_of(order: Order, asked: Sequence[Opinion]) -> Conclusion | None:
    """What became of the order; None while the general manager or sales manager has not decided."""
    if order.commercial is Commercial.REJECTED:
        return Conclusion.DECLINE
    if not passed(order, Move.APPROVE):
        return None
    return Conclusion.CONDITIONAL if any(row.verdict is Verdict.CONDITIONAL for row in asked) else Conclusion.ACCEPT


def conditions_of(asked: Sequence[Opinion]) -> tuple[Text, ...]:
    """What the departments made their yes depend on."""
    tied = (row for row in asked if row.verdict is Verdict.CONDITIONAL and row.text)
    return tuple(filled(CONDITION, department=row.department, text=row.text) for row in tied)


def consent_of(promise: Promise | None) -> Text | None:
    """That the customer agreed to the promised day (R-19), where it was written down."""
    if promise is None or promise.consent_on is None:
        return None
    return filled(AGREED, day=day(promise.consent_on), evidence=promise.consent_evidence)


def signs_of(order: Order, book: Book, press: Press) -> tuple[Sign, ...]:
    """The four boxes, filled in where somebody signed in the desk."""
    approvals = signed(order, book, Move.APPROVE)
    limit = filled(ABOVE, limit=shown(manager_limit(order, book, press.settings)))
    return (
        _box(
            Text("业务（PMC）", "Planning (PMC)"), Text("意见齐备，提交审批", "opinions complete"), signed(order, book, Move.SUBMIT), book
        ),
        _box(Text("销售经理", "Sales manager"), limit, [s for s in approvals if s.role is Role.SALES_MANAGER], book),
        _box(
            Text("总经理（或代理人）", "General manager or deputy"),
            Text("批准接单及承诺交期", "accepts order and date"),
            [s for s in approvals if s.role in TOP],
            book,
            seal=True,
        ),
        _box(Text("财务", "Finance"), Text("收到副本，已登记", "copy received and booked"), signed(order, book, Move.BOOK), book),
    )


def _box(who: Text, duty: Text, given: Sequence[Signature], book: Book, seal: bool = False) -> Sign:
    if not given:
        return Sign(who, duty, seal=seal)
    return Sign(who, duty, person_of(given[-1].person, book), given[-1].signed_at, seal)
