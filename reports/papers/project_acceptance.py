"""项目验收单: goals, milestones and deliveries of a project beside the customer's verdict, to be signed and sealed (R-98)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.amounts import gross_of
from order_logic.derived.people import PROJECT
from order_logic.derived.stages import GONE_READS, gone_of
from order_logic.flows.commercial import Commercial
from order_logic.money import in_words
from order_logic.press import Press
from order_logic.records import Acceptance, Customer, Milestone, Order, OrderLine, OrderType
from order_logic.records.choices import MONEY_ONLY, Proof
from order_logic.text import Text, Word
from reports.blocks import Company, Copy, Head, Sign
from reports.figures import DAY, counted, filled
from reports.order_parts import buyer, goods_of, mark_of, our_company
from reports.refusals import UNKNOWN_CUSTOMER, UNKNOWN_ORDER
from reports.report import Refused, Topic, report
from reports.secrecy import sees_prices

ZERO = Decimal(0)
READS = (Order, OrderLine, OrderType, Customer, Milestone, Acceptance, *GONE_READS)
TITLE, SUBTITLE = Text("项目验收单", "Project acceptance"), Text("PROJECT ACCEPTANCE", "项目验收单")
COPIES = Text("正本：客户　副本：项目部、财务", "Original: customer　Copies: project, finance")
NO_PROJECT = (
    Text("订单类型「{type}」不是项目，也不以项目验收单交付", "orders of type {type} are no projects and need no acceptance"),
    Text("请选项目订单；门店、电商等用送货单", "choose a project order; others have a delivery note"),
)
NO_PLAN = Text("「项目计划」里没有这个项目的目标和里程碑", "the project has no plan"), Text("请在「项目计划」填写", "fill in Project plan")
IN_TIME, LATE = Text("按期", "on time"), Text("晚 {days}", "{days} late")
OPEN, OVERDUE = Text("未完成", "open"), Text("未完成，已晚 {days}", "open, {days} late")
MANAGER = Text("项目经理", "Project manager"), Text("交付完成，资料齐全", "delivered and documented")
HEAD = Text("销售经理", "Sales manager"), Text("同意提交验收", "submitted for acceptance")
CLIENT = Text("客户验收人", "Customer"), Text("验收结论见上", "verdict above")


class Verdict(Word):
    """What the customer may tick."""

    PASSED = ("验收合格", "Accepted")
    TIED = ("有条件通过，遗留问题限期整改", "Accepted, open points to be settled")
    FAILED = ("不合格，整改后重新验收", "Not accepted, to be shown again")


class Step(NamedTuple):
    """A milestone, its day in the plan and the day it was reached."""

    number: int
    milestone: str
    due_on: date | None
    done_on: date | None
    standing: Text
    person: str


class Item(NamedTuple):
    """What was to be delivered of one line, and what the customer has signed for; fees and services have no such figures."""

    number: int
    goods: str
    unit: str
    ordered: Decimal
    shipped: Decimal | None
    signed: Decimal | None


@dataclass(frozen=True, slots=True)
class AcceptanceForm:
    """An acceptance as printed: for the pen where the customer has not spoken yet."""

    head: Head
    order: str
    project: str
    contract_no: str
    due_on: date | None
    accepted_on: date | None
    customer: Company
    amount: Decimal | None
    goals: tuple[str, ...]
    steps: tuple[Step, ...]
    risks: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    result: str
    open_points: str
    evidence: str
    signs: tuple[Sign, ...]

    @property
    def choices(self) -> tuple[Verdict, ...]:
        return tuple(Verdict)

    @property
    def reached(self) -> int:
        """How many milestones are reached."""
        return sum(step.done_on is not None for step in self.steps)

    @property
    def words(self) -> str:
        return in_words(self.amount) if self.amount is not None else ""


def acceptances_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every confirmed project that the customer has not accepted yet, by number."""
    confirmed = [order for order in book.all(Order) if order.commercial is Commercial.CONFIRMED and _is_project(order, book)]
    waiting = [o for o in confirmed if not any(row.accepted_on and row.result for row in book.by(Acceptance, "order", o.number))]
    return tuple(Topic(order.number) for order in sorted(waiting, key=lambda order: order.number))


@report(zh="项目验收单", en="Project acceptance", about=Order, reads=READS, due=acceptances_due, copies=(Copy.CUSTOMER, Copy.OURS))
def project_acceptance(book: Book, topic: Topic, press: Press) -> AcceptanceForm | Refused:
    """The acceptance of one project; a draft until the order is approved."""
    order = book.get(Order, topic.key)
    if order is None:
        return Refused(topic, *UNKNOWN_ORDER)
    if not _is_project(order, book):
        return Refused(topic, *(filled(text, type=order.order_type) for text in NO_PROJECT))
    customer, plan = book.get(Customer, order.customer), sorted(book.by(Milestone, "order", order.number), key=lambda row: row.number or 0)
    if customer is None:
        return Refused(topic, *UNKNOWN_CUSTOMER)
    return _form(order, customer, plan, book, press) if plan else Refused(topic, *NO_PLAN)


def _is_project(order: Order, book: Book) -> bool:
    kind = book.get(OrderType, order.order_type)
    return order.order_type == PROJECT or (kind is not None and kind.proof is Proof.PROJECT_ACCEPTANCE)


def _form(order: Order, customer: Customer, plan: list[Milestone], book: Book, press: Press) -> AcceptanceForm:
    lines = sorted(book.by(OrderLine, "order", order.number), key=lambda line: line.line_no or 0)
    number, last = f"YS{order.number.removeprefix('SO')}", _last(order, book)
    turn = f"-{last.number}" if (last.number or 1) > 1 else ""
    return AcceptanceForm(
        head=Head(our_company(press.settings), number + turn, TITLE, SUBTITLE, COPIES, mark=mark_of(order), dated=last.accepted_on),
        order=order.number,
        project=order.project_name,
        contract_no=order.contract_no,
        due_on=order.contract_due_on or order.promised_on,
        accepted_on=last.accepted_on,
        customer=buyer(customer),
        amount=sum((gross_of(line, order) for line in lines), ZERO) if sees_prices(press) else None,
        goals=tuple(row.goal for row in plan if row.goal.strip()),
        steps=tuple(_step(n, row, press.today) for n, row in enumerate((row for row in plan if row.milestone.strip()), 1)),
        risks=tuple((row.risk, row.measure) for row in plan if row.risk.strip()),
        items=tuple(_item(line, book) for line in lines),
        result=last.result,
        open_points=last.open_points,
        evidence=last.evidence,
        signs=(Sign(*MANAGER), Sign(*HEAD), Sign(*CLIENT, last.accepted_by, last.accepted_on, seal=True)),
    )


def _last(order: Order, book: Book) -> Acceptance:
    """The latest acceptance of the order, an empty first one where there is none."""
    rows = book.by(Acceptance, "order", order.number)
    return max(rows, key=lambda row: row.number or 0, default=Acceptance(order=order.number, number=1))


def _step(n: int, row: Milestone, today: date) -> Step:
    days = ((row.done_on or today) - row.due_on).days if row.due_on else 0
    late = filled(LATE if row.done_on else OVERDUE, days=counted(days, DAY))
    return Step(n, row.milestone, row.due_on, row.done_on, late if days > 0 else IN_TIME if row.done_on else OPEN, row.person)


def _item(line: OrderLine, book: Book) -> Item:
    gone = None if line.kind in MONEY_ONLY else gone_of(line, book)
    shipped, signed = (gone.shipped, gone.signed) if gone else (None, None)
    return Item(line.line_no or 0, goods_of(line), line.unit, line.quantity or ZERO, shipped, signed)
