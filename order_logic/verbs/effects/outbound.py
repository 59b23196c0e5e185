"""Outbound notes: issued, released, taken back, and the goods that leave with them (R-54, R-57)."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.lots import allocations_of, noted_by_lot, written_lots
from order_logic.derived.outbound import ZERO, parts_of, plan_of, releases_of
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.records import Allocation, Logistics, OrderLine, OutboundLine, OutboundNote, Signature
from order_logic.records.choices import Topic, Transit
from order_logic.rule import Case, Finding, Portion
from order_logic.rules.moment import day_of
from order_logic.text import Text
from order_logic.verbs.dating import DATING_READS, misdated
from order_logic.verbs.effect import Made, effect
from order_logic.verbs.goods import goods_told
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.stocking import STOCK_READS, NotThere, take_out
from order_logic.verbs.telling import TELLING, notice

_SHIPPED = Text(
    "订单 {order} 已于 {day} 发货，出库单 {note}：{goods}；{mode} {carrier} 运单号 {waybill}，预计 {expected} 到达。",
    "Order {order} was shipped on {day}, outbound note {note}: {goods}; {mode} {carrier}, waybill {waybill}, expected on {expected}.",
)
_NONE = Text("无", "none")


@effect(Shifting.ISSUE_NOTE, reads=(*STOCK_READS, Logistics, *DATING_READS))
def issue_note(case: Case, role: Role) -> list[Change] | Finding:
    """One 出库单 for the order, a row for each line with its lots, and the draft of how it travels."""
    day = day_of(case)
    wrong = misdated(case, day, counts=False)
    if wrong:
        return wrong
    note = OutboundNote(number=case.press.numbers.next("CK", case.press.today), order=case.order.number, issued_on=day)
    rows: list[Change] = []
    for portion in case.portions:
        lots = _next_lots(portion, case)
        if isinstance(lots, Finding):
            return lots
        rows.append(Add(OutboundLine, _row(note, portion, lots)))
    return [Add(OutboundNote, note), *rows, Add(Logistics, _drafted(note, case))]


def _next_lots(portion: Portion, case: Case) -> list[tuple[Allocation, Decimal]] | Finding:
    """Which locks a portion uses: first locked first, after what earlier notes name."""
    line, wanted = portion.line, portion.quantity
    spoken, found = noted_by_lot(line, case.book), list[tuple[Allocation, Decimal]]()
    for row in allocations_of(line, case.book):
        earlier = min(spoken.get(row.lot, ZERO), row.left or ZERO)
        spoken[row.lot] = spoken.get(row.lot, ZERO) - earlier
        part = min((row.left or ZERO) - earlier, wanted)
        wanted -= part
        found += [(row, part)] if part > 0 else []
    return _short(case, line, portion.quantity, portion.quantity - wanted) if wanted > 0 else found


def _short(case: Case, line: OrderLine, quantity: Decimal, locked: Decimal) -> Finding:
    facts = {"product": line.product, "locked": f"{locked.normalize():f}", "quantity": f"{quantity.normalize():f}"}
    return refused(Refusal.LOCK_SHORT, line.order, "quantity", OrderLine, key_of(line), **facts)


def _row(note: OutboundNote, portion: Portion, locks: list[tuple[Allocation, Decimal]]) -> OutboundLine:
    lots: dict[str, Decimal] = {}
    for row, part in locks:
        lots[row.lot] = lots.get(row.lot, ZERO) + part
    houses = dict.fromkeys(row.warehouse for row, _ in locks)
    return OutboundLine(
        note=note.number, order=note.order, line_no=portion.line.line_no, quantity=portion.quantity,
        lot=written_lots(lots), warehouse="、".join(houses),
    )  # fmt: skip


def _drafted(note: OutboundNote, case: Case) -> Logistics:
    """The journey still to be planned; the day is known where the order names one."""
    return Logistics(note=note.number, order=note.order, planned_on=case.order.ship_on)


@effect(Shifting.RELEASE)
def release(case: Case, role: Role) -> list[Change]:
    """The second signature lets the goods out."""
    return [Edit(OutboundNote, key_of(case.row), "released_at", case.row.released_at, case.press.now)]


@effect(Shifting.UNRELEASE, reads=(Signature,))
def unrelease(case: Case, role: Role) -> list[Change]:
    """The note is void, and with it the signatures of its release; its goods wait for another."""
    signatures = [Edit(Signature, key_of(s), "voided", s.voided, True) for s in releases_of(case.row, case.book)]
    return [Edit(OutboundNote, key_of(case.row), "voided", case.row.voided, True), *signatures]


@effect(Shifting.SHIP, reads=(*STOCK_READS, Logistics, *TELLING, *DATING_READS))
def ship(case: Case, role: Role) -> Made | Finding:
    """The goods leave the warehouse, and the ship notice is drafted (R-57)."""
    day = day_of(case)
    wrong = misdated(case, day, case.row.issued_on)
    if wrong:
        return wrong
    changes: list[Change] = [Edit(OutboundNote, key_of(case.row), "shipped_on", None, day)]
    lots = {part.line_no: part.lot for part in parts_of(case.row, case.book)}
    for line, _, quantity in case.portions:
        try:
            changes += take_out(case, line, quantity, lots.get(line.line_no, ""))
        except NotThere:
            locked = sum((a.left or ZERO for a in allocations_of(line, case.book)), ZERO)
            return _short(case, line, quantity, locked)
    return Made([*changes, *_under_way(case), _told(case)])


def _under_way(case: Case) -> Iterator[Change]:
    """The plan becomes the journey."""
    note, plan = case.row, plan_of(case.row, case.book)
    if plan is None:
        return
    if plan.carrier and not note.carrier:
        yield Edit(OutboundNote, key_of(note), "carrier", note.carrier, plan.carrier)
    yield Edit(Logistics, key_of(plan), "state", plan.state, Transit.SENT)
    yield Edit(Logistics, key_of(plan), "updated_on", plan.updated_on, day_of(case))


def _told(case: Case) -> Add:
    note, plan = case.row, plan_of(case.row, case.book) or Logistics(note=case.row.number)
    facts = {
        "order": case.order.number, "day": day_of(case), "note": note.number, "goods": goods_told(case.portions, case.press.lang),
        "mode": plan.mode or "", "carrier": note.carrier or plan.carrier, "waybill": note.waybill or _NONE,
        "expected": plan.expected_on or "—",
    }  # fmt: skip
    return notice(case, Topic.SHIPMENT, _SHIPPED, to=(Role.SALES,), customer=True, **facts)
