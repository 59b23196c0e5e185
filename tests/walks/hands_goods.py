"""What people type before they move goods: plans, inspections, carriers, proofs."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from order_logic.book import key_of
from order_logic.derived.stages import stages_of
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import shift_of
from order_logic.records import (
    Acceptance,
    Inspection,
    Logistics,
    Milestone,
    Order,
    OrderLine,
    OutboundNote,
    ProductionJob,
    PurchaseLine,
    PurchaseOrder,
)
from order_logic.records.choices import Carriage, Undelivered
from order_logic.verbs.picks import order_in, resolve
from tests.walks.hands import Typed, fill, hand, today
from tests.walks.house import House

ZERO = Decimal(0)


def order_of(house: House, pick: str) -> str:
    return resolve(house.book, pick).order or order_in(pick)


@hand(*Shifting)
def _parts(house: House, pick: str, rng: Random) -> Typed:
    """Now and then only a part of what could move."""
    return goods_typed(house, pick, rng, Shifting.ALLOCATE)


def goods_typed(house: House, pick: str, rng: Random, move: Shifting) -> Typed:
    """本次数量 for a part of a line in five, blank for the others, whatever was left there."""
    book = house.book
    for line in book.by(OrderLine, "order", order_of(house, pick)):
        free = max((stages_of(line, book)[stage] for stage in shift_of(move).starts), default=ZERO)
        part = Decimal(rng.randrange(1, int(free))) if free > 1 and rng.random() < house.partly else None
        house.types(OrderLine, key_of(line), {"this_quantity": part, "part_shipment": True})
    return Typed("客户要求调整")


for _move in (
    Shifting.PREPARE,
    Shifting.ISSUE_NOTE,
    Shifting.BUY,
    Shifting.UNLOCK,
    Shifting.CANCEL_SUPPLY,
):
    hand(_move)(partial(goods_typed, move=_move))


def nothing_typed(house: House, number: str) -> None:
    """本次数量 blank on every line, whatever was left there."""
    for line in house.book.by(OrderLine, "order", number):
        house.types(OrderLine, key_of(line), {"this_quantity": None})


@hand(Shifting.SHORT_CLOSE)
def _short(house: House, pick: str, rng: Random) -> Typed:
    """What may stay undelivered of each line: a fifth, less what was ended already."""
    for line in house.book.by(OrderLine, "order", order_of(house, pick)):
        little = int((line.quantity or ZERO) / 5 - (line.ended or ZERO))
        house.types(OrderLine, key_of(line), {"this_quantity": Decimal(little) if little > 0 else None})
    return Typed("客户同意少交")


@hand(Shifting.WAIT)
def _wait(house: House, pick: str, rng: Random) -> Typed:
    goods_typed(house, pick, rng, Shifting.WAIT)
    return Typed("客户同意等货", today(house) + timedelta(days=10))


@hand(Shifting.MAKE)
def _make(house: House, pick: str, rng: Random) -> Typed:
    goods_typed(house, pick, rng, Shifting.MAKE)
    number = order_of(house, pick)
    order = house.book.get(Order, number)
    if order and order.order_type == "项目" and not house.book.by(Milestone, "order", number):
        house.adds(Milestone(
            order=number, number=1, goal="按期供货", milestone="设备到场", due_on=today(house) + timedelta(days=20), risk="场地未就绪",
            measure="提前一周确认", person="杨光",
        ))  # fmt: skip
    return Typed()


@hand(Passing.JOB_CONFIRM, Passing.JOB_START)
def _plan(house: House, pick: str, rng: Random) -> Typed:
    job = house.book.get(ProductionJob, pick)
    if job:
        fill(house, job, rng, people="一班 6 人", materials="已齐", transport="转成品仓", risks="首件检验", work_centre="CX-1",
             start_on=today(house), finish_on=today(house) + timedelta(days=4))  # fmt: skip
    return Typed()


@hand(Passing.PURCHASE_SUBMIT, Passing.PURCHASE_APPROVE, Passing.PURCHASE_PLACE, Passing.PURCHASE_CANCEL, Passing.PURCHASE_SHORT_CLOSE,
      Passing.PURCHASE_SEND_BACK)  # fmt: skip
def _purchase(house: House, pick: str, rng: Random) -> Typed:
    found = house.book.get(PurchaseOrder, pick)
    if found:
        fill(house, found, rng, due_on=today(house) + timedelta(days=8), ordered_on=today(house), terms="月结 30 天")
    return Typed("供应商缺料，已协商")


@hand(Shifting.RECEIVE)
def _receive(house: House, pick: str, rng: Random) -> Typed:
    _lots_read(house, house.book.by(PurchaseLine, "order", order_of(house, pick)), rng)
    return goods_typed(house, pick, rng, Shifting.RECEIVE)


@hand(Passing.PURCHASE_RECEIVE)
def _whole_purchase(house: House, pick: str, rng: Random) -> Typed:
    _lots_read(house, house.book.by(PurchaseLine, "purchase", pick), rng)
    return Typed()


def _lots_read(house: House, lines: Iterable[PurchaseLine], rng: Random) -> None:
    """The lot that stands on the boxes, where the line names none yet."""
    for line in list(lines):
        fill(house, line, rng, lot="L2611")


@hand(Passing.PURCHASE_RECEIVE_PART)
def _part_of_purchase(house: House, pick: str, rng: Random) -> Typed:
    _whole_purchase(house, pick, rng)
    for line in house.book.by(PurchaseLine, "purchase", pick):
        left = (line.quantity or ZERO) - (line.received or ZERO)
        if left > 1:
            house.types(PurchaseLine, key_of(line), {"this_quantity": Decimal(rng.randrange(1, int(left)))})
    return Typed()


@hand(Shifting.INSPECT, "check_process")
def _inspect(house: House, pick: str, rng: Random) -> Typed:
    nothing_typed(house, order_of(house, pick))
    book = house.book
    picked: Any = book.get(Inspection, pick)
    rows = [picked] if picked else [r for r in book.by(Inspection, "order", order_of(house, pick)) if r.inspected_at is None]
    for row in rows:
        asked = row.quantity or ZERO
        bad = min(Decimal(rng.choice((0, 0, 1, 2))), asked)
        split: dict[str, Any] = {"passed": asked - bad or None, rng.choice(("rework", "scrap", "as_is")): bad or None}
        values = {
            "rework": None,
            "scrap": None,
            "as_is": None,
            **split,
            "cause": "刀具磨损",
            "correction": "更换刀具",
            "prevention": "定期点检",
        }
        house.types(Inspection, key_of(row), values | {"consent": "客户邮件 11-09", "lot": row.lot or "L2611", "warehouse": "成品仓"})
    return Typed()


def _notes(house: House, pick: str) -> list[OutboundNote]:
    found = house.book.get(OutboundNote, pick)
    return [found] if found else list(house.book.by(OutboundNote, "order", order_of(house, pick)))


@hand("check_out", "tell_shipping", "update_transit", "check_handover", Shifting.RELEASE, Shifting.SHIP, Shifting.UNRELEASE)
def _note(house: House, pick: str, rng: Random) -> Typed:
    for note in _notes(house, pick):
        fill(house, note, rng, parcels=1, carrier="德邦快递", waybill=f"DPK{note.number[2:].replace('-', '')}")
        plan = house.book.get(Logistics, note.number)
        if plan and not note.shipped_on:
            told = {"sales_told_on": today(house) - timedelta(days=1), "customer_told_on": today(house) - timedelta(days=1)}
            days = {"planned_on": today(house), "expected_on": today(house) + timedelta(days=2), **told}
            house.types(Logistics, key_of(plan), {"mode": Carriage.EXPRESS, "carrier": "德邦快递", "waybills": 1, "parcels": 1, **days})
    return Typed("客户改期")


@hand(Shifting.SIGN)
def _sign(house: House, pick: str, rng: Random) -> Typed:
    number = order_of(house, pick)
    for note in _notes(house, pick):
        fill(house, note, rng, signed_by="王库管", evidence="JH-1101")
    order = house.book.get(Order, number)
    if order and order.order_type == "项目" and not house.book.by(Acceptance, "order", number):
        house.adds(Acceptance(order=number, number=1, accepted_on=today(house), accepted_by="赵工", evidence="YS-1101", result="合格"))
    return Typed()


@hand(Shifting.REFUSE)
def _refuse(house: House, pick: str, rng: Random) -> Typed:
    for note in _notes(house, pick):
        why = rng.choice((Undelivered.REFUSED, Undelivered.LOST))
        house.types(OutboundNote, key_of(note), {"undelivered": why, "evidence": "承运商证明", "signed_by": note.signed_by or "王库管"})
    return Typed("外箱破损")
