"""Nothing goes out unchecked: goods and label when they are prepared, parcels before they leave."""

from collections.abc import Iterator

from order_logic.flows.moves import Shifting
from order_logic.records import Customer, OutboundNote
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.text import Text

_NO_PLACE = Text("没有收货地址，箱唛写不全", "there is no delivery address for the label")
_FILL_IN = Text("请先在「订单」补收货地址", "fill in the delivery address in Orders first")
_NOBODY = Text("查无客户 {customer}，箱唛写不全", "customer {customer} is not known: the label cannot be written")
_ADD = Text("请先在「客户」建档", "add it to Customers first")
_NO_PARCELS = Text("出库单 {note} 没有写件数", "outbound note {note} does not say how many parcels")
_COUNT = Text("请在「出库单」填「件数」", "type Parcels into Outbound notes")


@rule(
    "R-55",
    guards=(Shifting.PREPARE, Shifting.SHIP),
    reads=(Customer, OutboundNote),
    field="address",
    lasting=False,
    policy="发货前对货品、数量、包装再次复核；箱唛写明订单号、客户、目的地。",
    zh="出库单 {note} 还没有复核",
    en="outbound note {note} has not been checked",
    fix=("请核对货品、数量、包装和箱唛后按「出货复核」", "compare goods, quantity, packing and label, then press Check parcels"),
)
def checked_before_it_leaves(case: Case) -> Iterator[Breach]:
    """Goods, quantity and packing are checked again; the label bears order number, customer and destination. S17 S14 S2"""
    if case.move is None:
        return
    if is_blank(case.order.address):
        yield breach(text=_NO_PLACE, remedy=_FILL_IN)
    if case.customer is None:
        yield breach(field="customer", text=_NOBODY, remedy=_ADD, customer=case.order.customer)
    note = case.row
    if case.move is Shifting.SHIP and isinstance(note, OutboundNote):
        if not note.checked_by:
            yield breach(note, "checked_by", note=note.number)
        if not note.parcels or note.parcels < 0:
            yield breach(note, "parcels", text=_NO_PARCELS, remedy=_COUNT, note=note.number)
