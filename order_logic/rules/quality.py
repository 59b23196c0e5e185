"""Quality: only what passed moves on, a non-conformity is stopped and corrected, and what came is compared with what was ordered."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.derived.purchases import PURCHASE_READS, ZERO
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.records import Arrival, Inspection, OrderLine, PurchaseLine
from order_logic.records.choices import Point
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.arriving import arriving
from order_logic.rules.blanks import is_blank
from order_logic.rules.inspected import below_zero, failed_in, found_in, in_question, is_open
from order_logic.text import Text

_REPORTING = (Passing.JOB_REPORT, Passing.JOB_REPORT_AGAIN)
_STILL_OPEN = Text("{document} 的检验 {inspection} 还没有结果", "inspection {inspection} of {document} has no result yet")
_INSPECT = Text("请品保填结果并按「质检」", "let quality type the result and press Inspect")


@rule(
    "R-50",
    guards=(Shifting.INSPECT, *_REPORTING, Passing.PURCHASE_CLOSE),
    reads=(Inspection, Arrival),
    field="consent",
    about=Inspection,
    policy="来料、工序、成品、出货各环节都要检验，合格的才能进入下一环节；让步接收须品保判定并经客户同意。",
    zh="{document} 让步接收 {quantity}，没有客户同意凭据",
    en="{document} uses {quantity} as they are without the customer's consent",
    fix=("请先取得客户书面同意并填「客户同意凭据」，否则改判返工或报废", "get the customer's written consent, or rework or scrap them"),
)
def only_passed_goods_move_on(case: Case) -> Iterator[Breach]:
    """Inspection at every process step; only passed quantity moves on. S1

    Use as is needs quality and the customer.
    """
    for row in in_question(case):
        if row.as_is and is_blank(row.consent):
            yield breach(row, "consent", document=row.number, quantity=_plain(row.as_is))
    for row in _waited_for(case):
        yield breach(row, "passed", text=_STILL_OPEN, remedy=_INSPECT, document=row.source, inspection=row.number)


def _waited_for(case: Case) -> list[Inspection]:
    """The inspections that have to be done before a job is reported or a purchase is closed."""
    if case.move in _REPORTING:
        return [row for row in case.book.by(Inspection, "source", case.row.number) if is_open(row) and row.point is Point.PROCESS]
    if case.move is Passing.PURCHASE_CLOSE:
        arrivals = case.book.by(Arrival, "purchase", case.row.number)
        return [row for arrival in arrivals for row in case.book.by(Inspection, "source", arrival.number) if is_open(row)]
    return []


_MENDING = (("cause", Text("原因分析", "Root cause")), ("correction", Text("纠正措施", "Corrective action")))


@rule(
    "R-51",
    guards=(Shifting.INSPECT, Passing.JOB_RESUME),
    reads=(Inspection,),
    field="cause",
    about=Inspection,
    policy="发现不合格立即停止，分析原因，采取纠正措施后才能了结、复工。",
    zh="{document} 有 {quantity} 不合格，没有写「{column}」",
    en="{document}: {quantity} do not conform, and {column} is blank",
    fix=("请在「质检」写明原因分析和纠正措施", "write root cause and corrective action into Inspections"),
)
def non_conformity_is_corrected(case: Case) -> Iterator[Breach]:
    """Non-conformity: stop, root cause, correction. S1 S16

    In-process inspection stops the job first; it goes on once cause and correction are written.
    """
    rows = in_question(case)
    if case.move is Shifting.INSPECT:
        rows = [row for row in rows if row.point is not Point.PROCESS]
    elif case.move is Passing.JOB_RESUME:
        rows = [row for row in case.book.by(Inspection, "source", case.row.number) if row.inspected_at and not row.voided]
    for row in rows:
        failed = failed_in(row)
        for name, label in _MENDING if failed > 0 else ():
            if is_blank(getattr(row, name)):
                yield breach(row, name, document=row.number, quantity=_plain(failed), column=label)


_ARRIVING = (Passing.PURCHASE_RECEIVE, Passing.PURCHASE_RECEIVE_PART)
_TOO_MANY = Text("{product} 多到 {surplus}，超过允许溢交 {tolerance}%", "{surplus} of {product} beyond the over-delivery of {tolerance} %")
_SEND_BACK = Text("请改「本次数量」，多到的退供应商", "correct Quantity of this move and send the rest back")
_MORE_THAN_THERE = Text(
    "{document} 判了 {found}，第 {line_no} 行待检只有 {there}", "{document} tells of {found}; line {line_no} has {there}"
)
_BELOW = Text("{document} 的检验数量不能小于 0", "a result of {document} lies below 0")


@rule(
    "R-52",
    guards=(Shifting.RECEIVE, *_ARRIVING, Shifting.INSPECT),
    reads=(*PURCHASE_READS, Inspection),
    field="passed",
    about=Inspection,
    policy="验收时核对订购数量与实际数量，并作记录。",
    zh="{document} 合格、返工、报废、让步合计 {found}，送检 {quantity}",
    en="{document}: the results come to {found}, {quantity} were to be inspected",
    fix=("请核对各数量，合计须等于送检数量", "check the quantities: together they are what was to be inspected"),
)
def ordered_is_compared_with_actual(case: Case) -> Iterator[Breach]:
    """Acceptance compares ordered and actual quantity and records it. S16"""
    if case.move is Shifting.RECEIVE:
        yield from _surplus_of_lines(case)
    elif case.move in _ARRIVING:
        yield from _surplus_of_purchase(case)
    for row in in_question(case):
        found = found_in(row)
        if below_zero(row):
            yield breach(row, text=_BELOW, document=row.number)
        elif found != (row.quantity or ZERO):
            yield breach(row, document=row.number, found=_plain(found), quantity=_plain(row.quantity or ZERO))
    yield from _more_than_there(case)


def _surplus_of_lines(case: Case) -> Iterator[Breach]:
    """Goods of an order line that came in beyond what was under way, and beyond the over-delivery allowed."""
    for line in dict.fromkeys(part.line for part in case.portions):
        there = sum((getattr(line, part.stage.name.lower()) or ZERO for part in case.portions if part.line is line), ZERO)
        came = sum((part.quantity for part in case.portions if part.line is line), ZERO)
        surplus = (line.over or ZERO) + came - there
        if came > there and surplus > _tolerated(line.quantity, case):
            yield _too_many(case, line, surplus)


def _surplus_of_purchase(case: Case) -> Iterator[Breach]:
    for line, quantity in arriving(case):
        surplus = (line.received or ZERO) + quantity - (line.quantity or ZERO)
        if surplus > _tolerated(line.quantity, case):
            yield _too_many(case, line, surplus)


def _tolerated(quantity: Decimal | None, case: Case) -> Decimal:
    return (quantity or ZERO) * case.press.settings.over_delivery / 100


def _too_many(case: Case, line: OrderLine | PurchaseLine, surplus: Decimal) -> Breach:
    tolerance = _plain(case.press.settings.over_delivery)
    return breach(
        line, "this_quantity", text=_TOO_MANY, remedy=_SEND_BACK, product=line.product, surplus=_plain(surplus), tolerance=tolerance
    )


def _more_than_there(case: Case) -> Iterator[Breach]:
    """Results of an order line that come to more than waits for inspection."""
    lines: dict[OrderLine, Decimal] = {part.line: part.line.to_inspect or ZERO for part in case.portions if part.stage is Stage.TO_INSPECT}
    for line, there in lines.items():
        rows = [row for row in in_question(case) if row.line_no == line.line_no]
        found = sum(map(found_in, rows), ZERO)
        if found > there:
            numbers = [row.number for row in rows]
            yield breach(rows[0], text=_MORE_THAN_THERE, document=numbers, found=_plain(found), there=_plain(there), line_no=line.line_no)


def _plain(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"
