"""How goods travel is planned and told before they leave, and what is handed over agrees with the papers."""

from collections.abc import Iterator
from datetime import date

from order_logic.book import Book
from order_logic.columns import column_of
from order_logic.derived.outbound import UNTRACKED, plan_of, tracked
from order_logic.flows.moves import Shifting
from order_logic.records import Logistics, Notice, Order, OutboundNote
from order_logic.records.choices import Carriage, Topic
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.rules.moment import day_of
from order_logic.text import Text

_NO_PLAN = Text("出库单 {note} 没有物流安排", "{note} has no logistics plan")
_ADD_PLAN = Text("请在「物流」为它加一行", "add a row for it on the sheet Logistics")
_UNTOLD = Text("{note} 发货前没有通知{whom}", "{whom} has not been told before {note} ships")
_TELL = Text("请按「通知发货安排」，发出通知并记下日期", "press Announce shipment, send the notice and note the day")
_AHEAD = Text(
    "{note} 是重点客户或有特殊要求，须在发货日之前通知客户",
    "{note} is for a key customer or has special requirements: the customer is told before the ship day",
)
_WAIT = Text("请先与客户确认，改日发货", "settle it with the customer and ship on a later day")
_EARLY = Text("预计到达日 {expected} 早于发货日 {day}", "expected on {expected}, before it ships on {day}")
_WAYBILL = Text("{note} 没有运单号", "{note} has no waybill")
_ENTER = Text("请在「出库单」填运单号", "enter the waybill on the sheet Outbound notes")
_TAKEN = Text("运单号 {waybill} 已用在 {other}，客户不同", "waybill {waybill} stands on {other} too, which is for another customer")
_COMPARE = Text("请对照底单改正运单号", "compare with the counterfoil and correct the waybill")
_SALES, _CUSTOMER = Text("销售", "sales"), Text("客户", "the customer")


def told_on(note: OutboundNote, plan: Logistics, book: Book) -> date | None:
    """When the customer was told of the plan: as typed, or as the notice of it was sent."""
    rows = book.by(Notice, "order", note.order)
    sent = [n.sent_on for n in rows if n.topic is Topic.LOGISTICS and n.customer and n.document == note.number and not n.voided]
    return plan.customer_told_on or min((day for day in sent if day), default=None)


@rule(
    "R-56",
    guards=(Shifting.SHIP,),
    about=OutboundNote,
    reads=(Logistics, Notice),
    lasting=False,
    policy="发货前定好运输方式、承运商和发货时间，并通知销售和客户；重点客户和有特殊要求的须提前。",
    zh="{note} 的物流安排缺「{column}」",
    en="the logistics plan of {note} lacks {column}",
    fix=("请在「物流」填写", "fill it in on the sheet Logistics"),
)
def journey_planned_and_told(case: Case) -> Iterator[Breach]:
    """Mode, carrier and time are planned, sales and customer are told before shipping. S16 S2

    Key customers and those with special requirements are told ahead of time.
    """
    note, plan = case.row, plan_of(case.row, case.book)
    if plan is None:
        yield breach(text=_NO_PLAN, remedy=_ADD_PLAN, note=note.number)
        return
    for name in ("mode", "planned_on") if plan.mode in UNTRACKED else ("mode", "carrier", "planned_on"):
        if is_blank(getattr(plan, name)) and not (name == "carrier" and note.carrier.strip()):
            yield breach(plan, name, note=note.number, column=column_of(Logistics, name).label)
    yield from _told(case, plan)


def _told(case: Case, plan: Logistics) -> Iterator[Breach]:
    """Who fetches goods knows of it."""
    day, note, customer = day_of(case), case.row.number, told_on(case.row, plan, case.book)
    if plan.sales_told_on is None or plan.sales_told_on > day:
        yield breach(plan, "sales_told_on", text=_UNTOLD, remedy=_TELL, note=note, whom=_SALES)
    if plan.mode is Carriage.PICKUP:
        return
    if customer is None or customer > day:
        yield breach(plan, "customer_told_on", text=_UNTOLD, remedy=_TELL, note=note, whom=_CUSTOMER)
    elif customer == day and ahead_of_time(case):
        yield breach(plan, "customer_told_on", text=_AHEAD, remedy=_WAIT, note=note)


def ahead_of_time(case: Case) -> bool:
    """Whether the customer hears of a shipment before its day."""
    return bool(case.order.special.strip() or (case.customer and case.customer.key_account))


@rule(
    "R-57",
    guards=(Shifting.SHIP,),
    about=OutboundNote,
    reads=(Logistics,),
    lasting=False,
    policy="发货通知写明发货日期、物流信息和预计到达日；物流状态随时更新。",
    zh="{note} 没有填预计到达日，发货通知写不全",
    en="{note} has no expected arrival, which the ship notice names",
    fix=("请在「物流」填预计到达日", "enter the expected arrival on the sheet Logistics"),
)
def arrival_expected(case: Case) -> Iterator[Breach]:
    """The ship notice names date, logistics and expected arrival; states follow the goods until they are signed for. S8 S17"""
    plan, day = plan_of(case.row, case.book), day_of(case)
    if plan is None or plan.mode is Carriage.PICKUP:
        return
    if plan.expected_on is None:
        yield breach(plan, "expected_on", note=case.row.number)
    elif plan.expected_on < day:
        yield breach(plan, "expected_on", text=_EARLY, expected=plan.expected_on, day=day)


@rule(
    "R-58",
    guards=(Shifting.SHIP,),
    about=OutboundNote,
    reads=(Logistics, OutboundNote),
    lasting=False,
    policy="与快递交接时，运单数、实物件数、系统件数三者相符，运单号与订单相符。",
    zh="{note} 交接数不符：运单 {waybills}、实物 {parcels}、系统 {system}",
    en="{note}: counts differ: {waybills} waybills, {parcels} parcels, {system} in the system",
    fix=("请重新清点，改正「物流」的数或出库单的件数", "count again and correct Logistics, or the parcels of the note"),
)
def handover_agrees(case: Case) -> Iterator[Breach]:
    """At the handover waybills, parcels and the system's count are equal, and the waybill belongs to the order. S14"""
    note, plan = case.row, plan_of(case.row, case.book)
    if tracked(note, case.book):
        yield from _waybill(note, case.book)
    if plan is None:
        return
    counts = [plan.parcels, plan.system_parcels, *([plan.waybills] if tracked(note, case.book) else [])]
    if None in counts or len(set(counts)) > 1 or not counts[0]:
        shown = ["—" if n is None else str(n) for n in (plan.waybills, plan.parcels, plan.system_parcels)]
        yield breach(plan, "parcels", note=note.number, waybills=shown[0], parcels=shown[1], system=shown[2])


def _waybill(note: OutboundNote, book: Book) -> Iterator[Breach]:
    """A waybill is there and is not that of another customer's parcels."""
    if not note.waybill.strip():
        yield breach(field="waybill", text=_WAYBILL, remedy=_ENTER, note=note.number)
        return
    for other in book.by(OutboundNote, "waybill", note.waybill):
        if not other.voided and other.number != note.number and _customer(other, book) != _customer(note, book):
            yield breach(field="waybill", text=_TAKEN, remedy=_COMPARE, waybill=note.waybill, other=other.number)


def _customer(note: OutboundNote, book: Book) -> str:
    order = book.get(Order, note.order)
    return order.customer if order else ""
