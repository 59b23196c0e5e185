"""What it brings about that quality inspects goods of an order."""

from decimal import Decimal

from order_logic.book import Add, key_of
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Inspection, OrderLine, Product
from order_logic.records.choices import Level, Point, Supply
from order_logic.rule import Case, Finding
from order_logic.rules.inspected import ZERO, in_question, open_inspections
from order_logic.text import Text
from order_logic.verbs.effect import Made, effect
from order_logic.verbs.effects.receiving import GOODS_READS
from order_logic.verbs.inspections import asked, judged
from order_logic.verbs.refusals import Refusal, refused

_BEGUN = Text("已为第 {line_no} 行开质检单 {document}", "inspection {document} has been begun for line {line_no}")
_FILL_IN = Text("请在「质检」填检验结果后再按「质检」", "type the result into Inspections, then press Inspect again")


@effect(Shifting.INSPECT, reads=GOODS_READS)
def inspect(case: Case, role: Role) -> Made:
    """The results typed into the inspections decide where the goods go; without any, the person is told which row to fill in."""
    rows = in_question(case)
    if rows:
        told = judged(case, rows)
        return Made(told.changes, told.legs, told.findings)
    waiting = open_inspections(case)
    if waiting:
        return Made(findings=[no_result(row) for row in waiting])
    begun = [_begun(case, line, quantity) for line, quantity in _waiting_goods(case).items()]
    return Made(begun, (), [_told(case, add.row) for add in begun])


def no_result(row: Inspection) -> Finding:
    """The refusal of an inspection into which nothing has been typed."""
    return refused(Refusal.NO_RESULT, row.order, "passed", Inspection, key_of(row), document=row.number)


def _waiting_goods(case: Case) -> dict[OrderLine, Decimal]:
    """What of each line waits for an inspection that nobody has asked for, such as goods that a customer refused."""
    found: dict[OrderLine, Decimal] = {}
    for portion in case.portions:
        found[portion.line] = found.get(portion.line, ZERO) + portion.quantity if portion.stage is Stage.TO_INSPECT else ZERO
    return {line: quantity for line, quantity in found.items() if quantity > 0}


def _begun(case: Case, line: OrderLine, quantity: Decimal) -> Add:
    item = case.book.get(Product, line.product)
    bought = item is not None and item.supply is Supply.BOUGHT
    return asked(case, line, quantity, Point.INCOMING if bought else Point.FINISHED)


def _told(case: Case, row: Inspection) -> Finding:
    facts: dict[str, object] = {"line_no": row.line_no, "document": row.number}
    return Finding("R-50", Level.NOTE, _BEGUN, _FILL_IN, facts, Inspection, key_of(row), "passed", case.order.number)
