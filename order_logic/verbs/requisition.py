"""生成物料需求: writes the material requisitions of confirmed orders (R-40)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from order_logic.book import Book
from order_logic.derived.assignment import ASSIGNMENT_READS, assigned_to
from order_logic.derived.bom import has_bill
from order_logic.derived.calendar import calendar_of
from order_logic.derived.jobs import ZERO, jobs_of
from order_logic.derived.needs import NEED_READS, planned_of, to_make
from order_logic.derived.stages import goods_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, OrderLine, Product, ProductionJob
from order_logic.records.choices import Level, Supply, Topic
from order_logic.rule import Case, Finding, Portion
from order_logic.text import Text
from order_logic.verbs.deeds import Deed
from order_logic.verbs.materials import MATERIAL_READS, needs_for
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import orders_of, resolved
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.rulebook import all_rules
from order_logic.verbs.telling import TELLING, notice

REQUISITION_READS: tuple[type, ...] = (ProductionJob, *MATERIAL_READS, *NEED_READS, *ASSIGNMENT_READS, *TELLING)

_READERS = (Role.WAREHOUSE, Role.PURCHASING, Role.PRODUCTION, Role.QUALITY)
"""Whom the requisition is sent to (S12 5.4.1)."""
_LOOK = Text(
    "{number} 的物料需求单已生成，请仓库填库存数量，采购按缺口采购",
    "the material requisition of {number} is written: the warehouse fills in the stock, purchasing buys what is short",
)
_NO_BILL = Text("{number} 没有自制且有物料清单的货品", "{number} has no goods that are made and have a bill of materials")
_ENTER_ONE = Text(
    "请工程先在「物料清单」录入，或核对产品的「来源」", "let engineering enter the bill first, or check Supply of the product"
)


def write_requisitions(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Order × bill of materials for every line of the picked orders that is made; what the warehouse typed stays."""
    return one_by_one(book, orders_of(resolved(book, picked)), press, lambda now, number: _written(now, number, press))


def _written(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press)
    lines = [line for line in goods_of(number, book) if _is_made(order, line, book)]
    findings = [*_obstacles(case), *_unreckonable(case, lines)]
    if not lines:
        findings.append(Finding("R-40", Level.WARN, _NO_BILL, _ENTER_ONE, {"number": number}, Order, (number,), "number", number))
    if any(finding.blocks for finding in findings):
        return Moved(book, [], findings)
    changes = [change for line in lines for change in needs_for(case, line, to_make(line, book), _needed_on(case, line))]
    if changes:
        changes.append(notice(case, Topic.ORDER, _LOOK, to=_READERS, number=number))
    return Moved(book.after(changes), changes, findings, number if lines else "")


def _obstacles(case: Case) -> Iterator[Finding]:
    role = signing_role(case, Deed.WRITE_REQUISITION, (Role.PMC,))
    if isinstance(role, Finding):
        yield role
    number, status = case.order.number, case.order.commercial
    if status is not Commercial.CONFIRMED:
        yield refused(Refusal.NOT_CONFIRMED, number, "commercial", status=status, move=Deed.WRITE_REQUISITION)


def _is_made(order: Order, line: OrderLine, book: Book) -> bool:
    """Whether materials are asked for: there is a bill, and the goods are made or at least not said to be bought."""
    bought = assigned_to(order, line.product, book) is Supply.BOUGHT
    return has_bill(line.product, book) and (not bought or planned_of(line, book) > 0)


def _unreckonable(case: Case, lines: Sequence[OrderLine]) -> list[Finding]:
    """What keeps the bills from being reckoned, as the rule says it when goods are made (R-40)."""
    portions = tuple(Portion(line, Stage.OPEN, line.quantity or ZERO) for line in lines)
    return all_rules()["R-40"].findings(replace(case, move=Shifting.MAKE, portions=portions))


def _needed_on(case: Case, line: OrderLine) -> date | None:
    """When production begins: as its jobs say, else the lead days of the product before our date."""
    starts = [job.start_on for job in jobs_of(line, case.book) if job.start_on]
    due, product = case.order.promised_on or case.order.requested_on, case.book.get(Product, line.product)
    if starts or due is None:
        return min(starts, default=None)
    return calendar_of(case.book).add_workdays(due, -((product.lead_days if product else None) or 0))
